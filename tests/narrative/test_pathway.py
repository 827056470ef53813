"""Both ends of deprivation along the whole way: every branch with its sentence written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import narrative
from amhe_explore.measures import Pathway
from amhe_explore.measures.results import Comparison, Gate
from tests.narrative import made
from tests.narrative.compared import LEAST, MOST, closed, compared, fifths

KENT = fifths()


def referred(value: float, lower: float, upper: float) -> Comparison:
    return compared(value, lower, upper, measure="referral_rate", one=50.2, two=29.4)


def finished(value: float, lower: float, upper: float) -> Comparison:
    return compared(value, lower, upper, measure="completion", one=0.39, two=0.46)


MORE, FEWER = referred(1.73, 1.68, 1.78), referred(0.8, 0.75, 0.85)
AS_MANY_REFERRED, UNSURE_REFERRED = referred(1.0, 0.95, 1.05), referred(1.1, 0.9, 1.4)
FEWER_FINISHED, MORE_FINISHED = finished(0.86, 0.82, 0.9), finished(1.3, 1.2, 1.4)
AS_MANY_FINISHED, UNSURE_FINISHED = finished(1.0, 0.95, 1.05), finished(0.97, 0.85, 1.1)
SHUT_FINISHED = closed("finished courses fell by 46% in a year", measure="completion")
SHUT_REFERRED = closed("finished courses fell by 46% in a year", measure="referral_rate")
LOWER, HIGHER = compared(-0.12, -0.15, -0.09), compared(0.12, 0.09, 0.15, one=0.55, two=0.43)
SLIGHT = compared(-0.0134, -0.0223, -0.0046, one=0.49, two=0.505)
SAME = compared(-0.01, -0.03, 0.02, one=0.49, two=0.5)
UNSURE = compared(-0.03, -0.07, 0.01, one=0.47, two=0.5)
SHUT = closed("fewer than 30 courses on one side")


def way(one: Comparison, two: Comparison, three: Comparison, made_up: bool = False) -> Pathway:
    """The ends of the fifths with these three comparisons."""
    groups = [
        replace(made.group(each, "people in areas"), label=f"{label} deprived fifth")
        for each, label in ((MOST, "Most"), (LEAST, "Least"))
    ]
    return Pathway(groups[0], groups[1], one, two, three, made_up)


START = "The most deprived areas have"


@pytest.mark.parametrize(
    ("found", "heading"),
    [
        # The gradient that reverses along the way.
        (
            way(MORE, FEWER_FINISHED, LOWER),
            (
                f"{START} a higher referral rate, but fewer courses finished for each referral and "
                "lower recovery"
            ),
        ),
        (
            way(FEWER, MORE_FINISHED, HIGHER),
            (
                f"{START} a lower referral rate, but more courses finished for each referral and "
                "higher recovery"
            ),
        ),
        # It does not reverse at every point: nothing says "but".
        (
            way(MORE, MORE_FINISHED, LOWER),
            (
                f"{START} a higher referral rate, more courses finished for each referral and "
                "lower recovery"
            ),
        ),
        (
            way(MORE, AS_MANY_FINISHED, LOWER),
            (
                f"{START} a higher referral rate, about as many courses finished for each referral "
                "and lower recovery"
            ),
        ),
        (
            way(AS_MANY_REFERRED, FEWER_FINISHED, LOWER),
            (
                f"{START} about the same referral rate, fewer courses finished for each referral "
                "and lower recovery"
            ),
        ),
        (
            way(MORE, FEWER_FINISHED, SAME),
            (
                f"{START} a higher referral rate, fewer courses finished for each referral and "
                "about the same recovery"
            ),
        ),
        (
            way(FEWER, FEWER_FINISHED, LOWER),
            (
                f"{START} a lower referral rate, fewer courses finished for each referral and "
                "lower recovery"
            ),
        ),
        # Under two points.
        (
            way(MORE, FEWER_FINISHED, SLIGHT),
            (
                f"{START} a higher referral rate, but fewer courses finished for each referral and "
                "slightly lower recovery"
            ),
        ),
        # The step between is closed, or cannot be told: it is not in the heading.
        (way(MORE, SHUT_FINISHED, LOWER), f"{START} a higher referral rate, but lower recovery"),
        (way(MORE, UNSURE_FINISHED, LOWER), f"{START} a higher referral rate, but lower recovery"),
        (way(MORE, SHUT_FINISHED, HIGHER), f"{START} a higher referral rate and higher recovery"),
        # Recovery cannot be told.
        (
            way(MORE, FEWER_FINISHED, UNSURE),
            (
                f"{START} a higher referral rate, but fewer courses finished for each referral; we "
                "cannot tell whether recovery differs"
            ),
        ),
        (
            way(MORE, UNSURE_FINISHED, UNSURE),
            f"{START} a higher referral rate; we cannot tell whether recovery differs",
        ),
        # Nothing where the first or the last point is closed, or the first cannot be told.
        (way(SHUT_REFERRED, SHUT_FINISHED, LOWER), ""),
        (way(UNSURE_REFERRED, FEWER_FINISHED, LOWER), ""),
        (way(MORE, FEWER_FINISHED, SHUT), ""),
        (None, ""),
    ],
)
def test_the_heading_is_never_stronger_than_its_verdicts(
    found: Pathway | None, heading: str
) -> None:
    assert narrative.pathway_headline(found) == heading


def test_the_sizes_stand_under_the_heading_with_their_ranges() -> None:
    assert narrative.pathway_sizes(KENT, way(MORE, FEWER_FINISHED, LOWER)) == (
        "Most against least deprived fifth of areas: 50 against 29 referrals for every 1,000 "
        "adults (likely 68% to 78% higher); 39 against 46 courses finished for every 100 referrals "
        "(likely 10% to 18% lower); 43% against 55% of the courses that could end in recovery did "
        "(likely 9 to 15 points lower)."
    )


def test_the_sizes_say_what_cannot_be_told_and_leave_out_what_is_closed() -> None:
    assert narrative.pathway_sizes(KENT, way(MORE, SHUT_FINISHED, UNSURE)) == (
        "Most against least deprived fifth of areas: 50 against 29 referrals for every 1,000 "
        "adults (likely 68% to 78% higher); 47% against 50% of the courses that could end in "
        "recovery did (cannot tell: from 7 lower to 1 higher)."
    )
    assert (
        "46 courses finished for every 100 referrals (cannot tell: from 15% lower to 10% higher)"
        in (narrative.pathway_sizes(KENT, way(MORE, UNSURE_FINISHED, LOWER)))
    )
    assert narrative.pathway_sizes(KENT, way(MORE, FEWER_FINISHED, SHUT)) == ""


def test_a_few_courses_ask_for_care() -> None:
    few = compared(-0.12, -0.2, -0.04, care="take care", size=80)
    assert narrative.pathway_sizes(KENT, way(MORE, FEWER_FINISHED, few)).endswith(
        " Take care: fewer than 100 courses on one side."
    )
    thin = fifths(gates=(Gate("outcomes", "take care", "", "Deprivation is often missing"),))
    many = compared(-0.12, -0.15, -0.09, care="take care")
    assert narrative.pathway_sizes(thin, way(MORE, FEWER_FINISHED, many)).endswith(
        " Take care: deprivation is often missing."
    )


def test_englands_counts_under_five_are_never_in_a_heading() -> None:
    tiny = compared(-0.12, -0.15, -0.09, exact=(True, True), numerator=3)
    assert narrative.pathway_headline(way(MORE, FEWER_FINISHED, tiny)) == ""


def test_made_up_figures_say_so() -> None:
    found = way(MORE, FEWER_FINISHED, LOWER, made_up=True)
    assert narrative.pathway_headline(found).startswith("Made-up figures. The most deprived")
    assert narrative.pathway_sizes(KENT, found).startswith("Made-up figures. Most against")


def test_a_referral_rate_says_what_it_is_compared_with_and_where_nobody_lives() -> None:
    with_rates = made.by("deprivation", *(
        replace(made.group(each, each), label=f"{n} most deprived tenth",
                rates={"referral_rate": made.rate(value, flag=flag)})
        for n, each, value, flag in (
            ("2nd", "imd_02", None, "not_applicable"), ("3rd", "imd_03", 40.0, "calculated"),
        )
    ))  # fmt: skip
    said = narrative.access_note(with_rates)
    assert said.startswith("Referrals are compared with how many adults live here, not with how")
    assert said.endswith(
        "No adults live in areas of the 2nd most deprived tenth: there is no rate."
    )
    assert narrative.access_note(made.place()) == ""
