"""Profiles on the small warehouse: groups in order, flags kept, wrong questions answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import (
    NotPublishedError,
    UnknownCharacteristicError,
    UnknownPeriodError,
    UnknownPlaceError,
)

YEAR = "2024-25"


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def test_groups_start_with_the_total_and_end_with_not_recorded(
    opened: warehouse.Warehouse,
) -> None:
    groups = measures.profile(opened, "QKS", "disability", YEAR).groups
    assert [(group.kind, group.order) for group in groups] == [
        ("total", 0),
        ("known", 1),
        ("known", 2),
        ("known", 3),
        ("known", 4),
        ("declined", 5),
        ("not_recorded", 6),
        ("not_recorded", 7),
    ]
    assert groups[0].official_label == "Total"


def test_both_labels_stand_in_the_official_label(opened: warehouse.Warehouse) -> None:
    broad = measures.profile(opened, "ENG", "ethnicity", YEAR)
    detailed = measures.profile(opened, "ENG", "ethnicity_detailed", YEAR)
    assert "White / All" in [group.official_label for group in broad.groups]
    assert "White / Irish" in [group.official_label for group in detailed.groups]
    assert len([group for group in detailed.groups if group.kind == "known"]) == 16
    # Not recorded stands once in the file, under the broad groups.
    assert broad.groups[-1].counts == detailed.groups[-1].counts


def test_deprivation_is_turned_round(opened: warehouse.Warehouse) -> None:
    """The file's 10 is the most deprived; here imd_01 is, and it has the most referrals."""
    found = measures.profile(opened, "ENG", "deprivation", YEAR)
    first, last = found.groups[1], found.groups[10]
    assert (first.id, first.official_label) == ("imd_01", "10 Most deprived")
    assert (last.id, last.official_label) == ("imd_10", "01 Least deprived")
    assert (first.counts["referrals"].value or 0) > (last.counts["referrals"].value or 0)
    assert (first.rates["recovery"].value or 0) < (last.rates["recovery"].value or 0)


def test_fifths_are_worked_out_from_two_tenths(opened: warehouse.Warehouse) -> None:
    tenths = measures.profile(opened, "QKS", "deprivation", YEAR)
    fifths = measures.profile(opened, "QKS", "deprivation_fifth", YEAR)
    most = fifths.groups[1]
    assert (most.id, most.official_label, most.worked_out) == ("imd_q1", None, True)
    parts = [tenths.groups[n].counts["finished"].value or 0 for n in (1, 2)]
    assert most.counts["finished"].value == sum(parts)
    assert most.counts["finished"].flag == "calculated"


def test_65_and_over_is_worked_out_beside_its_bands(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "age", YEAR)
    joined = found.group("65_and_over_worked_out")
    assert joined is not None
    assert joined.worked_out
    assert joined.official_label is None


def test_an_intersection_closes_below_england_where_a_group_is_small(
    opened: warehouse.Warehouse,
) -> None:
    small = measures.profile(opened, "QOC", "ethnicity_gender", YEAR)
    assert small.gate("cells").state == "closed"
    assert [group.id for group in small.groups] == ["total"]
    large = measures.profile(opened, "QKS", "ethnicity_gender", YEAR)
    assert large.gate("cells").state == "open"
    pair = large.group("white_irish_female")
    assert pair is not None
    assert pair.label == "White Irish, female"
    assert pair.official_label == "White / Female / Irish / Female"


def test_a_double_space_in_a_label_is_the_same_label(opened: warehouse.Warehouse) -> None:
    found = measures.profile(opened, "QKS", "ethnicity_gender", YEAR).group("bangladeshi_female")
    assert found is not None


def test_volume_break_of_the_pack(opened: warehouse.Warehouse) -> None:
    """QWU's finished courses halve in 2024-25 and nowhere else."""
    assert measures.profile(opened, "QWU", "age", YEAR).gate("volume").state == "closed"
    assert measures.profile(opened, "QWU", "age", "2023-24").gate("volume").state == "open"
    assert measures.profile(opened, "QKS", "age", YEAR).gate("volume").state == "open"


