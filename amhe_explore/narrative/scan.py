"""The scan in words: what is sure, what to ask about, what could not be tested and why."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.measures import (
    Cell,
    Estimate,
    Scan,
    ScanBlock,
    SmallGap,
    SureGap,
    Untested,
)
from amhe_explore.narrative import wording
from amhe_explore.narrative.comparing import CANNOT_TELL, CLEAR, HIGHER
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import differences, formats

BETTER, WORSE, MIXED = "better", "worse", "mixed"
NOTHING_SURE = "Nothing here can be told apart from chance"
SURE_GAPS = "Gaps we are sure of"
SMALL_GAPS = "Large gaps in small groups: ask about these"
# Groups of these are named by their own labels, others as people.
FIFTHS = "deprivation_fifth"
BY_LABEL = (FIFTHS, "disability", "long_term_condition")
REST, ENGLAND = "rest", "england"
COMPLETION = "completion"
CLOSABLE = (COMPLETION, "recovery", "reliable_recovery", "reliable_improvement")
CLOSED_NAMES = {
    "referral_rate": "referrals per 1,000 adults",
    "representation": "who reaches the service",
    COMPLETION: "finished per 100 referrals",
    "recovery": "recovered",
    "reliable_recovery": "reliably recovered",
    "reliable_improvement": "improved",
}
STAGES_OFF = "Stage-to-stage comparisons are off this year"
SEE_FIRST = "see Read this first, at the top."
EVERYONE_ELSE = "everyone else"
ACCESS_NOTE = (
    "Who reaches the service is compared with how many live here, not with how many need help. One "
    "person can be referred more than once, so these likely ranges are too narrow."
)
MATRIX_KEY = (
    "▼ lower, ▲ higher, ■ about the same, ◇ cannot tell. A size is of the difference in points, or "
    "of the ratio in per cent."
)
Tiers = tuple[str, ...]


def scan_note(scan: Scan) -> str:
    """Return the line under the title."""
    when = f"{formats.period_text(scan.period)}, {'made up' if scan.made_up else 'published'}"
    return f"{scan.place.name} · {wording.SERVICE} · {when} · every group against its default"


@marked
def scan_finding(scan: Scan) -> str:
    """Return the finding: how many gaps are sure, and who the first one is of, with two numbers."""
    if not scan.sure:
        return f"{NOTHING_SURE}; see what could not be tested"
    count = len(scan.sure)
    gaps = "One gap we are sure of" if count == 1 else f"{count} gaps we are sure of"
    return f"{gaps}. {'It is' if count == 1 else 'First'}: {_first(scan.sure[0])}"


def _first(gap: SureGap) -> str:
    """Return one gap as a clause: "people aged 65 and over recovered more often, 63% against 50%".

    By reliable recovery where recovery alone does not tell.
    """
    told = gap.shown if gap.shown.verdict.direction in CLEAR else gap.reliable_recovery
    often = "more often" if told.verdict.direction == HIGHER else "less often"
    slight = "slightly " if _is_slight(told) else ""
    verb = catalogue.load().measures[told.key.measure].plain_name
    numbers = wording.percent(told.estimate)
    if told.reference_estimate is not None:
        numbers += f" against {wording.percent(told.reference_estimate)}"
    return f"{gap.plain_label} {verb} {slight}{often}, {numbers}"


def _is_slight(cell: Cell) -> bool:
    """Return whether a clear difference is under the size that is called slight."""
    gap = cell.difference
    return gap is not None and abs(gap.value) < catalogue.load().rules.slightly_under


@marked
def scan_sentences(scan: Scan) -> tuple[str, ...]:
    """Return what stands under the finding: how many were tested, and how many could not be."""
    found = next(each for each in scan.families if each.measure == "reliable_recovery")
    said = (
        f"{found.tested} comparisons of reliable recovery were made and {found.untested} could not "
        "be."
    )
    if found.adjusted:
        said += " Chance findings among so many are allowed for."
    small = len(scan.small)
    if not small:
        return (said,)
    groups = "One small group has" if small == 1 else f"{small} small groups have"
    return (said, f"{groups} a large difference over three years: ask about these.")


def gap_titles(gap: SureGap | SmallGap) -> Tiers:
    """Return names of a gap from long to short: "People aged 65 and over, against 26 to 64"."""
    entry = catalogue.load().characteristics[gap.characteristic]
    group = entry.group(gap.group)
    shown = gap.shown if isinstance(gap, SureGap) else gap
    named = entry.id == FIFTHS or not group.short_label
    short = group.label if named else group.short_label
    who = group.label if entry.id in BY_LABEL else group.plain_label or group.label
    if shown.against == REST:
        long, brief = EVERYONE_ELSE, EVERYONE_ELSE
    else:
        other = entry.group(shown.reference)
        long, brief = other.label, other.short_label or other.label
    who = f"{who[:1].upper()}{who[1:]}"
    return (
        f"{who}, against {_lower(long)}",
        f"{short}, against {_lower(brief)}",
        short,
    )


def _lower(label: str) -> str:
    """Return a label inside a sentence; a name keeps its capital."""
    words = ("Most", "Least", "No ", "Heterosexual", "Middle")
    return label[:1].lower() + label[1:] if label.startswith(words) else label


def gap_size(gap: SureGap | SmallGap) -> tuple[str, str, str]:
    """Return shape and words of a gap: direction, size in points, likely range.

    A gap that recovery alone cannot tell is said so, though reliable recovery is clear.
    """
    shown = gap.shown if isinstance(gap, SureGap) else gap
    found, direction = shown.difference, shown.verdict.direction
    if found is None:
        return CANNOT_TELL, "cannot tell", ""
    exact = shown.estimate.precision == wording.EXACT
    likely = f"likely {differences.points_range(found.lower, found.upper, exact)}"
    if direction in CLEAR:
        return direction, f"{differences.points_text(found.value, exact)} {direction}", likely
    if found.lower > 0 or found.upper < 0:
        # Clear by itself, but not once so many comparisons are allowed for.
        likely += " higher" if found.value > 0 else " lower"
    return direction, direction, likely


def same_group(england: Estimate | None) -> str:
    """Return the same group in England as a whole per cent, "" where there is none."""
    return (
        "" if england is None or england.value is None else formats.percent_text(england.value, 0)
    )


@marked
def points_sentence(scan: Scan, gaps: Sequence[SureGap]) -> str:  # noqa: ARG001 - read by the mark
    """Return whether reliable improvement points the same way as recovery, gap by gap."""
    same = [gap_titles(each)[2] for each in gaps if each.points in (BETTER, WORSE)]
    mixed = [gap_titles(each)[2] for each in gaps if each.points == MIXED]
    said = []
    if same and not mixed:
        said.append("Reliable improvement points the same way in each.")
    elif same:
        said.append(f"Reliable improvement points the same way: {wording.listed(same)}.")
    if mixed:
        said.append(f"Mixed, recovery and improvement differ: {wording.listed(mixed)}.")
    return " ".join(said)


def reasons_of(scan: Scan) -> tuple[tuple[str, int, str], ...]:
    """Return every reason why cells could not be tested, how many, and whose they are."""
    names = {each.characteristic: each.name for each in scan.blocks}
    measures = catalogue.load().measures
    found: dict[str, list[Untested]] = {}
    for each in scan.untested:
        if not each.is_reference:
            found.setdefault(each.reason, []).append(each)
    rows = []
    for reason, cells in sorted(found.items(), key=lambda item: -len(item[1])):
        whose = dict.fromkeys(names[each.key.characteristic] for each in cells)
        what = dict.fromkeys(measures[each.key.measure].name for each in cells)
        said = f"{', '.join(whose)}: {', '.join(_lower_first(each) for each in what)}"
        rows.append((_sentence(reason), len(cells), said))
    return tuple(rows)


def _sentence(reason: str) -> str:
    """Return a reason as a sentence."""
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def closed_reason(block: ScanBlock, measure: str) -> str:
    """Return the reason why no group of a characteristic could be tested on a measure.

    "" where one was tested. Of several reasons the most frequent: it is told once above the table.
    """
    found = [cell for group in block.groups if (cell := group.cell(measure)) is not None]
    if not found or any(isinstance(each, Cell) for each in found):
        return ""
    reasons = [
        each.reason for each in found if isinstance(each, Untested) and not each.is_reference
    ]
    return max(dict.fromkeys(reasons), key=reasons.count, default="")


def shown_measures(scan: Scan, block: ScanBlock) -> tuple[str, ...]:
    """Return the measures that have a column: those with a figure that may be shown.

    Finished per 100 referrals is not shown at all where its gate is closed, nor are shares of
    referrals where most are not recorded.
    """
    shown = [each for each in CLOSABLE if each != COMPLETION or not closed_reason(block, each)]
    return (*([block.access] if _access_shown(scan, block) else []), *shown)


def _access_shown(scan: Scan, block: ScanBlock) -> bool:
    """Return whether who reaches the service has figures to show for a characteristic."""
    most = catalogue.load().rules.stages_not_recorded_over
    if (block.not_recorded_referrals or 0.0) > most:
        return False
    if block.access == "referral_rate":
        return True
    found = scan.representation(block.characteristic)
    return found is not None and any(
        each.share_referrals.value is not None for each in found.groups
    )


@marked
def closed_lines(scan: Scan, block: ScanBlock) -> tuple[str, ...]:
    """Return each reason that closes whole measures of a characteristic, with those measures.

    What stands in "Read this first" already is not told again.
    """
    by_reason: dict[str, list[str]] = {}
    for measure in (block.access, *CLOSABLE):
        reason = closed_reason(block, measure)
        if reason:
            said = _not_told_yet(scan, reason)
            by_reason.setdefault(said, []).append(CLOSED_NAMES[measure])
    return tuple(
        f"Not compared, {wording.listed(named)}: {reason}" for reason, named in by_reason.items()
    )


def _not_told_yet(scan: Scan, reason: str) -> str:
    """Return a reason without what the notices of the place say: that is only pointed to."""
    sentences = [each.strip() for each in reason.split(". ") if each.strip()]
    told = " ".join(each.text for each in scan.notices)
    left = [each for each in sentences if each not in told and each.rstrip(".") != STAGES_OFF]
    if len(left) == len(sentences):
        return _lower_first(_sentence(reason))
    return _lower_first(_sentence(". ".join(left))) if left else SEE_FIRST


@marked
def block_note(scan: Scan, characteristic: str) -> str:
    """Return what the groups of one characteristic are compared with, and how often recorded."""
    block = next(each for each in scan.blocks if each.characteristic == characteristic)
    said = [f"Each against {block.against}." if block.against else "Shown, not compared."]
    shares = (
        (block.not_recorded_referrals, "referrals"),
        (block.not_recorded_finished, "finished courses"),
    )
    hidden = [
        f"{formats.share_text(share)} of {what}" for share, what in shares if share is not None
    ]
    if hidden:
        said.append(f"Not recorded: {' and '.join(hidden)}.")
    found = scan.representation(characteristic)
    if found is not None and found.residents_words and block.access == "representation":
        said.append(f"Shares are of {found.referrals_words} and of {found.residents_words}.")
    if characteristic == "ethnic_minority":
        said.append("One figure for all hides the groups within it: see Ethnicity (detailed).")
    return " ".join(said)


@marked
def small_note(scan: Scan) -> str:
    """Return what the list of small groups is, or why there is none."""
    if scan.small_reason:
        return f"Not worked out: {scan.small_reason.rstrip('.')}."
    rules = catalogue.load().rules
    least, points = rules.scan_denominator_from, round(rules.scan_small_gap_from * 100)
    what = (
        f"Fewer than {least} courses this year; recovery over three years differs by {points} "
        "points or more. The likely ranges are wide: a reason to ask, not a finding."
    )
    return what if scan.small else f"No such group. {what}"


@marked
def drawn_note(scan: Scan, drawn: int) -> str:
    """Return how many gaps of the list are drawn, where that is not all of them."""
    if drawn >= len(scan.sure):
        return ""
    return f"The first {drawn} of {len(scan.sure)} are drawn; the table has all of them."


@marked
def sure_note(scan: Scan) -> str:
    """Return by which rule a gap stands on the list of sure ones."""
    least = catalogue.load().rules.scan_denominator_from
    said = (
        f"On the list: {least} courses or more on both sides and a clear difference in reliable "
        "recovery. Ordered by the near end of its likely range. Recovery is drawn."
    )
    return f"{NOTHING_SURE} in {scan.place.name}. {said}" if not scan.sure else said


def scan_method(scan: Scan) -> tuple[tuple[str, str], ...]:
    """Return how the scan is made, term by term."""
    rules = catalogue.load().rules
    adjusted = [each for each in scan.families if each.adjusted]
    counted = "; ".join(
        f"{catalogue.load().measures[each.measure].name.lower()}: {each.tested} tested, "
        f"{each.untested} not"
        for each in scan.families
    )
    return (
        ("Compared with", "each characteristic's default, named above its table"),
        (
            "Many comparisons",
            f"more than {rules.many_comparisons_over} of one measure: false-discovery control by "
            f"Benjamini and Hochberg at {rules.false_discovery_level:.0%}; lower and higher have "
            "survived it" + ("" if adjusted else " (not needed here)"),
        ),
        ("How many", counted),
        (
            "Improvement points the same way",
            "where the likely ranges of recovery and of improvement lie on the same side of none",
        ),
        ("Not compared", f"under {rules.size_not_compared_under} on either side, or a gate closed"),
        ("Who reaches the service", ACCESS_NOTE),
    )
