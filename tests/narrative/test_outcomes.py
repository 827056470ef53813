"""Recovery and reliable improvement together, and a place against another."""

from __future__ import annotations

import pytest

from amhe_explore import narrative
from amhe_explore.measures.results import Comparison, PlaceRef
from tests.narrative import made
from tests.narrative.compared import closed, compared

IMPROVED = "reliable_improvement"
DOWN, UP = (-0.12, -0.15, -0.09), (0.12, 0.09, 0.15)
SAME, WIDE = (0.0, -0.03, 0.03), (-0.02, -0.1, 0.06)


@pytest.mark.parametrize(
    ("recovery", "improvement", "word", "badge"),
    [
        (DOWN, DOWN, "worse", "▼ worse"),
        (UP, UP, "better", "▲ better"),
        (UP, DOWN, "mixed", "◆ mixed"),
        (DOWN, UP, "mixed", "◆ mixed"),
        (DOWN, WIDE, "mixed", "◆ mixed"),
        (SAME, UP, "mixed", "◆ mixed"),
        (SAME, SAME, "about the same", "■ about the same"),
        (SAME, WIDE, "cannot tell", "◇ cannot tell"),
        (WIDE, WIDE, "cannot tell", "◇ cannot tell"),
    ],
)
def test_better_or_worse_only_where_both_clearly_point_the_same_way(
    recovery: tuple[float, ...], improvement: tuple[float, ...], word: str, badge: str
) -> None:
    pair = compared(*recovery), compared(*improvement, measure=IMPROVED)
    assert narrative.together(*pair) == word
    assert narrative.together_badge(*pair) == badge


def test_england_men_are_mixed() -> None:
    """England 2024-25, men against women: recovery +1.3 points, reliable improvement -0.8."""
    recovery = compared(0.0127, 0.0101, 0.0153, exact=(True, True))
    improvement = compared(-0.0078, -0.0101, -0.0055, measure=IMPROVED, exact=(True, True))
    assert narrative.together(recovery, improvement) == "mixed"


@pytest.mark.parametrize(
    "pair",
    [
        (closed("too few"), compared(*UP, measure=IMPROVED)),
        (compared(*UP), None),
        (None, None),
        (compared(*UP, exact=(True, True), numerator=3), compared(*UP, measure=IMPROVED)),
    ],
)
def test_one_alone_says_nothing_of_both(pair: tuple[Comparison | None, Comparison | None]) -> None:
    assert narrative.together(*pair) == "not compared"
    assert narrative.together_badge(*pair) == ""


def overall(
    recovery: tuple[float, ...], improvement: tuple[float, ...], where: PlaceRef = made.ENGLAND
) -> str:
    return narrative.overall_sentence(
        compared(*recovery, one=0.49, two=0.505, group="total", exact=(False, True)),
        compared(
            *improvement, one=0.69, two=0.675, group="total", exact=(False, True), measure=IMPROVED
        ),
        where,
    )


SLIGHTLY_DOWN, SLIGHTLY_UP = (-0.0134, -0.0223, -0.0046), (0.012, 0.004, 0.02)


@pytest.mark.parametrize(
    ("recovery", "improvement", "sentence"),
    [
        (
            SLIGHTLY_DOWN,
            SLIGHTLY_UP,
            (
                "Overall: slightly fewer recovered than in England (49%, likely 47 to 51, against"
                " 50.5%); slightly more improved (69%, likely 67 to 71, against 67.5%)."
            ),
        ),
        (
            DOWN,
            DOWN,
            (
                "Overall: fewer recovered than in England (49%, likely 47 to 51, against"
                " 50.5%); fewer"
                " improved (69%, likely 67 to 71, against 67.5%)."
            ),
        ),
        (
            SAME,
            SAME,
            (
                "Overall: about the same share recovered as in England (49%, likely 47 to 51,"
                " against"
                " 50.5%); about the same share improved (69%, likely 67 to 71, against 67.5%)."
            ),
        ),
        (
            WIDE,
            WIDE,
            (
                "Overall: we cannot tell whether fewer or more recovered than in England (49%,"
                " likely"
                " 47 to 51, against 50.5%); we cannot tell whether fewer or more improved (69%,"
                " likely"
                " 67 to 71, against 67.5%)."
            ),
        ),
    ],
)
def test_a_place_against_england(
    recovery: tuple[float, ...], improvement: tuple[float, ...], sentence: str
) -> None:
    assert overall(recovery, improvement) == sentence


def test_a_place_against_a_region() -> None:
    said = overall(DOWN, DOWN, PlaceRef("Y59", "South East", "region"))
    assert said.startswith("Overall: fewer recovered than in the South East region (49%")


def test_the_measure_that_may_be_said_is_said() -> None:
    improvement = compared(*UP, one=0.69, two=0.675, measure=IMPROVED, exact=(False, True))
    assert narrative.overall_sentence(closed("too few"), improvement, made.ENGLAND) == (
        "Overall: more improved than in England (69%, likely 67 to 71, against 67.5%)."
    )
    assert narrative.overall_sentence(None, closed("x", measure=IMPROVED), made.ENGLAND) == ""


def test_a_small_place_asks_for_care() -> None:
    small = compared(*DOWN, one=0.49, two=0.505, group="total", care="take care", size=80)
    assert narrative.overall_sentence(small, None, made.ENGLAND) == (
        "Overall: fewer recovered than in England (49%, likely 47 to 51, against 51%). Take care:"
        " fewer than 100 courses on one side."
    )
