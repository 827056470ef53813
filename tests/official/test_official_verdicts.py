"""The verdicts on the official years: the figures that the methods page promises."""

from __future__ import annotations

from collections import Counter

import pytest

from amhe_explore import measures, narrative, warehouse
from amhe_explore.measures.results import Comparison, Difference, Profile
from tests.measures.intervals import suppressed_bounds

YEAR = "2024-25"
Warehouse = warehouse.Warehouse


@pytest.fixture(scope="module")
def icbs(opened: Warehouse) -> list[str]:
    """The 42 boards of 2024-25."""
    return [place.key for place in measures.places(opened, "icb", period=YEAR)]


def found(
    profile: Profile, group: str, against: str = "reference", reference: str = ""
) -> Comparison:
    """One comparison that must be there."""
    comparison = measures.comparison(profile, group, against, reference)
    assert comparison is not None, (profile.place, group, against)
    return comparison


def points(difference: Difference | None) -> tuple[float, float, float]:
    """A difference with its limits in points."""
    assert difference is not None
    return (difference.value * 100, difference.lower * 100, difference.upper * 100)


def test_england_most_against_least_deprived_tenth(opened: Warehouse) -> None:
    england = measures.profile(opened, "ENG", "deprivation", YEAR)
    comparison = found(england, "imd_01")
    assert points(comparison.difference) == pytest.approx((-13.4, -14.0, -12.9), abs=0.05)
    assert comparison.verdict.direction == "lower"
    assert england.gradient is not None
    assert points(england.gradient.sii) == pytest.approx((14.0, 13.6, 14.4), abs=0.05)


def test_kent_and_medway_most_against_least_deprived_fifth(opened: Warehouse) -> None:
    kent = measures.profile(opened, "QKS", "deprivation_fifth", YEAR)
    comparison = found(kent, "imd_q1")
    assert points(comparison.difference) == pytest.approx((-11.7, -14.8, -8.5), abs=0.3)
    assert (comparison.verdict.direction, comparison.verdict.reliability) == ("lower", "ok")
    assert narrative.headline(kent, comparison) == (
        "Recovered less often in the most deprived areas: 43% against 55%"
    )
    assert narrative.size_sentence(kent, comparison) == (
        "About 12 points lower than in the least deprived fifth of areas (likely 9 to 15)."
    )


def test_the_gap_of_england_and_of_the_year_before_stand_beside_it(opened: Warehouse) -> None:
    now, before, england = (
        found(measures.profile(opened, place, "deprivation_fifth", period), "imd_q1")
        for place, period in (("QKS", YEAR), ("QKS", "2023-24"), ("ENG", YEAR))
    )
    place = measures.profile(opened, "ENG", "total", YEAR).place
    assert narrative.gap_beside(now, england, place) == "England's gap is 11 points."
    change = measures.gap_change(now, before)
    assert narrative.gap_change_sentence(now, before, change, " between fifths") == (
        "The gap between fifths was 12 points the year before and 12 now: any change could be"
        " chance."
    )


def test_bangladeshi_people_in_one_year_and_in_three(opened: Warehouse) -> None:
    one, three = (
        found(
            measures.profile(opened, "QKS", "ethnicity_detailed", period),
            "bangladeshi",
            reference="white_british",
        )
        for period in (YEAR, "2022-25")
    )
    assert points(one.difference) == pytest.approx((-17, -33, 1), abs=1)
    assert (one.verdict.direction, one.verdict.reliability) == ("cannot tell", "take care")
    assert points(three.difference) == pytest.approx((-13, -21, -5), abs=1)
    assert three.verdict.direction == "lower"


