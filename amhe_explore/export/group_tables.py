"""The table behind a screen of groups: verdict and difference first, then rate, range and base."""

from __future__ import annotations

from collections.abc import Callable

from amhe_explore import catalogue, narrative
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures.group_lines import GroupLine, GroupTable
from amhe_explore.measures.results import Comparison, Estimate
from amhe_explore.theme import differences, formats

NOT_SHOWN = "not shown"
NOT_COMPARED = "not compared"
NO_RANGE = "no likely range"
PART = "– "
UNITS = {"proportion": 100, "ratio": 100, "per_population": 1}
COUNTED = {
    "eligible": "Courses that could",
    "finished": "Courses finished",
    "ended": "Referrals ended",
    "referrals": "Referrals",
    "population": "People",
}
Column = tuple[str, Callable[[GroupLine], str], tuple[str, ...], Callable[[GroupLine], list[str]]]


def group_comparison_table(table: GroupTable) -> Table:
    """Return every group with its verdict, difference, rate, range, base and comparator.

    Larger groups stand above their parts, whose names begin with a dash; not recorded stands last.
    """
    columns = _columns(table)
    nested = any(line.larger for line in table.lines)
    return Table(
        columns=("Group", *(head for head, _, _, _ in columns)),
        rows=tuple(
            (_name(line, nested), *(read(line) for _, read, _, _ in columns))
            for line in table.lines
        ),
        caption=_caption(table),
        raw_columns=("group", "kind", *(head for _, _, heads, _ in columns for head in heads)),
        raw_rows=tuple(
            (
                line.group.label,
                "larger group" if line.larger else line.group.kind,
                *(cell for _, _, _, raw in columns for cell in raw(line)),
            )
            for line in table.lines
        ),
    )


def _columns(table: GroupTable) -> list[Column]:
    """Return the columns of a screen: those of the verdict only where something is compared."""
    entry = catalogue.load().measures[table.measure]
    columns: list[Column] = []
    if table.against is not None:
        columns += [
            (
                f"Against {narrative.against_words(table)}",
                lambda line: _verdict(table, line, line.comparison),
                ("against", "verdict", "reliability", "reason"),
                lambda line: _raw_verdict(table, line),
            ),
            (
                "Difference",
                lambda line: _difference(line.comparison),
                ("difference", "difference_lower_95", "difference_upper_95"),
                lambda line: _raw_difference(line.comparison),
            ),
        ]
    columns += [
        (
            entry.name,
            lambda line: _rate(table, line.estimate, table.measure),
            (f"{table.measure}",),
            lambda line: [_raw_rate(table, line.estimate, table.measure)],
        ),
        (
            "Likely range",
            lambda line: _likely(table, line.estimate, table.measure),
            (f"{table.measure}_lower_95", f"{table.measure}_upper_95"),
            lambda line: _raw_limits(table, line.estimate, table.measure),
        ),
        (
            COUNTED.get(entry.denominator, entry.denominator),
            lambda line: _base(table, line.estimate),
            ("denominator",),
            lambda line: [_base(table, line.estimate).replace(",", "")],
        ),
    ]
    if table.other is not None:
        columns.append(
            (
                f"{table.other.place.name}, same group",
                lambda line: _rate(table, line.beside, table.measure, own=False),
                ("comparator",),
                lambda line: [_raw_rate(table, line.beside, table.measure, own=False)],
            )
        )
    return columns + (_second(table) if table.second else [])


def _second(table: GroupTable) -> list[Column]:
    """Return the columns of the measure that always stands beside, and of both together."""
    entry = catalogue.load().measures[table.second]
    columns: list[Column] = [
        (
            entry.name,
            lambda line: _rate(table, line.second, table.second),
            (table.second, f"{table.second}_lower_95", f"{table.second}_upper_95"),
            lambda line: [
                _raw_rate(table, line.second, table.second),
                *_raw_limits(table, line.second, table.second),
            ],
        )
    ]
    if table.against is not None:
        columns += [
            (
                f"{entry.name}, verdict",
                lambda line: _verdict(table, line, line.second_comparison),
                (f"{table.second}_verdict",),
                lambda line: [_verdict(table, line, line.second_comparison)],
            ),
        ]
        if narrative.reads_together(table):
            columns.append(
                (
                    "Both together",
                    lambda line: narrative.together_word(table, line) or _none(table, line),
                    ("both_together",),
                    lambda line: [narrative.together_word(table, line) or _none(table, line)],
                )
            )
    return columns


def _name(line: GroupLine, nested: bool) -> str:
    """Return a group's name; parts of a larger group begin with a dash."""
    part = nested and not line.larger and line.group.kind == "known"
    return f"{PART}{line.group.label}" if part else line.group.label


def _none(table: GroupTable, line: GroupLine) -> str:
    """Return what stands where nothing is compared."""
    chosen = table.against
    return "the reference" if chosen and chosen.reference == line.group.id else NOT_COMPARED


