"""What the analyst view of a screen says, each sentence written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import narrative
from amhe_explore.measures import Against, Difference, GenderGap, GroupTable
from amhe_explore.measures.results import Count, Estimate, Gradient, GroupResult
from tests.narrative import made
from tests.narrative.compared import compared, side
from tests.narrative.screens import CLOSED, line, people, screen

GRADIENT = Gradient(
    "recovery",
    Difference(0.1362, 0.106, 0.167),
    Difference(1.32, 1.24, 1.41),
    Difference(0.42, 0.40, 0.44),
    Difference(720, 500, 940),
    0.058,
    12_480,
    0.51,
    0.493,
)


def tenths(gradient: Gradient | None, reason: str = "") -> GroupTable:
    table = screen(
        line(people("imd_01", "people in the most deprived tenth of areas"), None),
        characteristic="deprivation",
        against=None,
    )
    found = replace(table.profile, gradient=gradient, gradient_reason=reason)
    return replace(table, profile=found)


def test_slope_relative_index_and_gain() -> None:
    assert narrative.slope_sentences(tenths(GRADIENT)) == (
        ("Slope index of inequality (SII): +13.6 points (+10.6 to +16.7), the fitted rate at the "
        "least deprived end less that at the most deprived end."),
        "Relative index (RII), the first of these divided by the second: 1.32 (1.24 to 1.41).",
        ("If every decile had the least deprived decile's rate there would have been about 720 "
        "more recoveries among 12,480 courses. This is the size of the gap, not a forecast."),
    )  # fmt: skip
    assert len(narrative.slope_sentences(tenths(replace(GRADIENT, rii=None)))) == 2


def test_a_slope_the_other_way_round_has_its_sign() -> None:
    turned = replace(GRADIENT, sii=Difference(-0.02, -0.05, 0.01), rii=None, gain=None)
    assert narrative.slope_sentences(tenths(turned))[0].startswith(
        "Slope index of inequality (SII): −2.0 points (−5.0 to +1.0), "
    )


def test_why_there_is_no_gradient() -> None:
    assert narrative.slope_sentences(tenths(None, "too few: most deprived tenth")) == (
        "No gradient: too few: most deprived tenth.",
    )
    assert narrative.slope_sentences(screen()) == ()


def genders(*sizes: float) -> GroupTable:
    """So many groups at 40, 50 and 60 %, each of a size."""
    groups = [
        made.group(name, name, recovery=side(rate, size=size))
        for name, rate, size in zip(
            ("female", "male", "indeterminate"), (0.4, 0.5, 0.6), sizes, strict=False
        )
    ]
    return screen(*(line(each, None) for each in groups), characteristic="gender", against=None)


def rated(table: GroupTable) -> GroupTable:
    """The same, each line with its own rate."""
    lines = tuple(replace(each, estimate=each.group.rates["recovery"]) for each in table.lines)
    return replace(table, lines=lines)


def test_homogeneity_in_words() -> None:
    # 400 of 1,000, 500 of 1,000 and 600 of 1,000: (100^2 + 0 + 100^2) / 250 = 80, two degrees.
    assert narrative.spread_sentence(rated(genders(1000, 1000, 1000))) == (
        "Pearson test of homogeneity over 3 groups: chi-square 80.0, 2 degrees of freedom, p < "
        "0.001."
    )
    # 12 of 30 and 15 of 30: 2 x 1.5^2 x (1/13.5 + 1/16.5) = 0.606, one degree, p = 0.436.
    assert narrative.spread_sentence(rated(genders(30, 30, 10))) == (
        "Pearson test of homogeneity over 2 groups; 1 left out, too few courses: chi-square 0.6, 1 "
        "degree of freedom, p = 0.436."
    )


def test_why_there_is_no_test() -> None:
    assert narrative.spread_sentence(rated(genders(20, 20))) == (
        "Pearson test of homogeneity: not worked out, fewer than two groups have enough courses."
    )
    closed = screen(characteristic="religion", closed=CLOSED)
    assert narrative.spread_sentence(closed) == (
        "Pearson test of homogeneity: not worked out, religion was not recorded for 54% of finished"
        " courses."
    )
    assert narrative.spread_sentence(tenths(None)) == (
        "Cochran-Armitage test for trend: not worked out, fewer than two groups have enough"
        " courses."
    )


def exact(rate: float, size: int) -> Estimate:
    """A rate on a published denominator."""
    found = side(rate, size=size)
    return replace(found, denominator=size)


def with_unknown(
    own: float, unknown: tuple[float, int] | None, gap: tuple[float, float, float]
) -> GroupTable:
    """100 Bangladeshi courses against 1,000 White British ones at 50 %, some not recorded."""
    reference = made.group("white_british", "White British people", recovery=exact(0.5, 1000))
    bangladeshi = made.group("bangladeshi", "Bangladeshi people", recovery=exact(own, 100))
    comparison = replace(
        compared(*gap, group="bangladeshi", reference="white_british"),
        estimate=bangladeshi.rates["recovery"],
        reference_estimate=reference.rates["recovery"],
    )
    lines = [line(bangladeshi, comparison), line(reference, None)]
    if unknown is not None:
        rate, size = unknown
        lines.append(line(_hidden(rate, size), None))
    return screen(*lines, against=Against("reference", "white_british"))


def _hidden(rate: float, size: int) -> GroupResult:
    hidden = made.group("not_recorded", "", kind="not_recorded", recovery=exact(rate, size))
    return replace(hidden, counts={"finished": Count(size, "published", 5)})


def test_the_unknown_and_how_many_of_them_would_close_the_gap() -> None:
    # 30 of 100 against 500 of 1,000, 40 of 60 unknown recovered. Largest: 70/140 - 500/1,020 = 1
    # point higher. Smallest: 30/120 - 540/1,040 = 27 points lower. It closes when (30 + s) /
    # (100 + s) reaches 500/1,020: s = 37.3, so 38.
    table = with_unknown(0.3, (40 / 60, 60), (-0.2, -0.29, -0.1))
    assert narrative.unknown_sentence(table, "bangladeshi") == (
        "If the 60 courses with no ethnicity recorded were spread between these groups in the most "
        "extreme way, the difference would lie anywhere from 27 points lower to 1 point higher. "
        "The gap would close only if at least 38 of them were Bangladeshi people and recovered. "
        "These bounds never change a verdict."
    )


def test_a_gap_that_no_unknown_can_close() -> None:
    table = with_unknown(0.3, (0.5, 10), (-0.2, -0.29, -0.1))
    said = narrative.unknown_sentence(table, "bangladeshi")
    assert "anywhere from 16 to 22 points lower. No such spread would close the gap." in said


def test_a_higher_group_is_closed_from_the_other_side() -> None:
    table = with_unknown(0.55, (0.5, 400), (0.05, 0.01, 0.09))
    assert "would close only if at least" in narrative.unknown_sentence(table, "bangladeshi") or (
        "could close without any of them being White British people who recovered"
        in narrative.unknown_sentence(table, "bangladeshi")
    )


def test_without_a_clear_gap_there_is_nothing_to_close() -> None:
    table = with_unknown(0.45, (0.5, 60), (-0.05, -0.15, 0.05))
    said = narrative.unknown_sentence(table, "bangladeshi")
    assert "close" not in said
    assert said.endswith("These bounds never change a verdict.")


def test_why_there_are_no_bounds() -> None:
    assert narrative.unknown_sentence(
        with_unknown(0.3, None, (-0.2, -0.3, -0.1)), "bangladeshi"
    ) == (
        "Bounds over who is not recorded: not worked out, no group of this characteristic is called"
        " not recorded."
    )
    assert narrative.unknown_sentence(screen(), "bangladeshi") == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Difference(-0.14, -0.20, -0.08),
            ("18 to 25: gap in recovery 15 points lower among women, 1 point lower among men: 14 "
            "points lower among women than among men (likely 8 to 20)."),
        ),
        (
            Difference(0.10, 0.02, 0.18),
            ("18 to 25: gap in recovery 15 points lower among women, 1 point lower among men: 10 "
            "points higher among women than among men (likely 2 to 18)."),
        ),
        (
            Difference(-0.03, -0.09, 0.03),
            ("18 to 25: gap in recovery 15 points lower among women, 1 point lower among men: "
            "cannot tell whether it differs (from 9 lower to 3 higher)."),
        ),
    ],
)  # fmt: skip
def test_is_the_gap_different_for_men_and_women(change: Difference, said: str) -> None:
    gap = GenderGap(
        "18 to 25", Difference(-0.15, -0.18, -0.12), Difference(-0.01, -0.04, 0.02), change
    )
    assert narrative.gender_gap_sentences(screen(), [gap]) == (said,)


def test_a_gap_by_gender_that_is_not_compared() -> None:
    gap = GenderGap("18 to 25", None, None, None, "fewer than 30 courses on one side")
    assert narrative.gender_gap_sentences(screen(), [gap]) == (
        "18 to 25: not compared, fewer than 30 courses on one side.",
    )


def test_which_pairs_are_published_and_which_no_file_carries() -> None:
    rest = (
        "No published file carries any other two characteristics together: not deprivation with "
        "ethnicity, age or gender, not disability, sexual orientation, religion or long-term "
        "condition with anything, and no three."
    )
    assert narrative.pairs_note(["age", "age_gender"]) == (
        "Loaded here: age and gender; choose it under Characteristic. Published, but not in the "
        f"files loaded: ethnicity and gender. Only the full official files carry them. {rest}"
    )
    assert narrative.pairs_note(["age_gender", "ethnicity_gender"]).endswith(
        f"Characteristic. {rest}"
    )


def test_made_up_figures_say_so() -> None:
    table = replace(tenths(GRADIENT), made_up=True)
    assert all(
        each.startswith("Made-up figures. ")
        for each in (*narrative.slope_sentences(table), narrative.spread_sentence(table))
    )