def test_its_deprivation_explains_half_a_point_of_it(opened: Warehouse) -> None:
    gradient = measures.profile(opened, "QKS", "deprivation", YEAR).gradient
    assert gradient is not None
    assert gradient.expected == pytest.approx(0.510, abs=0.001)
    assert gradient.observed == pytest.approx(0.493, abs=0.001)
    assert narrative.expected_sentence(gradient) == (
        "If each of its deprivation tenths had England's rate, 51.0% would have recovered; 49.3%"
        " did."
    )
    assert narrative.gain_sentence(gradient) == (
        "If every decile had the least deprived decile's rate there would have been about 720 more"
        " recoveries among 12,480 courses. This is the size of the gap, not a forecast."
    )
    england = measures.profile(opened, "ENG", "deprivation", YEAR).gradient
    assert "about 35,400 more recoveries" in narrative.gain_sentence(england)


def test_kent_and_medway_against_england_is_mixed(opened: Warehouse) -> None:
    kent, england = (measures.profile(opened, each, "total", YEAR) for each in ("QKS", "ENG"))
    pair = [
        measures.place_comparison(kent, england, each)
        for each in ("recovery", "reliable_improvement")
    ]
    assert narrative.overall_sentence(pair[0], pair[1], england.place) == (
        "Overall: slightly fewer recovered than in England (49%, likely 48 to 50, against 50.5%);"
        " slightly more improved (69%, likely 68 to 69, against 67.5%)."
    )
    assert narrative.together(pair[0], pair[1]) == "mixed"
    # Against England a place comparison is the comparison that the profile itself carries.
    assert pair[0] == measures.comparison(kent, "total", "england")


def test_men_in_england_are_mixed(opened: Warehouse) -> None:
    england = measures.profile(opened, "ENG", "gender", YEAR)
    pair = [
        measures.pair_comparison(england, "male", "female", each)
        for each in ("recovery", "reliable_improvement")
    ]
    gaps = [points(each.difference)[0] for each in pair if each is not None]
    assert gaps == pytest.approx([1.3, -0.8], abs=0.05)
    assert narrative.together(pair[0], pair[1]) == "mixed"


def test_ethnic_minorities_together_are_about_the_same_and_never_alone(opened: Warehouse) -> None:
    combined = measures.profile(opened, "QKS", "ethnic_minority", YEAR)
    comparison = found(combined, "ethnic_minorities_including_white_minorities")
    assert comparison.verdict.direction == "about the same"
    assert narrative.headline(combined, comparison) == ""
    assert narrative.finding(combined, comparison) == ""
    detailed = measures.profile(opened, "QKS", "ethnicity_detailed", YEAR)
    said = narrative.finding(combined, comparison, detailed=detailed)
    assert "This one figure hides differences between groups. Each against everyone else:" in said


def test_religion_in_kent_is_not_compared(opened: Warehouse) -> None:
    kent = measures.profile(opened, "QKS", "religion", YEAR)
    by_group = [each for each in kent.comparisons if each.group != "total"]
    assert by_group
    assert {each.verdict.direction for each in by_group} == {"not compared"}
    assert "54% of finished courses" in by_group[0].verdict.reason


def test_38_boards_have_a_gradient_and_four_say_why_not(opened: Warehouse, icbs: list[str]) -> None:
    reasons = {}
    for place in icbs:
        profile = measures.profile(opened, place, "deprivation", YEAR)
        if profile.gradient is None:
            reasons[profile.place.code] = profile.gradient_reason.partition(":")[0]
    suppressed = "not every tenth is published"
    assert reasons == {
        "QM7": "too few",
        "QNQ": suppressed,
        "QT6": suppressed,
        "QXU": suppressed,
    }


def test_deprivation_fifths_of_every_board(opened: Warehouse, icbs: list[str]) -> None:
    verdicts: dict[str, list[str]] = {}
    for place in icbs:
        profile = measures.profile(opened, place, "deprivation_fifth", YEAR)
        direction = found(profile, "imd_q1").verdict.direction
        verdicts.setdefault(direction, []).append(profile.place.code)
    assert {word: len(places) for word, places in verdicts.items()} == {
        "lower": 38,
        "cannot tell": 1,
        "not compared": 3,
    }
    assert verdicts["cannot tell"] == ["QMF"]
    assert sorted(verdicts["not compared"]) == ["QNQ", "QT6", "QXU"]


