"""Change over time in sentences: the time-trend rule, the gap's change, what breaks the line."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.measures import Gap, GapChange, Notice, Trend, TrendLine
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import COMBINED, COMBINED_NOT_ALONE
from amhe_explore.narrative.gaps import gap_beside, gap_change_sentence
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.recording import read_first
from amhe_explore.narrative.sides import noun
from amhe_explore.theme import differences

TOO_FEW, NOT_TESTED = "too few comparable years", "not tested"
WORDS = {
    "increasing": "rose",
    "decreasing": "fell",
    "no significant change": "did not change significantly",
}
TOO_FEW_WORDS = "Too few comparable years for a trend."
# What stands in the banner for years before the chosen one; a jump in numbers is in the list below.
IN_THE_BANNER = ("area", "vocabulary", "incomplete", "pandemic")
ENDS = {
    frozenset(("imd_q1", "imd_q5")): "between fifths",
    frozenset(("imd_01", "imd_10")): "between tenths",
}
STAGES = ("completion", "referral_rate", "start_rate", "representation")


@marked
def trend_finding(trend: Trend) -> str:
    """Return the finding of a trend: what the rule says, and how the gap changed in a year."""
    return " ".join(part for part in (_by_rule(trend), _over_year(trend)) if part)


@marked
def gap_over_year(trend: Trend) -> str:
    """Return how the gap changed on the year before, or why that is not said; "" without a gap."""
    return _over_year(trend)


def _over_year(trend: Trend) -> str:
    """Return how the gap changed on the year before, unmarked."""
    gap = trend.gap
    if gap is None or gap.year_before is None:
        return ""
    if trend.characteristic == COMBINED:
        return COMBINED_NOT_ALONE
    found = gap.year_before
    return gap_change_sentence(
        found.now, found.before, found.change, f" {between(trend)}", found.reason
    )


@marked
def trend_sentences(trend: Trend) -> tuple[str, ...]:
    """Return the sentences under the finding.

    How many years can be compared; the change since the earliest of them; the comparator's gap.
    """
    said = [] if trend.characteristic == COMBINED else [_years_in_a_row(trend.focus)]
    gap = trend.gap
    if gap is not None and trend.characteristic != COMBINED:
        said += [_since_earliest(gap.earliest), _theirs(trend, gap)]
    if trend.years_after:
        span = wording.listed(trend.years_after)
        said.append(f"Loaded and later than {trend.period}, so not shown: {span}.")
    return tuple(each for each in said if each)


@marked
def trend_for_analysts(trend: Trend) -> str:
    """Return the test of the group and both gap changes with their limits; "" without any."""
    parts = []
    verdict = trend.focus.verdict
    if verdict.statistic is not None and verdict.slope is not None:
        parts.append(
            f"{trend.focus.label}, {verdict.periods[0]} to {verdict.periods[-1]}: chi-square for"
            f" trend {verdict.statistic:.1f}, slope {verdict.slope * 100:+.2f} points a year"
        )
    gap = trend.gap
    changes = (
        () if gap is None or trend.characteristic == COMBINED else (gap.year_before, gap.earliest)
    )
    for each in changes:
        if each is not None and each.change is not None:
            value, lower, upper = (
                f"{'−' if number < 0 else '+'}{abs(number) * 100:.1f}"
                for number in (each.change.value, each.change.lower, each.change.upper)
            )
            parts.append(
                f"change of the difference since {each.since} {value} points ({lower} to {upper},"
                " 95% CI)"
            )
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


@marked
def trend_read_first(trend: Trend, notices: Sequence[Notice], since: str = "") -> str:
    """Return "Read this first": the chosen year's notices, and what breaks the years drawn.

    Args:
        trend: The trend.
        notices: Those of the chosen year.
        since: The first year drawn.
    """
    shown = [
        Notice(each.kind, each.text)
        for each in trend.breaks
        if trend.period > each.period >= since
        and (each.kind in IN_THE_BANNER or trend.measure in STAGES)
    ]
    there = [
        Notice(each.kind, f"{trend.other.name}: {each.text}")
        for each in trend.other_breaks
        if trend.other is not None and each.between and each.period >= since
    ]
    vocabulary = [
        Notice(each.kind, each.text)
        for each in trend.breaks
        if each.period == trend.period and each.kind == "vocabulary"
    ]
    plain = [Notice(each.kind, each.text) for each in notices]
    return read_first([*plain, *vocabulary, *shown, *there])


@marked
def not_drawn(trend: Trend) -> str:
    """Return why there is nothing to draw: the reason of the newest year that has one."""
    closed = (each.closed for each in reversed(trend.focus.points) if each.closed)
    return f"Not shown. {next(closed, 'No year drawn has a figure that may be shown.')}"


def break_lines(trend: Trend) -> tuple[str, ...]:
    """Return everything that breaks the lines, one sentence each, oldest first."""
    own = [each.text for each in trend.breaks]
    there = trend.other
    theirs = [
        f"{there.name}: {each.text}"
        for each in trend.other_breaks
        if there is not None and each.kind != "pandemic"
    ]
    return tuple(dict.fromkeys((*own, *theirs)))


def trend_note(trend: Trend) -> str:
    """Return the line under the title: place, service, years, characteristic, comparator."""
    parts = [trend.place.name, wording.SERVICE, _span(trend.periods), _by(trend)]
    if trend.other is not None:
        parts.append(f"compared with {trend.other.name}")
    return " · ".join(part for part in parts if part)


def trend_subtitle(trend: Trend, gap: bool = False, since: str = "") -> str:
    """Return a picture's subtitle: measure and unit, place, years.

    Args:
        trend: The trend.
        gap: Whether the picture is of the gap.
        since: The first year drawn.
    """
    entry = catalogue.load().measures[trend.measure]
    years = trend.periods[trend.periods.index(since) :] if since in trend.periods else trend.periods
    what = f"{entry.plain_name[:1].upper()}{entry.plain_name[1:]}"
    unit = ", %" if entry.kind == "proportion" else ""
    if gap:
        unit = ", points" if entry.kind == "proportion" else ", ratio"
        what = f"The gap {between(trend)}: {entry.plain_name}"
    return f"{what}{unit}. {trend.place.name}, {_span(years)}."


def trend_source(trend: Trend) -> str:
    """Return the source line of pictures of several years: each publication once, with its span."""
    real = [each for each in trend.sources if not each.made_up]
    titles: dict[str, list[str]] = {}
    for each in real:
        title = " ".join(each.title.replace(each.edition, "").replace(" ,", ",").split())
        title = title.replace("annual report", "annual reports")
        publisher = each.publisher.partition(" (")[0]
        titles.setdefault(f"{publisher}, {title.rstrip(',')}", []).append(each.edition)
    named = "; ".join(f"{title} {_span(sorted(editions))}" for title, editions in titles.items())
    if trend.made_up:
        beside = f" England beside it: {named}." if named else ""
        return (
            "Made-up figures for an example place, not from any publication."
            f"{beside} NHS Talking Therapies only."
        )
    return f"Source: {named}. Counts below England are rounded to 5. NHS Talking Therapies only."


def between(trend: Trend) -> str:
    """Return whose gap it is: "between fifths", "between people aged 65 and over and ..."."""
    gap = trend.gap
    if gap is None:
        return ""
    ends = ENDS.get(frozenset((gap.group, gap.reference)))
    if ends:
        return ends
    one = _plain(trend, gap.group)
    if gap.group == wording.EVERYONE:
        there = trend.reference_line
        return f"between {trend.place.name} and {'England' if there is None else there.label}"
    if gap.against == "england":
        return f"between {one} here and in England"
    two = "everyone else" if gap.against == "rest" else _plain(trend, gap.reference)
    return f"between {one} and {two}"


def _plain(trend: Trend, group: str) -> str:
    """Return a group inside a sentence."""
    line = trend.line(group)
    return group if line is None else line.plain_label


def _by_rule(trend: Trend) -> str:
    """Return what the time-trend rule says of both sides."""
    if trend.characteristic == COMBINED:
        return ""
    lines = [trend.focus]
    reference, gap = trend.reference_line, trend.gap
    if reference is not None and gap is not None and gap.against == "reference":
        lines.append(reference)
    directions = {line.verdict.direction for line in lines}
    if directions == {TOO_FEW}:
        return TOO_FEW_WORDS
    if directions == {NOT_TESTED}:
        return f"No trend is tested: {trend.focus.verdict.reason.rstrip('.')}."
    return " ".join(_line_sentence(trend, line) for line in lines)


def _line_sentence(trend: Trend, line: TrendLine) -> str:
    """Return one line's trend as a sentence."""
    what, verdict = noun(trend.measure), line.verdict
    whose = (
        wording.within(trend.place) if line.group == wording.EVERYONE else f"for {line.plain_label}"
    )
    if verdict.direction == TOO_FEW:
        return f"{what} {whose}: too few comparable years for a trend."
    if verdict.direction == NOT_TESTED:
        return f"{what} {whose}: no trend is tested, {verdict.reason.rstrip('.')}."
    return f"{what} {whose} {WORDS[verdict.direction]} ({_span(verdict.periods)})."


