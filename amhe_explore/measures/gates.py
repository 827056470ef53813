"""Which comparisons may speak for one place, characteristic and year, and what stands on top."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.catalogue import Characteristic, Rules
from amhe_explore.measures.breaks import Breaks
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.material import Material
from amhe_explore.measures.published import count_of
from amhe_explore.measures.recording import not_recorded_share, outcomes_gate, stages_gate
from amhe_explore.measures.results import CLOSED, OPEN, Gate, Notice

# The counts that an intersection must have enough of in every group.
CELLS = ("referrals", "finished")


@dataclass(frozen=True, slots=True)
class Checked:
    """The groups of one place that may be shown, with what was checked before they may speak.

    Attributes:
        groups: The groups; empty where the disclosure gate is closed.
        not_recorded: By count, the share without the characteristic recorded.
        recorded: The recording gate across stages.
        outcomes: The recording gate for outcomes.
        gates: Every gate, the disclosure gate first.
    """

    groups: list[GroupRows]
    not_recorded: dict[str, float]
    recorded: Gate
    outcomes: Gate
    gates: tuple[Gate, ...]

    @property
    def by_id(self) -> dict[str, Gate]:
        """The gates by id."""
        return {gate.id: gate for gate in self.gates}


def check(material: Material, rules: Rules) -> Checked:
    """Return the groups of a place that may be shown, and every gate.

    Args:
        material: The rows of the place, characteristic and period.
        rules: The thresholds.
    """
    entry = material.entry
    cells = cells_gate(entry, material.exact, material.groups, rules)
    groups = [] if cells.state == CLOSED else material.groups
    shares = not_recorded_share(material.total.rows, groups)
    recorded = stages_gate(entry, shares, rules)
    outcomes = outcomes_gate(entry, shares, rules)
    others = place_gates(entry, material.years, material.breaks, recorded, outcomes)
    return Checked(groups, shares, recorded, outcomes, (cells, *others))


def place_gates(
    entry: Characteristic,
    years: tuple[str, ...],
    all_breaks: tuple[Breaks, ...],
    recorded: Gate,
    outcomes: Gate,
) -> tuple[Gate, ...]:
    """Return the gates: place, volume, recording, stages (both before it), outcomes, years.

    The gate `cells` (disclosure) is set by `cells_gate`, before any figure is shown.

    Args:
        entry: The characteristic.
        years: The year, or the years pooled.
        all_breaks: What breaks each of them.
        recorded: The recording gate across stages.
        outcomes: The recording gate for outcomes.
    """
    broken = next((each for each in reversed(all_breaks) if each.volume), None)
    breaks, period = all_breaks[-1], years[-1]
    volume = _volume_gate(broken or breaks)
    recording = Gate("recording", recorded.state, recorded.reason, recorded.short)
    return (
        _place(breaks, period),
        volume,
        recording,
        _stages(breaks, volume, recording),
        outcomes,
        _years(entry, period, breaks),
    )


def cells_gate(entry: Characteristic, exact: bool, groups: list[GroupRows], rules: Rules) -> Gate:
    """Return whether the cells of an intersection may be shown: below England all or none.

    One small cell among others that add up could be worked out from them.
    """
    if exact or not entry.crosses:
        return Gate("cells", OPEN)
    least = rules.intersection_cell_from
    counts = [count_of(each.rows, name).value for each in groups for name in CELLS]
    if all(count is not None and count >= least for count in counts):
        return Gate("cells", OPEN)
    return Gate(
        "cells",
        CLOSED,
        f"{entry.name} is shown below England only where every group has {least} or more referrals"
        " and finished courses.",
        "Some groups are too small",
    )


def _place(breaks: Breaks, period: str) -> Gate:
    """Return whether the place-year can be compared with others at all."""
    if not breaks.incomplete:
        return Gate("place", OPEN)
    return Gate(
        "place", CLOSED, f"Not comparable in {period}: {breaks.incomplete}.", "Not comparable"
    )


def _volume_gate(breaks: Breaks) -> Gate:
    """Return whether the place-year's volume changed too much for its stages to be compared."""
    if not breaks.volume:
        return Gate("volume", OPEN)
    reason = f"{_volume(breaks)}. Stage-to-stage comparisons are off this year."
    return Gate("volume", CLOSED, reason, _first_change(breaks))