def test_detailed_ethnic_groups_against_everyone_else(opened: Warehouse, icbs: list[str]) -> None:
    """Denominators of 100 or more, White British left out, before false-discovery control."""
    words: Counter[str] = Counter()
    narrow = 0
    for place in icbs:
        for each in measures.profile(opened, place, "ethnicity_detailed", YEAR).comparisons:
            if each.against != "rest" or each.group == "white_british" or each.difference is None:
                continue
            if (each.estimate.size or 0) < 100:
                continue
            words[each.verdict.direction] += 1
            narrow += each.difference.lower >= -0.05 and each.difference.upper <= 0.05
    assert words.total() == pytest.approx(306, abs=3)
    assert words["lower"] == pytest.approx(87, abs=3)
    assert words["higher"] == pytest.approx(14, abs=2)
    assert narrow == pytest.approx(29, abs=3)


FORBIDDEN = ("similar", "no inequality", "None", "nan", "BAME", "BME")


def test_every_board_year_and_characteristic(opened: Warehouse) -> None:
    """A profile without an exception; every interval contains its estimate; every verdict holds.

    No verdict on fewer than 30 courses, none called the same beyond 5 points, each with its words.
    """
    tested = 0
    for place in measures.places(opened, "icb"):
        for period in place.periods:
            for characteristic in measures.characteristics(opened, place.key, period):
                profile = measures.profile(opened, place.key, characteristic, period)
                measures.funnels(profile)
                _check_intervals(profile)
                for each in profile.comparisons:
                    _check(profile, each)
                    tested += 1
    assert tested > 30_000


def _check_intervals(profile: Profile) -> None:
    """Every rate has a value inside its limits, or neither value nor limits."""
    for group in profile.groups:
        for name, rate in group.rates.items():
            where = (profile.place.code, profile.period, profile.characteristic, group.id, name)
            if rate.value is None:
                assert rate.lower is None, where
                continue
            assert rate.lower is not None, where
            assert rate.upper is not None, where
            assert rate.lower <= rate.value <= rate.upper, where


def _check(profile: Profile, each: Comparison) -> None:
    """One comparison: its verdict and its interval agree, and its sentence says so."""
    where = (profile.place.code, profile.period, profile.characteristic, each.group, each.against)
    direction, gap = each.verdict.direction, each.difference
    if direction == "not compared":
        assert gap is None, where
        assert each.verdict.reason, where
        return
    other = each.reference_estimate
    assert gap is not None, where
    assert other is not None, where
    assert min(each.estimate.size or 0, other.size or 0) >= 30, where
    assert gap.lower <= gap.value <= gap.upper, where
    within = gap.lower >= -0.05 and gap.upper <= 0.05
    expected = "lower" if gap.upper < 0 else "higher" if gap.lower > 0 else None
    assert direction == (expected or ("about the same" if within else "cannot tell")), where
    small = min(each.estimate.size or 0, other.size or 0) < 100
    assert each.verdict.reliability == "take care" or not small, where
    if _sentence_too(where):
        said = narrative.finding(profile, each)
        assert direction in said or profile.characteristic == "ethnic_minority", said
        assert not any(word in said for word in FORBIDDEN), said


def _sentence_too(where: tuple[str, ...]) -> bool:
    """Whether the sentence of a comparison is tested as well: the newest year is enough."""
    return where[1] == YEAR


@pytest.mark.parametrize("place", ["icb:QNQ", "icb:QT6", "icb:QOC", "icb:QJK"])
def test_nothing_bounds_a_suppressed_count_more_tightly(opened: Warehouse, place: str) -> None:
    """As in tests/measures/test_disclosure.py, on boards with many suppressed cells."""
    tested = 0
    for characteristic in measures.characteristics(opened, place, YEAR):
        found = measures.profile_json(measures.profile(opened, place, characteristic, YEAR))
        alone = suppressed_bounds(found, with_results=False)
        assert suppressed_bounds(found, with_results=True) == alone, characteristic
        tested += len(alone)
    assert tested > 20