def _years_in_a_row(line: TrendLine) -> str:
    """Return how many years in a row can be compared, where they are too few."""
    if line.verdict.direction != TOO_FEW:
        return ""
    reason = line.verdict.reason
    return f"{reason[:1].upper()}{reason[1:]}."


def _since_earliest(found: GapChange | None) -> str:
    """Return how the gap changed since the earliest comparable year; "" where that is not said."""
    if found is None or found.change is None or found.before is None or found.now is None:
        return ""
    then, now = found.before.difference, found.now.difference
    if then is None or now is None:
        return ""
    start = f"Since {found.since}, the earliest year that can be compared"
    size = f"{differences.points_text(then.value)} then"
    change = found.change
    if change.lower <= 0 <= change.upper:
        return f"{start}, any change of the gap could be chance ({size})."
    word = "changed"
    if then.value * now.value > 0:
        word = "narrowed" if abs(now.value) < abs(then.value) else "widened"
    likely = differences.points_range(change.lower, change.upper)
    by = differences.points_text(change.value)
    return f"{start}, the gap {word} by about {by} (likely {likely}; {size})."


def _theirs(trend: Trend, gap: Gap) -> str:
    """Return the comparator's gap in the chosen year; "" where there is none."""
    if trend.other is None or not gap.theirs:
        return ""
    return gap_beside(gap.points[-1].comparison, gap.theirs[-1].comparison, trend.other)


def _span(periods: Sequence[str]) -> str:
    """Return years as a span: "2020-21 to 2024-25"."""
    return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"


def _by(trend: Trend) -> str:
    """Return "by age", "" for everyone together."""
    entry = catalogue.load().characteristics.get(trend.characteristic)
    if trend.characteristic == wording.EVERYONE:
        return ""
    return f"by {trend.characteristic_name.lower() if entry is None else entry.plain_name}"
