"""The headline measures on the little warehouse: figures, baseline, change, and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import UnknownPlaceError
from amhe_explore.measures import Count, Headline, HeadlineFigure
from amhe_explore.measures.referral_shares import share_of_adults, share_of_referrals


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def kent(opened: warehouse.Warehouse) -> Headline:
    return measures.headline(opened, "QKS")


def only(found: Headline, measure: str) -> HeadlineFigure:
    (figure,) = found.result(measure).figures
    return figure


def test_the_newest_year_of_the_place_where_none_is_given(kent: Headline) -> None:
    assert (kent.place.code, kent.period, kent.made_up) == ("QKS", "2024-25", False)
    assert len(kent.results) == 8
    with pytest.raises(KeyError):
        kent.result("happiness")


def test_a_share_of_referrals_leaves_out_those_not_recorded(
    opened: warehouse.Warehouse, kent: Headline
) -> None:
    gender = measures.profile(opened, "QKS", "gender", "2024-25")
    counts = {each.id: each.counts["referrals"].value or 0 for each in gender.groups}
    men = only(kent, "men").now.estimate
    assert men.value == pytest.approx(counts["male"] / (counts["male"] + counts["female"]))
    assert men.numerator == counts["male"]
    assert men.value is not None
    assert men.lower is not None
    assert men.upper is not None
    assert men.lower < men.value < men.upper


def test_a_share_of_groups_that_are_not_published_is_none(opened: warehouse.Warehouse) -> None:
    gender = measures.profile(opened, "QKS", "gender", "2024-25")
    assert share_of_referrals(gender, "male", ["male", "nobody"]).flag == "not_published"
    hidden = replace(
        gender,
        groups=tuple(
            replace(each, counts={**each.counts, "referrals": Count(None, "suppressed")})
            if each.id == "female"
            else each
            for each in gender.groups
        ),
    )
    withheld = share_of_referrals(hidden, "male", ["female", "male"])
    assert (withheld.value, withheld.flag) == (None, "suppressed")


def test_adults_living_here_are_not_known_without_a_census(opened: warehouse.Warehouse) -> None:
    share, used = share_of_adults(opened, "icb:QKS")
    assert (share.value, share.flag, used) == (None, "not_published", ())


def test_a_gap_is_that_of_the_profile_with_england_and_baseline_beside(
    opened: warehouse.Warehouse, kent: Headline
) -> None:
    now = measures.profile(opened, "QKS", "deprivation_fifth", "2024-25")
    before = measures.profile(opened, "QKS", "deprivation_fifth", "2022-23")
    figure = only(kent, "recovery_gap")
    pairs = [measures.pair_comparison(each, "imd_q1", "imd_q5") for each in (now, before)]
    assert pairs[0] is not None
    assert pairs[1] is not None
    assert figure.now.comparison == pairs[0]
    assert figure.baseline is not None
    assert figure.baseline.comparison == pairs[1]
    assert figure.england is not None
    assert figure.england.gap is not None
    assert figure.change is not None
    expected = measures.gap_change(pairs[0], pairs[1])
    assert expected is not None
    assert figure.change.value == pytest.approx(expected.value)
    assert figure.change.lower == pytest.approx(expected.lower)


def test_every_detailed_ethnic_group_has_a_line_and_the_baseline_no_change(kent: Headline) -> None:
    result = kent.result("recovery_ethnicity")
    assert result.period == "2022-25"
    assert len(result.figures) == 16
    assert {each.against for each in result.figures} == {"everyone else"}
    assert {each.change_reason for each in result.figures} == {"this is the baseline"}
    assert all(each.baseline is None for each in result.figures)


def test_sexual_orientation_is_set_against_heterosexual_people(kent: Headline) -> None:
    result = kent.result("recovery_sexual_orientation")
    assert [each.id for each in result.figures] == ["bisexual_people", "gay_and_lesbian_people"]
    assert {each.against for each in result.figures} == {"heterosexual people"}


def test_not_recorded_at_first_and_last_stage_of_four_characteristics(
    opened: warehouse.Warehouse, kent: Headline
) -> None:
    result = kent.result("not_recorded")
    assert len(result.figures) == 8
    ethnicity = measures.profile(opened, "QKS", "ethnicity", "2024-25")
    before = measures.profile(opened, "QKS", "ethnicity", "2022-23")
    first = result.figures[0]
    assert (first.id, first.label) == ("ethnicity_referrals", "Ethnicity, at referral")
    now, old = (each.not_recorded_share["referrals"] for each in (ethnicity, before))
    assert first.now.estimate.value == pytest.approx(now)
    assert first.change is not None
    assert first.change.value == pytest.approx(now - old)
    assert first.change.lower is None


def test_a_volume_break_ends_the_change_of_referrals_and_not_of_outcomes(
    opened: warehouse.Warehouse,
) -> None:
    broken = measures.headline(opened, "QWU")
    why = "referrals or courses changed too much in 2024-25: year-on-year comparisons are off"
    assert only(broken, "men").change is None
    assert only(broken, "men").change_reason == why
    assert only(broken, "referral_rate").change_reason == why
    assert only(broken, "recovery_gap").change_reason != why


def test_the_baseline_year_itself_and_years_before_it(opened: warehouse.Warehouse) -> None:
    first = measures.headline(opened, "QKS", "2022-23")
    assert only(first, "men").change_reason == "this is the baseline"
    assert only(first, "men").baseline is None
    pooled = first.result("recovery_ethnicity")
    assert pooled.period == "2020-23"
    assert {each.change_reason for each in pooled.figures} == {"the baseline is later: 2022-25"}
    assert all(each.now.estimate.value is None and each.now.reason for each in pooled.figures)


def test_england_has_no_england_beside_it(opened: warehouse.Warehouse) -> None:
    england = measures.headline(opened, "ENG")
    assert all(each.england is None for result in england.results for each in result.figures)


def test_every_place_of_every_type_has_all_eight_or_says_why(opened: warehouse.Warehouse) -> None:
    for entry in measures.places(opened):
        found = measures.headline(opened, entry.key)
        assert len(found.results) == 8
        for result in found.results:
            assert result.figures
            for figure in result.figures:
                missing = figure.now.estimate.value is None
                assert not missing or figure.now.reason or figure.now.estimate.flag != "published"
                assert figure.change is not None or figure.change_reason


def test_an_unknown_place_is_an_error(opened: warehouse.Warehouse) -> None:
    with pytest.raises(UnknownPlaceError):
        measures.headline(opened, "ZZZ")


def test_the_json_holds_what_the_result_holds(kent: Headline) -> None:
    found = measures.headline_json(kent)
    assert found["schema"] == 1
    assert found["place"]["code"] == "QKS"
    assert [each["id"] for each in found["headlines"]] == [e.measure.id for e in kent.results]
    gap = found["headlines"][3]["figures"][0]
    figure = only(kent, "recovery_gap")
    assert figure.now.gap is not None
    assert gap["difference"]["value"] == figure.now.gap.value
    assert gap["verdict"]["direction"] == "lower"
    assert gap["beside"].keys() == {"value", "lower", "upper"}, "never the other side's counts"
    assert gap["change"]["kind"] == "difference"
    assert found["headlines"][2]["baseline_period"] == "2022-23"
