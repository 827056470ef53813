"""The controls of Groups compared: measure, against what, years, detail, plain or analyst."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from amhe_explore import catalogue, measures, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import GroupTable
from amhe_explore.ui import address, cache, components, state
from amhe_explore.ui.state import Choice

FIRST_MEASURE = "recovery"
PLAIN, ANALYST = "plain", "analyst"
ONE_YEAR, THREE_YEARS = "one", "three"
NOTHING = "none"
VIEW = "view"
# Characteristics that are one in more or in less detail, the coarser first, as the switch says it.
DETAIL = (
    {"deprivation_fifth": "Fifths", "deprivation": "Tenths"},
    {"ethnicity": "Broad groups", "ethnicity_detailed": "Detailed groups"},
)
# The combined figure stands beside the detailed groups.
SAME_DETAIL = {"ethnic_minority": "ethnicity_detailed"}
SHORT_NAMES = {
    "recovery": "Recovered",
    "reliable_recovery": "Reliably recovered",
    "reliable_improvement": "Improved",
    "deterioration": "Got worse",
    "completion": "Finished per 100 referrals",
    "treated_of_ended": "Treated, of ended",
    "finished_of_ended": "Finished, of ended",
    "referral_rate": "Referral rate",
    "start_rate": "Start rate",
    "representation": "Representation",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What the controls have chosen.

    Attributes:
        table: The groups.
        offered: The measures that they have figures of.
        analyst: Whether the analyst view is open.
        refused: Why three years are not put together, "" where they are.
        message: What the address asked for and is not there.
    """

    table: GroupTable
    offered: tuple[str, ...]
    analyst: bool
    refused: str
    message: str


def screen(choice: Choice) -> Screen:
    """Return the groups that the reader's choices ask for."""
    compare = None if choice.compare is None else choice.compare.key

    def of(measure: str) -> GroupTable:
        return cache.group_table(
            choice.build, choice.place.key, choice.characteristic, choice.period, measure,
            choice.against, compare,
        )  # fmt: skip

    offered = measures.offered_measures(of(FIRST_MEASURE).profile) or (FIRST_MEASURE,)
    wanted = choice.measure or FIRST_MEASURE
    message = ""
    if wanted not in offered:
        name = catalogue.load().measures[wanted].name
        wanted = FIRST_MEASURE if FIRST_MEASURE in offered else offered[0]
        message = f"{name}: no figures by group here. {SHORT_NAMES[wanted]} is shown."
    analyst = address.kept(VIEW, lambda asked: asked if asked == ANALYST else None)[0] == ANALYST
    return Screen(of(wanted), offered, analyst, _refused(choice), message)


def draw(choice: Choice, shown: Screen) -> None:
    """Place the controls; each writes its choice into the address before the page is drawn anew."""
    table = shown.table
    if not table.lines:
        return
    with st.container(horizontal=True, gap="small"):
        _segments("Measure", shown.offered, table.measure, SHORT_NAMES.get, "measure")
        against = [each.id for each in table.options]
        if not against or against[0] == "england":
            against.insert(0, NOTHING)
        chosen = NOTHING if table.against is None else table.against.id
        _segments(
            "Compared with", against, chosen, lambda each: narrative.against_label(table, each),
            "against",
        )  # fmt: skip
        _years(choice, shown)
        _detail(choice)
        _segments(
            "View", (PLAIN, ANALYST), ANALYST if shown.analyst else PLAIN, str.capitalize, VIEW
        )
    components.note(shown.message)
    if shown.refused:
        components.note(f"Three years are not put together here: {shown.refused.rstrip('.')}.")


def one_group(choice: Choice, table: GroupTable) -> str | None:
    """Place the box that names one group; return its id, None where there is no known group."""
    lines = [line for line in table.lines if line.group.kind == "known" and not line.larger]
    known = {line.group.id: line.group.label for line in lines}
    if not known:
        return None
    key = "groups_group"
    first = next((line.group.id for line in lines if line.clear), next(iter(known)))
    st.session_state[key] = choice.group if choice.group in known else first
    if choice.group and choice.group not in known:
        components.note(f"The address names a group that is not here: {known[first]} is shown.")
    chosen: str = st.selectbox(
        "Group",
        list(known),
        key=key,
        format_func=lambda each: known[each],
        on_change=_write,
        args=("group", key),
    )
    return chosen


def _years(choice: Choice, shown: Screen) -> None:
    """Place the switch between one year and three together."""
    pooled = next(
        (
            each
            for each in cache.pooled_periods(choice.build, choice.place.key)
            if measures.years_of(each)[-1] == choice.last_year
        ),
        None,
    )
    if pooled is None or shown.refused:
        return
    periods = {ONE_YEAR: choice.last_year, THREE_YEARS: pooled}
    names = {ONE_YEAR: choice.last_year, THREE_YEARS: "Three years together"}
    now = ONE_YEAR if choice.period == choice.last_year else THREE_YEARS
    key = "groups_years"

    def turn() -> None:
        st.session_state["period"] = periods[st.session_state[key]]

    _control("Years", tuple(periods), now, names.get, key, turn)


def _detail(choice: Choice) -> None:
    """Place the switch between fewer and more groups of the same characteristic."""
    now = SAME_DETAIL.get(choice.characteristic, choice.characteristic)
    names = next((each for each in DETAIL if now in each), {})
    published = cache.characteristics(choice.build, choice.place.key, choice.period)
    offered = [each for each in names if each in published]
    if len(offered) < 2:
        return
    key = "groups_detail"

    def turn() -> None:
        state.turn_to(choice, st.session_state[key])

    _control("Detail", offered, now, names.get, key, turn)


def _refused(choice: Choice) -> str:
    """Return why the years that end with the chosen one are not put together."""
    if choice.period != choice.last_year:
        return ""
    try:
        return cache.pooling_refused(
            choice.build, choice.place.key, choice.characteristic, choice.last_year
        )
    except AmheError as error:
        return error.what


def _segments(
    label: str,
    options: Sequence[str],
    now: str,
    name: Callable[[str], str | None],
    parameter: str,
) -> None:
    """Place a control whose choice lives in the address."""
    key = f"groups_{parameter}"
    _control(label, options, now, name, key, lambda: _write(parameter, key))


def _control(
    label: str,
    options: Sequence[str],
    now: str,
    name: Callable[[str], str | None],
    key: str,
    turn: Callable[[], None],
) -> None:
    """Place one segmented control; nothing where there is nothing to choose between."""
    if len(options) < 2:
        return
    st.session_state[key] = now
    st.segmented_control(
        label,
        list(options),
        key=key,
        format_func=lambda each: name(each) or each,
        on_change=turn,
        required=True,
        width="content",
        wrap=True,
    )


def _write(parameter: str, key: str) -> None:
    """Put what a control holds into the address."""
    value = st.session_state[key]
    address.keep(parameter, None if value in (NOTHING, PLAIN) else value)
