"""How completely a characteristic is recorded, and which comparisons that closes."""

from __future__ import annotations

from collections.abc import Mapping

from amhe_explore.catalogue import Characteristic, Rules
from amhe_explore.measures.groups import NOT_RECORDED, GroupRows
from amhe_explore.measures.published import Row, count_of
from amhe_explore.measures.results import CLOSED, OPEN, TAKE_CARE, Gate

FIRST, LAST = "referrals", "finished"
COUNTS = (
    "referrals",
    "started",
    "second_treatment",
    "ended",
    "ended_untreated",
    "ended_after_one",
    "finished",
    "at_caseness",
    "not_at_caseness",
    "eligible",
    "improved",
    "no_change",
    "deteriorated",
    "recovered",
    "reliably_recovered",
)


def not_recorded_share(total: list[Row], groups: list[GroupRows]) -> dict[str, float]:
    """Return the share not recorded of each count: all such labels over the place's total.

    Declined and not recorded count together; a suppressed one counts as 0. Counts whose total is
    not published have no share.
    """
    hidden = [each for each in groups if each.group.kind in NOT_RECORDED]
    if not hidden:
        return {}
    shares = {}
    for measure in COUNTS:
        whole = count_of(total, measure).value
        # A share of the eligible would let a suppressed part of it be worked out.
        if not whole or measure == "eligible":
            continue
        part = sum(count_of(each.rows, measure).value or 0 for each in hidden)
        shares[measure] = min(part / whole, 1.0)
    return shares


def share_of_kind(
    total: list[Row], groups: list[GroupRows], kind: str, measure: str
) -> float | None:
    """Return the share of one count that is of one kind: declined, or not_recorded."""
    whole = count_of(total, measure).value
    hidden = [each for each in groups if each.group.kind == kind]
    if not whole or not hidden:
        return None
    return min(sum(count_of(each.rows, measure).value or 0 for each in hidden) / whole, 1.0)


def stages_gate(entry: Characteristic, shares: Mapping[str, float], rules: Rules) -> Gate:
    """Return whether stages may be set side by side by group.

    Closed where too many are not recorded at the first stage, or where the share not recorded
    differs between the first and the last stage: the characteristic was then often recorded later,
    and a drop-off by group would be false.
    """
    first, last = shares.get(FIRST), shares.get(LAST)
    if first is None or last is None:
        return Gate("stages", OPEN)
    if first > rules.stages_not_recorded_over:
        short = f"{entry.name} was not recorded for {_percent(first)} of referrals"
    elif abs(first - last) > rules.stages_not_recorded_difference_over:
        short = f"{entry.name} was often recorded later on"
    else:
        return Gate("stages", OPEN)
    return Gate(
        "stages",
        CLOSED,
        f"{entry.name} was not recorded for {_percent(first)} of referrals and {_percent(last)} of"
        " finished courses: this was often recorded later on, so a drop-off by group would be"
        " false here.",
        short,
    )


def outcomes_gate(entry: Characteristic, shares: Mapping[str, float], rules: Rules) -> Gate:
    """Return whether outcomes by group may be compared, by the share not recorded at the finish."""
    last = shares.get(LAST)
    if last is None or last <= rules.outcomes_not_recorded_fine_to:
        return Gate("outcomes", OPEN)
    what = f"{entry.name} was not recorded for {_percent(last)} of finished courses"
    if last > rules.outcomes_not_recorded_closed_over:
        return Gate("outcomes", CLOSED, f"{what}: the table is shown, no comparison.", what)
    return Gate("outcomes", TAKE_CARE, f"{what}: take care with differences between groups.", what)


def _percent(share: float) -> str:
    """Return a share as a whole per cent; one that rounds to 0 or 100 says so."""
    percent = share * 100
    if 0 < percent < 0.5:
        return "under 1%"
    return "over 99%" if 99.5 <= percent < 100 else f"{percent:.0f}%"
