"""A place by deprivation tenth: the most deprived on top, no rate where nobody lives."""

from __future__ import annotations

from amhe_explore import charts, theme
from amhe_explore.charts.tenths import describe_tenths
from tests.charts import made
from tests.charts.drawn import ADULTS, drawn, picture

PROFILE = made.deprivation()


def test_a_tenth_without_residents_says_so_and_keeps_its_counts() -> None:
    drawing = drawn(charts.tenths(PROFILE, ADULTS, theme.LIGHT, picture(), False), 850)
    # Of the adults and of the referrals per 1,000 of them.
    assert drawing.all_words.count("no residents") == 2
    assert len(drawing.bars) == 10 * 4 - 2


def test_heads_name_the_number_and_what_it_is_of() -> None:
    words = drawn(charts.tenths(PROFILE, ADULTS, theme.LIGHT, picture(), False), 850).all_words
    for head in ("Living there", "thousand adults", "per 1,000 adults", "courses", "% of courses"):
        assert head in words


def test_at_four_times_the_size_figures_stand_behind_bars_short_enough_for_them() -> None:
    drawing = drawn(charts.tenths(PROFILE, ADULTS, theme.LIGHT, picture(), False), 288)
    for words in ("thousands", "per 1,000", "courses"):
        assert words in drawing.words
    assert "per 1,000 adults" not in drawing.words
    panel = 288 / 4
    # What is left of a panel behind its longest bar holds four digits.
    assert max(length for _, _, length in drawing.bars) <= panel - 46


def test_the_first_row_is_the_most_deprived() -> None:
    words = drawn(charts.tenths(PROFILE, ADULTS, theme.LIGHT, picture(), False), 850).words
    assert words.index("Most deprived tenth") < words.index("Least deprived tenth")


def test_the_picture_in_words_has_both_ends() -> None:
    said = describe_tenths(PROFILE, ADULTS)
    assert "Living there: no residents in the most deprived tenth" in said
    assert "Recovered: 43% in the most deprived tenth" in said
