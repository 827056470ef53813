"""Many comparisons made by hand: no sentence says more than its verdict, or a word never used."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from amhe_explore import narrative
from amhe_explore.measures.results import Comparison
from tests.narrative import made
from tests.narrative.compared import compared, detailed, fifths

KENT = fifths()
PROPORTIONS = ("recovery", "reliable_recovery", "reliable_improvement", "deterioration")
RATIOS = ("completion", "referral_rate", "start_rate")
NEVER = re.compile(
    r"no inequality|similar|\bsignifican|\bBAME\b|\bBME\b|non-white|fail|hard to reach|equal"
    r"|non-compliant|completion rate|unknown people|\bbecause\b|\bcause|(?<!got )worse|better"
    r"|no difference|\bnan\b|None|-\d|inf\b",
    re.IGNORECASE,
)
# What stands in brackets, and what the figures fit, name both directions where a range does.
RANGES = re.compile(r"\([^)]*\)|these figures fit anything [^.]*\.")


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any difference or ratio with its interval, on any measure, of any size, exact or not."""
    measure = draw(st.sampled_from(PROPORTIONS + RATIOS))
    below, above = (draw(st.floats(0.0001, 0.3)) for _ in range(2))
    value = draw(st.floats(-0.4, 0.4))
    if measure in RATIOS:
        value = draw(st.floats(0.35, 3.0))
        below = min(below, value / 2)
    exact = draw(st.booleans())
    numerator = draw(st.sampled_from((2, 40, 5000))) if exact else 500
    return compared(
        value,
        value - below,
        value + above,
        measure=measure,
        one=draw(st.floats(0.02, 0.98)),
        two=draw(st.floats(0.02, 0.98)),
        against=draw(st.sampled_from(("reference", "rest", "england"))),
        care=draw(st.sampled_from(("ok", "take care"))),
        exact=(exact, exact),
        numerator=numerator,
        size=draw(st.sampled_from((40, 5000))),
    )


def sentences(comparison: Comparison) -> list[str]:
    """Everything that may be said of one comparison."""
    return [
        narrative.finding(KENT, comparison),
        narrative.analyst_finding(KENT, comparison),
        narrative.headline(KENT, comparison),
        narrative.size_sentence(KENT, comparison),
        *narrative.hundred_lines(KENT, comparison),
        narrative.overall_sentence(comparison, None, made.ENGLAND),
        narrative.gap_beside(comparison, comparison, made.ENGLAND),
        narrative.gap_change_sentence(comparison, comparison, comparison.difference),
        narrative.hidden_by(detailed(comparison)),
    ]


@given(comparisons())
@settings(max_examples=400)
def test_forbidden_words_never_occur(comparison: Comparison) -> None:
    for sentence in sentences(comparison):
        assert not NEVER.search(sentence), sentence


@given(comparisons())
@settings(max_examples=400)
def test_reliable_recovery_is_said_of_nothing_else(comparison: Comparison) -> None:
    said = " ".join(sentences(comparison)[:4]).lower()
    named = "reliable recovery" in said or "reliably recovered" in said
    assert named == (comparison.measure == "reliable_recovery")


@given(comparisons())
@settings(max_examples=400)
def test_the_direction_said_is_the_verdicts(comparison: Comparison) -> None:
    direction = comparison.verdict.direction
    said = RANGES.sub("", narrative.finding(KENT, comparison))
    if narrative.headline(KENT, comparison) == "":
        assert "in the table only" in said
        assert not re.search(r"\d%", said)
        return
    words = {word for word in ("lower", "higher", "about the same", "cannot tell") if word in said}
    if "times as high" in said:
        words.add("higher")
    assert words == {direction}, said
    assert direction in narrative.badge(comparison)
    assert narrative.badge(comparison)[0] in "▼▲■◇"


@given(comparisons())
@settings(max_examples=400)
def test_a_heading_and_the_dots_say_the_same(comparison: Comparison) -> None:
    direction = comparison.verdict.direction
    heading = narrative.headline(KENT, comparison).lower()
    expected = {
        "lower": r"less often|, lower",
        "higher": r"more often|, higher",
        "about the same": r"about the same",
        "cannot tell": r"cannot tell",
    }
    if heading:
        held = {word for word, form in expected.items() if re.search(form, heading)}
        assert held == {direction}, heading
    if comparison.measure not in RATIOS and (lines := narrative.hundred_lines(KENT, comparison)):
        last = RANGES.sub("", lines[-1])
        assert ("fewer**" in last) == (direction == "lower"), last
        assert ("more**" in last) == (direction == "higher"), last


@given(comparisons())
@settings(max_examples=400)
def test_take_care_is_said_wherever_reliability_asks_for_it(comparison: Comparison) -> None:
    said = narrative.finding(KENT, comparison)
    asked = comparison.verdict.reliability == "take care"
    if "in the table only" not in said:
        assert ("Take care" in said) == asked
        assert ("Take care" in narrative.size_sentence(KENT, comparison)) == asked
    if comparison.difference is not None and (lines := narrative.hundred_lines(KENT, comparison)):
        assert ("Take care" in lines[-1]) == asked


@given(comparisons())
@settings(max_examples=400)
def test_the_size_is_always_printed(comparison: Comparison) -> None:
    said = narrative.finding(KENT, comparison)
    if "in the table only" not in said:
        assert "against" in said
        assert re.search(r"likely|fit anything", said)


@given(comparisons())
@settings(max_examples=400)
def test_nothing_wide_is_called_the_same(comparison: Comparison) -> None:
    gap = comparison.difference
    said = narrative.finding(KENT, comparison)
    if gap is not None and max(abs(gap.lower), abs(gap.upper)) > 0.05:
        assert "about the same" not in said
