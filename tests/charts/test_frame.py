"""The frame: wrapping for three widths."""

from __future__ import annotations

import pytest

from amhe_explore.charts import Picture, frame
from amhe_explore.charts.picture import with_key


def test_balanced_lines_leave_no_word_alone() -> None:
    text = "The most deprived areas have twice the referral rate and a lower recovery"
    assert len(frame.wrapped(text, 66)[-1].split()) == 1
    lines = frame.wrapped(text, 66, balanced=True)
    assert len(lines) == 2
    assert len(lines[-1].split()) > 3


@pytest.mark.parametrize("size", [frame.TITLE, frame.SUBTITLE, frame.SOURCE])
def test_lines_keep_to_the_limits_of_their_tier(size: int) -> None:
    text = "Source: NHS England, NHS Talking Therapies annual report 2024-25. " * 4
    for limit, lines in zip(frame.PER_LINE[size], frame.tiers_of(text, size), strict=True):
        assert max(map(len, lines)) <= limit


def test_a_word_is_never_parted_at_its_hyphen() -> None:
    lines = frame.wrapped("above the clinical cut-off at the start", 24)
    assert lines == ["above the clinical", "cut-off at the start"]


def test_expressions_survive_quotes_and_backslashes() -> None:
    expression = frame.by_tier(['a "quoted" word', "it's", "back\\slash"])["expr"]
    assert '"a \\"quoted\\" word"' in expression
    assert '"back\\\\slash"' in expression


@pytest.mark.parametrize(
    ("subtitle", "said"),
    [("Recovered", "Recovered. Key."), ("Recovered.", "Recovered. Key."), ("", "Key.")],
)
def test_a_key_is_the_last_sentence_of_the_subtitle(subtitle: str, said: str) -> None:
    assert with_key(Picture("t", subtitle, "s"), "Key.").subtitle == said