def _verdict(table: GroupTable, line: GroupLine, comparison: Comparison | None) -> str:
    """Return a verdict by shape and word, with the care it asks for."""
    if comparison is None:
        return _none(table, line)
    direction = comparison.verdict.direction
    if direction == NOT_COMPARED:
        return f"{NOT_COMPARED}: {comparison.verdict.reason.rstrip('.')}"
    care = " (take care)" if comparison.verdict.reliability == "take care" else ""
    return f"{narrative.badge(comparison)}{care}"


def _raw_verdict(table: GroupTable, line: GroupLine) -> list[str]:
    """Return what is compared, the verdict, its reliability and its reason as data."""
    found = line.comparison
    against = narrative.against_words(table)
    if found is None:
        return [against, _none(table, line), "", ""]
    verdict = found.verdict
    return [against, verdict.direction, verdict.reliability, verdict.reason]


def _difference(comparison: Comparison | None) -> str:
    """Return the size of a difference or ratio with its likely range; the size always stands."""
    if comparison is None:
        return NOT_COMPARED
    gap, factor = comparison.difference, comparison.ratio
    exact = narrative.is_exact(comparison)
    if gap is not None:
        likely = differences.points_range(gap.lower, gap.upper, exact)
        if gap.lower <= 0 <= gap.upper:
            return likely
        way = "lower" if gap.value < 0 else "higher"
        return f"{differences.points_text(gap.value, exact)} {way} ({likely})"
    if factor is None or comparison.verdict.direction == NOT_COMPARED:
        return NOT_COMPARED
    words = ("lower", "higher")
    likely = differences.factor_range(factor.lower, factor.upper, words)
    if factor.lower <= 1 <= factor.upper:
        return likely
    return f"{differences.factor_text(factor.value, words)} ({likely})"


def _raw_difference(comparison: Comparison | None) -> list[str]:
    """Return a difference (in points) or a ratio with its limits as data."""
    if comparison is None or comparison.verdict.direction == NOT_COMPARED:
        return ["", "", ""]
    gap, factor = comparison.difference, comparison.ratio
    if gap is not None:
        return [f"{100 * each:.1f}" for each in (gap.value, gap.lower, gap.upper)]
    if factor is None:
        return ["", "", ""]
    return [f"{each:.3f}" for each in (factor.value, factor.lower, factor.upper)]


def _missing(table: GroupTable, estimate: Estimate | None, own: bool = True) -> str:
    """Return why a rate is not there, "" where it is."""
    if own and not table.figures_shown:
        return NOT_SHOWN
    if estimate is None or estimate.value is None:
        return formats.reason_text("not_published" if estimate is None else estimate.flag)
    return ""


def _rate(table: GroupTable, estimate: Estimate | None, measure: str, own: bool = True) -> str:
    """Return a rate as it is printed, or the reason why there is none."""
    reason = _missing(table, estimate, own)
    if reason or estimate is None:
        return reason
    return narrative.shown(estimate, measure)


def _raw_rate(table: GroupTable, estimate: Estimate | None, measure: str, own: bool = True) -> str:
    """Return a rate as data: per cent, per 100 or per 1,000."""
    reason = _missing(table, estimate, own)
    if reason or estimate is None or estimate.value is None:
        return reason
    per = UNITS[catalogue.load().measures[measure].kind]
    exact = estimate.precision == "exact"
    value = estimate.value if estimate.published is None else estimate.published
    return str(formats.scaled(value, per, 1 if exact or estimate.published is None else 0))


def _likely(table: GroupTable, estimate: Estimate, measure: str) -> str:
    """Return a rate's likely range."""
    if _missing(table, estimate):
        return NO_RANGE
    kind = catalogue.load().measures[measure].kind
    exact = kind == "proportion" and estimate.precision == "exact"
    return formats.interval_text(estimate.lower, estimate.upper, exact, UNITS[kind]) or NO_RANGE


def _raw_limits(table: GroupTable, estimate: Estimate | None, measure: str) -> list[str]:
    """Return a rate's limits as data."""
    if estimate is None or _missing(table, estimate):
        return ["", ""]
    per = UNITS[catalogue.load().measures[measure].kind]
    return [
        "" if limit is None else str(formats.scaled(limit, per, 1))
        for limit in (estimate.lower, estimate.upper)
    ]


def _base(table: GroupTable, estimate: Estimate) -> str:
    """Return the denominator; nothing that would give a suppressed count away."""
    if not table.figures_shown:
        return NOT_SHOWN
    if estimate.value is None:
        return formats.reason_text(estimate.flag)
    if estimate.denominator is None:
        return formats.reason_text("suppressed")
    return f"{estimate.denominator:,}"


def _caption(table: GroupTable) -> str:
    """Return a caption: what, where, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if table.made_up else ""
    return f"{start}{narrative.groups_subtitle(table).rstrip('.')}"
