"""The cells of the scan: each group on each measure against its default, or why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from amhe_explore import stats
from amhe_explore.catalogue import Catalogue, Characteristic, Rules
from amhe_explore.measures import references, verdicts
from amhe_explore.measures.comparisons import ENGLAND_CODE
from amhe_explore.measures.false_discovery import outlasts
from amhe_explore.measures.profile import Examined
from amhe_explore.measures.recording import FIRST, LAST
from amhe_explore.measures.representation import MEASURE as REPRESENTATION
from amhe_explore.measures.results import Comparison, Difference, GroupResult, Verdict
from amhe_explore.measures.scan_results import Cell, CellKey, Family, ResidentShare, Untested

RATE = "referral_rate"
COMPARED = ("completion", "recovery", "reliable_recovery", "reliable_improvement")
ACCESS = (RATE, REPRESENTATION)
MEASURES = (*ACCESS, *COMPARED)
OUTCOMES = ("recovery", "reliable_recovery", "reliable_improvement")
RESIDENTS = "residents"
THE_REFERENCE = "the group that the others are compared with"
NO_REFERENCE = "no group is a standard for the others: shown, not compared"
# What a long reason says, in the few words of a cell.
SHORT = (
    ("fewer than", "too few to compare"),
    ("the figure to compare with is too small", "most of those recorded"),
    ("suppressed", "suppressed (under 5)"),
    ("not published", "not published"),
    ("not recorded", "often not recorded"),
    ("adult service", "shown, never compared"),
    ("tables only", "shown, never compared"),
    (NO_REFERENCE, "shown, never compared"),
    ("Census", "no population to compare with"),
    ("population figures", "no population to compare with"),
    ("is not loaded", "population not loaded"),
)
NOT_CLEAR_AMONG_MANY = (
    "clear by itself, but not once chance findings among many comparisons are allowed for"
)


def access_of(entry: Characteristic) -> str:
    """Return the measure of who reaches the service: per head, or share against share."""
    return RATE if entry.id.startswith("deprivation") else REPRESENTATION


def default_of(entry: Characteristic, england: bool) -> tuple[str, str] | None:
    """Return what the groups of a characteristic are compared with by default.

    Gender has no reference of its own: each is compared with the same group in England.

    Args:
        entry: The characteristic.
        england: Whether there is an England to compare with.
    """
    pairs = references.against(entry)
    if pairs:
        return pairs[0]
    if england and not entry.open_vocabulary:
        return references.ENGLAND, ENGLAND_CODE
    return None


def cells_of(catalogue: Catalogue, entry: Characteristic, found: Examined) -> list[Cell | Untested]:
    """Return the cells of one characteristic, group by group, before false-discovery control."""
    default = default_of(entry, bool(found.england))
    by_key = {
        (each.measure, each.group, each.against, each.reference): each
        for each in found.profile.comparisons
    }
    made: list[Cell | Untested] = []
    for group in found.profile.groups:
        if group.kind != "known":
            continue
        for measure in (access_of(entry), *COMPARED):
            key = CellKey(entry.id, group.id, measure)
            if measure == REPRESENTATION:
                continue
            comparison = None if default is None else by_key.get((measure, group.id, *default))
            made.append(_cell(catalogue, entry, found, group, key, default, comparison))
    if access_of(entry) == REPRESENTATION:
        made += [_resident_cell(entry, found, share) for share in found.shares]
    return made


def _cell(
    catalogue: Catalogue,
    entry: Characteristic,
    found: Examined,
    group: GroupResult,
    key: CellKey,
    default: tuple[str, str] | None,
    comparison: Comparison | None,
) -> Cell | Untested:
    """Return one compared cell, or why it is not compared."""
    estimate = group.rates[key.measure]
    england = found.england.get(group.id, {}).get(key.measure)
    if default is not None and default[1] == group.id:
        return Untested(
            key, group.label, THE_REFERENCE, estimate, england, "reference", is_reference=True
        )
    if comparison is None or comparison.verdict.direction == verdicts.NOT_COMPARED:
        reason = _reason(found, default, comparison)
        return Untested(key, group.label, reason, estimate, england, _short(found, reason))
    shown = comparison.difference or comparison.ratio
    p_value = None if shown is None else shown.p_value
    by_ratio = catalogue.measures[key.measure].kind in verdicts.RATIO_KINDS
    return Cell(
        key=key,
        label=group.label,
        plain_label=group.plain_label,
        estimate=estimate,
        against=comparison.against,
        reference=comparison.reference,
        reference_label=reference_label(catalogue, entry, comparison.against, comparison.reference),
        reference_estimate=comparison.reference_estimate,
        difference=None if by_ratio else comparison.difference,
        ratio=comparison.ratio,
        p_value=p_value,
        p_adjusted=p_value,
        verdict=comparison.verdict,
        not_recorded_share=found.profile.not_recorded_share.get(
            LAST if key.measure in OUTCOMES else FIRST
        ),
        england=england,
    )


def _reason(found: Examined, default: tuple[str, str] | None, comparison: Comparison | None) -> str:
    """Return why a cell is not compared."""
    if comparison is not None:
        return comparison.verdict.reason
    if default is None:
        return NO_REFERENCE
    if default[0] == references.REFERENCE and found.profile.group(default[1]) is None:
        return "the group to compare with is not published"
    return "there is no figure to compare with"


def _short(found: Examined, reason: str) -> str:
    """Return a reason in a few words: those of the gate that gave it, or its kind."""
    gate = next(
        (each for each in found.profile.gates if each.reason and each.reason == reason), None
    )
    if gate is not None and gate.short:
        return gate.short
    return next((short for words, short in SHORT if words in reason), "not compared")


def _resident_cell(entry: Characteristic, found: Examined, share: ResidentShare) -> Cell | Untested:
    """Return who reaches the service, of one group, against its share of residents."""
    key = CellKey(entry.id, share.group, REPRESENTATION)
    england = found.england.get(share.group, {}).get(REPRESENTATION)
    if share.verdict.direction == verdicts.NOT_COMPARED or share.compared is None:
        reason = share.verdict.reason
        return Untested(key, share.label, reason, share.ratio, england, _short(found, reason))
    return Cell(
        key=key,
        label=share.label,
        plain_label=share.plain_label,
        estimate=share.ratio,
        against=references.REFERENCE,
        reference=RESIDENTS,
        reference_label=f"their share of {entry.residents_words}",
        reference_estimate=None,
        difference=None,
        ratio=share.compared,
        p_value=share.compared.p_value,
        p_adjusted=share.compared.p_value,
        verdict=share.verdict,
        not_recorded_share=found.profile.not_recorded_share.get(FIRST),
        england=england,
    )


def reference_label(
    catalogue: Catalogue, entry: Characteristic, against: str, reference: str
) -> str:
    """Return what a group is compared with, as it stands inside a sentence."""
    if against == references.ENGLAND:
        return "the same group in England"
    if against == references.REST:
        recorded = catalogue.characteristics.get(entry.recorded_with, entry)
        return f"everyone else with {recorded.name.lower()} recorded"
    group = entry.group(reference)
    return group.plain_label or group.label


def controlled(
    catalogue: Catalogue, cells: Sequence[Cell | Untested]
) -> tuple[list[Cell | Untested], tuple[Family, ...]]:
    """Return the cells after false-discovery control, measure by measure, and its families."""
    rules = catalogue.rules
    tested = Counter(
        each.key.measure for each in cells if isinstance(each, Cell) and each.p_value is not None
    )
    left = Counter(
        each.key.measure for each in cells if isinstance(each, Untested) and not each.is_reference
    )
    families = tuple(
        Family(each, tested[each], left[each], tested[each] > rules.many_comparisons_over)
        for each in MEASURES
    )
    adjusted = {each.measure: _adjusted(cells, each.measure) for each in families if each.adjusted}
    made: list[Cell | Untested] = []
    for each in cells:
        if isinstance(each, Cell) and each.key.measure in adjusted:
            made.append(_after(catalogue, each, next(adjusted[each.key.measure])))
        else:
            made.append(each)
    return made, families


def _adjusted(cells: Sequence[Cell | Untested], measure: str) -> Iterator[float | None]:
    """Return the adjusted p-values of one measure in the order of its cells."""
    found = [
        each.p_value for each in cells if isinstance(each, Cell) and each.key.measure == measure
    ]
    return iter(stats.adjust_p_values(found).value)


def _after(catalogue: Catalogue, cell: Cell, p_adjusted: float | None) -> Cell:
    """Return a cell whose lower or higher has survived the control, or is no longer said."""
    verdict = cell.verdict
    if verdict.direction in verdicts.CLEAR and not outlasts(p_adjusted, catalogue.rules):
        verdict = _no_longer_clear(catalogue.rules, cell)
    return replace(cell, p_adjusted=p_adjusted, verdict=verdict)


def _no_longer_clear(rules: Rules, cell: Cell) -> Verdict:
    """Return what may still be said of a difference that chance among many could explain."""
    shown: Difference | None = cell.difference or cell.ratio
    if shown is not None:
        if cell.difference is None:
            low, high = rules.same_ratio
        else:
            high = rules.same_within[cell.key.measure]
            low = -high
        if low <= shown.lower and shown.upper <= high:
            return Verdict(
                verdicts.SAME, cell.verdict.reliability, "the whole likely range is small"
            )
    return Verdict(verdicts.CANNOT_TELL, cell.verdict.reliability, NOT_CLEAR_AMONG_MANY)