def _stages(breaks: Breaks, volume: Gate, recording: Gate) -> Gate:
    """Return whether one stage may be set against another by group: every reason why not."""
    reasons = [each for each in (volume, recording) if each.state == CLOSED]
    if breaks.incomplete:
        reasons.insert(
            0, Gate("place", CLOSED, f"Not comparable: {breaks.incomplete}.", "Not comparable")
        )
    if not reasons:
        return Gate("stages", OPEN)
    said = " ".join(each.reason for each in reasons)
    return Gate("stages", CLOSED, said, reasons[0].short)


def _years(entry: Characteristic, period: str, breaks: Breaks) -> Gate:
    """Return whether the year may be set beside the one before."""
    possible = (
        (breaks.volume, _volume(breaks)),
        (breaks.area, f"the area changed: {breaks.area}"),
        (breaks.incomplete, breaks.incomplete),
        (breaks.after_incomplete, "the year before is not comparable"),
        (breaks.pandemic, f"{period} is the pandemic year"),
        (breaks.after_pandemic, "the year before is the pandemic year"),
        (period in entry.breaks, f"the groups of {entry.name.lower()} changed in {period}"),
    )
    reasons = [reason for holds, reason in possible if holds]
    if not reasons:
        return Gate("years", OPEN)
    said = "; ".join(reasons)
    return Gate(
        "years", CLOSED, f"{said[0].upper()}{said[1:]}.", "Not comparable with the year before"
    )


def notices(
    entry: Characteristic, years: tuple[str, ...], all_breaks: tuple[Breaks, ...], recorded: Gate
) -> tuple[Notice, ...]:
    """Return "Read this first": what must stand above every picture of the place and period."""
    found = [
        notice
        for year, breaks in zip(years, all_breaks, strict=True)
        for notice in notices_of_year(year, breaks, len(years) > 1)
    ]
    if recorded.state == CLOSED:
        found.append(Notice("recording", recorded.reason))
    if entry.id == "ethnic_minority":
        found.append(Notice("combined", entry.note))
    return tuple(found)


def notices_of_year(period: str, breaks: Breaks, pooled: bool) -> list[Notice]:
    """Return what breaks one year; among pooled years each sentence begins with its year."""
    found = []
    if breaks.incomplete:
        text = f"Not comparable in {period}: {breaks.incomplete}. It is kept out of trends."
        found.append(Notice("incomplete", text))
    if breaks.volume:
        text = f"{_volume(breaks)}. Stage-to-stage and year-on-year comparisons are off."
        if breaks.changes and breaks.changes[0].measure == "finished":
            text += f" Outcomes describe only the {breaks.changes[0].now:,} courses that finished."
        found.append(Notice("volume", f"{period}: {text}" if pooled else text))
    if breaks.area:
        text = f"The area changed: {breaks.area}. Do not compare with earlier years."
        found.append(Notice("area", text))
    if breaks.pandemic:
        text = f"{period} is the pandemic year: it is never used as a baseline."
        found.append(Notice("pandemic", text))
    return found


def _volume(breaks: Breaks) -> str:
    """Return the volume break in words: the largest change, then the new provider code."""
    parts = [breaks.changes[0].sentence()] if breaks.changes else []
    if breaks.new_provider:
        parts.append(breaks.new_provider.sentence())
    said = ", and ".join(parts)
    return said[:1].upper() + said[1:]


def _first_change(breaks: Breaks) -> str:
    """Return the volume break in a few words, for a closed panel."""
    said = breaks.changes[0].sentence() if breaks.changes else _volume(breaks)
    return said.partition(" (")[0]