def test_the_first_loaded_year_has_no_volume_break(opened: warehouse.Warehouse) -> None:
    assert measures.profile(opened, "QWU", "total", "2022-23").gate("volume").state == "open"


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        (("XXX", "total", YEAR), UnknownPlaceError, "No place has the code 'XXX'"),
        (("icb:91Q", "total", YEAR), UnknownPlaceError, "No place has the code 'icb:91Q'"),
        (("QKS", "height", YEAR), UnknownCharacteristicError, "one of total, deprivation"),
        (("QKS", "waiting_time", YEAR), UnknownCharacteristicError, "Unknown characteristic"),
        (("QKS", "total", "2019-20"), UnknownPeriodError, "one of 2022-23, 2023-24, 2024-25"),
        (("AAA01", "problem", YEAR), UnknownCharacteristicError, "Unknown characteristic"),
        (("QKS'; drop table core_place; --", "total", YEAR), UnknownPlaceError, "No place has"),
        (("Q" * 10_000, "total", YEAR), UnknownPlaceError, "No place has the code"),
    ],
)
def test_wrong_questions_get_one_line(
    opened: warehouse.Warehouse, asked: tuple[str, str, str], error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as caught:
        measures.profile(opened, *asked)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 500
    assert "\n" not in str(caught.value)


def test_what_is_not_published_says_what_is(
    opened: warehouse.Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = opened.rows

    def without_it(name: str, **parameters: object) -> list[tuple[object, ...]]:
        found = original(name, **parameters)
        return [row for row in found if name != "cells" or row[1] != "sexual_orientation"]

    monkeypatch.setattr(opened, "rows", without_it)
    with pytest.raises(NotPublishedError, match=r"one of total, .* in 2024-25"):
        measures.profile(opened, "QKS", "sexual_orientation", YEAR)


def test_a_code_of_two_types_means_the_one_of_the_period(opened: warehouse.Warehouse) -> None:
    assert measures.profile(opened, "91q", "total", YEAR).place.type == "sub_icb"
    assert measures.profile(opened, "sub_icb:91Q", "total", YEAR).place.code == "91Q"


def test_the_contract_has_every_key(opened: warehouse.Warehouse) -> None:
    found = measures.profile_json(measures.profile(opened, "QKS", "deprivation", YEAR))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert {
        "schema", "place", "period", "characteristic", "made_up", "sources", "groups",
        "comparisons", "gradient", "reason", "not_recorded_share",
    } <= set(found)  # fmt: skip
    group = found["groups"][1]
    assert {"id", "label", "official_label", "kind", "order", "counts", "rates"} <= set(group)
    assert set(group["counts"]["eligible"]) == {"value", "flag", "rounded_to"}
    assert set(group["rates"]["recovery"]) == {
        "value", "lower", "upper", "published", "numerator", "denominator", "flag", "precision",
        "method",
    }  # fmt: skip
    assert {"recovery", "reliable_recovery", "reliable_improvement", "deterioration", "completion",
            "treated_of_ended", "finished_of_ended", "referral_rate", "start_rate",
            "representation"} == set(group["rates"])  # fmt: skip


def test_the_gate_size_is_no_part_of_the_contract(opened: warehouse.Warehouse) -> None:
    """It would be the suppressed denominator."""
    text = json.dumps(measures.profile_json(measures.profile(opened, "QOC", "religion", YEAR)))
    assert '"size"' not in text


def test_recordings_name_each_characteristic_once(opened: warehouse.Warehouse) -> None:
    found = measures.recordings(opened, "QKS", YEAR)
    names = [each.characteristic for each in found]
    assert len(names) == len(set(names))
    assert "ethnicity" in names
    assert not {"ethnicity_detailed", "ethnic_minority", "deprivation_fifth"} & set(names)
    disability = next(each for each in found if each.characteristic == "disability")
    assert disability.declined_referrals == pytest.approx(0.08)
    assert disability.share_referrals == pytest.approx(0.2805, abs=1e-3)
