"""Lengths of wait and mean waits as pictures: what is written, on one scale, with its reasons."""

from __future__ import annotations

from amhe_explore import charts, theme
from tests.charts.drawn import drawn, picture
from tests.measures.waited import TO_FIRST, waits

BOTH = waits()
ENGLAND = waits((7_000, 3_000, 1_500, 1_375), england=True)


def test_both_waits_share_one_scale() -> None:
    drawing = drawn(charts.wait_bands(BOTH, None, theme.LIGHT, picture()), 880)
    lengths = sorted(length for _, _, length in drawing.bars)
    # 8,735 and 3,255 of 12,875: the bars are as long as their shares.
    ratio = lengths[-1] / sorted(lengths)[0]
    assert round(ratio, 1) == round(8_735 / 415, 1)


def test_the_figures_stand_in_the_picture() -> None:
    words = drawn(charts.wait_bands(BOTH, ENGLAND, theme.LIGHT, picture()), 880).words
    assert {"68%", "3%", "40%", "From the first to the second session"} <= set(words)
    words = drawn(charts.wait_means(BOTH, None, theme.LIGHT, picture()), 880).words
    assert {"31", "24", "suppressed (under 5)"} <= set(words)


def test_a_suppressed_length_says_why() -> None:
    hidden = waits((*TO_FIRST[:3], None), ())
    drawing = drawn(charts.wait_bands(hidden, None, theme.LIGHT, picture()), 880)
    assert "suppressed (under 5)" in drawing.words
    assert len(drawing.bars) == 3


def test_the_pictures_in_words() -> None:
    assert charts.describe_wait_bands(BOTH, ENGLAND) == (
        "Bars of how long people waited, Kent and Medway, 2024-25. From referral to the first "
        "session: 28 days or less 68% (54%), 29 to 56 days 22% (23%), 57 to 90 days 7% (12%), More "
        "than 90 days 3% (11%); From the first to the second session: 28 days or less 25% (25%), "
        "29 to 56 days 16% (16%), 57 to 90 days 19% (19%), More than 90 days 40% (40%)."
    )
    assert charts.describe_wait_means(waits(made_up=True), None) == (
        "Made-up figures. Bars of the mean wait by group, Kent and Medway, 2024-25. Mean wait in "
        "days: Most deprived tenth 31, Least deprived tenth 24, Not recorded suppressed (under 5)."
    )
