"""How completely things are recorded: shares by stage, declined apart, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore.catalogue import Group
from amhe_explore.errors import UnknownPlaceError
from amhe_explore.measures import completeness, profile, recordings
from amhe_explore.measures.completeness import STAGES, PlaceCompleteness, _share
from amhe_explore.measures.groups import GroupRows
from amhe_explore.warehouse import Warehouse, open_current
from tests.measures.rows import SUPPRESSED, england, local

FOUND = ["Deprivation", "Gender", "Ethnicity", "Religion", "Sexual orientation", "Disability"]


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with open_current(small_warehouse) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def kent(opened: Warehouse) -> PlaceCompleteness:
    return completeness(opened, "QKS", "2024-25")


def test_every_characteristic_that_can_be_missing_once(kent: PlaceCompleteness) -> None:
    names = [each.name for each in kent.entries]
    assert names[: len(FOUND)] == FOUND
    assert len(names) == len(set(names))
    assert "Ethnicity (detailed)" not in names  # recorded with ethnicity
    assert "Deprivation (fifths)" not in names


def test_shares_are_those_of_the_published_counts(
    opened: Warehouse, kent: PlaceCompleteness
) -> None:
    shown = profile(opened, "QKS", "religion", "2024-25")
    missing = next(each for each in shown.groups if each.kind == "not_recorded")
    religion = kent.of("religion")
    assert religion is not None
    for n, stage in enumerate(STAGES):
        part, whole = missing.counts[stage].value, shown.total.counts[stage].value
        assert part is not None
        assert whole is not None
        assert religion.not_recorded[n].value == pytest.approx(part / whole)
        assert religion.missing[n].value == religion.not_recorded[n].value


def test_declined_stands_apart_and_both_are_missing(kent: PlaceCompleteness) -> None:
    disability = kent.of("disability")
    assert disability is not None
    for n in range(len(STAGES)):
        parts = (disability.not_recorded[n].value, disability.declined[n].value)
        assert None not in parts
        assert disability.missing[n].value == pytest.approx(sum(part or 0 for part in parts))


def test_where_nobody_can_decline_it_does_not_apply(kent: PlaceCompleteness) -> None:
    gender = kent.of("gender")
    assert gender is not None
    assert {(share.value, share.flag) for share in gender.declined} == {(None, "not_applicable")}


def test_the_worst_is_ranked_first(kent: PlaceCompleteness) -> None:
    shares = [each.at_referral or 0.0 for each in kent.ranked]
    assert shares == sorted(shares, reverse=True)
    assert kent.ranked[0].name == "Long-term condition"
    assert len(kent.ranked) == len(kent.entries)


def test_the_years_are_those_of_the_place_oldest_first(kent: PlaceCompleteness) -> None:
    assert [year for year, _ in kent.by_year] == ["2022-23", "2023-24", "2024-25"]
    assert dict(kent.by_year)["2024-25"] == kent.entries


def test_it_agrees_with_the_recordings_of_the_profile(
    opened: Warehouse, kent: PlaceCompleteness
) -> None:
    told = {each.characteristic: each for each in recordings(opened, "QKS", "2024-25")}
    assert list(told) == [each.characteristic for each in kent.entries]
    for each in kent.entries:
        other = told[each.characteristic]
        assert (each.at_referral, each.stages, each.outcomes) == (
            other.share_referrals,
            other.stages,
            other.outcomes,
        )


def test_sources_travel_along(kent: PlaceCompleteness) -> None:
    assert [(each.id, each.edition) for each in kent.sources] == [("tt-annual", "2024-25")]
    assert not kent.made_up


def test_an_unknown_place_is_refused(opened: Warehouse) -> None:
    with pytest.raises(UnknownPlaceError):
        completeness(opened, "nowhere", "2024-25")


HIDDEN = Group("not_recorded", "Not recorded", kind="not_recorded")


@pytest.mark.parametrize(
    ("cells", "value", "flag"),
    [
        ([local(referrals=25)], 0.25, "published"),
        ([local(referrals=20), local(referrals=SUPPRESSED)], 0.20, "published"),
        ([local(referrals=SUPPRESSED)], None, "suppressed"),
        ([local(referrals=0)], 0.0, "published"),
    ],
)
def test_a_suppressed_label_stands_for_nought_beside_others_and_says_so_alone(
    cells: list[object], value: float | None, flag: str
) -> None:
    groups = [GroupRows(HIDDEN, "x", [row]) for row in cells]  # type: ignore[list-item]
    found = _share([local(referrals=100)], groups, "not_recorded", "referrals")
    assert (found.value, found.flag) == (value, flag)


def test_without_a_total_there_is_no_share_and_the_reason() -> None:
    groups = [GroupRows(HIDDEN, "x", [local(referrals=25)])]
    assert _share([local()], groups, "not_recorded", "referrals").flag == "not_published"
    hidden = _share([local(referrals=SUPPRESSED)], groups, "not_recorded", "referrals")
    assert (hidden.value, hidden.flag) == (None, "suppressed")
    assert _share([england(referrals=50)], groups, "not_recorded", "referrals").value == 0.5
