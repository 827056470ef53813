"""What tests of a statement found, in words: the figures behind a verdict, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.catalogue import Statement
from amhe_explore.measures import evidence_figures
from amhe_explore.measures.evidence_results import AGREES, CANNOT_TELL, DIFFERS, EvidencePart
from amhe_explore.measures.verdicts import CANNOT_TELL as UNSURE
from amhe_explore.measures.verdicts import HIGHER, LOWER, NOT_COMPARED, SAME

# So many groups of one test are named one by one; more are summed up.
NAMED_TO = 3
SAID_BY_THE_FIGURE = "the group's figure is "
STANDS_IN = "England's share of people stands in for the place's own."


def status(tested: Sequence[EvidencePart]) -> str:
    """Return what the deciding tests say together.

    Every test must hold for agrees; one that clearly fails makes it differ. A test of several
    groups holds where each group is clear and as expected, and fails where every group can be
    told and at least one is not as expected.
    """
    said = [_of_test(part) for part in _parts([each for each in tested if each.decides])]
    if DIFFERS in said:
        return DIFFERS
    return CANNOT_TELL if not said or CANNOT_TELL in said else AGREES


def _of_test(tested: Sequence[EvidencePart]) -> str:
    """Return whether one test holds, fails, or cannot be told."""
    said = {each.local for each in tested}
    if CANNOT_TELL in said:
        return CANNOT_TELL
    return DIFFERS if DIFFERS in said else AGREES


def why(statement: Statement, tested: Sequence[EvidencePart]) -> str:
    """Return the figures behind a verdict, and what keeps it from being one, in sentences."""
    deciding = [each for each in tested if each.decides]
    beside = [each for each in tested if not each.decides]
    said = [_sentence(each) for each in _described(deciding)]
    said += _reasons(deciding or beside)
    if beside:
        said.append(_sentence(f"beside it: {'; '.join(_described(beside))}"))
    if statement.testable == "part":
        first = status(tested) == CANNOT_TELL
        said.insert(0 if first else len(said), statement.why)
    cares = dict.fromkeys(each.care for each in deciding if each.care)
    said += [f"Take care: {small_start(each)}." for each in cares]
    if any(evidence_figures.stands_in(each) for each in tested):
        said.append(STANDS_IN)
    return " ".join(each for each in said if each)


def _parts(tested: Sequence[EvidencePart]) -> list[list[EvidencePart]]:
    """Return tested groups by test, in order."""
    found: dict[tuple[str, ...], list[EvidencePart]] = {}
    for each in tested:
        found.setdefault(each.test, []).append(each)
    return list(found.values())


def _described(tested: Sequence[EvidencePart]) -> list[str]:
    """Return the groups of each test in words; a group in several tests is named once."""
    found: list[str] = []
    last = ""
    for part in _parts(tested):
        if len(part) > NAMED_TO:
            found.append(_summed_up(part))
            last = ""
            continue
        for each in part:
            words = _one(each)
            if each.label == last:
                found[-1] += f"; {words}"
            else:
                found.append(f"{each.label}: {words}")
            last = each.label
    return found


def _one(tested: EvidencePart) -> str:
    """Return one group's figures: "recovery 62.8% against 51.0%, 11.7 points higher (...)"."""
    shown = (evidence_figures.figures(tested), evidence_figures.size(tested))
    words = ", ".join(each for each in shown if each)
    if tested.direction == UNSURE:
        return f"{words}; cannot tell, {small_start(tested.reason)}"
    return words


def _summed_up(tested: Sequence[EvidencePart]) -> str:
    """Return many groups: how many are as expected, and which are not."""
    by: dict[str, list[str]] = {}
    for each in tested:
        by.setdefault(each.direction, []).append(each.label)
    first = tested[0]
    holding = len(by.get(first.expect, []))
    many = f"{holding or 'none'} of {len(tested)} groups"
    said = [f"{evidence_figures.spread(tested)}: {first.expect} for {many}"]
    for direction in (LOWER, HIGHER, SAME):
        if direction != first.expect and direction in by:
            said.append(f"{direction} for {_listed(by[direction])}")
    said += [
        f"{direction} for {len(by[direction])}"
        for direction in (UNSURE, NOT_COMPARED)
        if direction in by
    ]
    return "; ".join(said)


def _reasons(tested: Sequence[EvidencePart]) -> list[str]:
    """Return why groups are not compared, each reason once; not where the figure says it itself."""
    found = dict.fromkeys(
        each.reason
        for each in tested
        if each.direction == NOT_COMPARED and not each.reason.startswith(SAID_BY_THE_FIGURE)
    )
    return [f"Not compared: {small_start(each.rstrip('.'))}." for each in found if each]


def _sentence(text: str) -> str:
    """Return words as a sentence of their own."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def small_start(text: str) -> str:
    """Return a reason to stand inside a sentence."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
