"""What the reader has chosen, from the address and the boxes at the side."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from amhe_explore import catalogue, measures
from amhe_explore.measures import Council, PlaceEntry
from amhe_explore.theme import formats
from amhe_explore.ui import address, cache, councils

STORE = "_choice"
ENGLAND, ICB = "ENG", "icb"
EVERYONE = "total"
FIRST_CHARACTERISTIC = "deprivation"
DETAILED_ETHNICITY = "ethnicity_detailed"
# Which three years the frame turned to by itself, so that it can turn back.
TURNED = "_turned_to_three_years"
NO_COMPARISON = "No comparison"
AGAINST = ("reference", "rest", "england")
PERIOD = re.compile(r"(\d{4})-\d{2}")
GROUP = re.compile(r"[a-z0-9_]{1,80}")
LONGEST_NOTE = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """One view: everything a page needs to know of what its reader asked for.

    Attributes:
        build: The resolved path of the build in use.
        place: The place.
        compare: The place it is compared with; None for England compared with nothing.
        characteristic: Id of the catalogue.
        period: The year.
        measure: Id of a measure, None where the address names none; likewise the four below.
        group: Id of a group.
        against: reference, rest or england.
        since: The first year of a trend (`from` in the address).
        note: The reader's own marker.
        council: The council searched for, which the place is the ICB of.
        messages: What was asked for and could not be shown, and what is shown instead.
    """

    build: str
    place: PlaceEntry
    compare: PlaceEntry | None
    characteristic: str
    period: str
    measure: str | None = None
    group: str | None = None
    against: str | None = None
    since: str | None = None
    note: str | None = None
    council: Council | None = None
    messages: tuple[str, ...] = ()

    @property
    def last_year(self) -> str:
        """Return the year, or the last of three years together."""
        return measures.years_of(self.period)[-1]

    @property
    def view(self) -> tuple[str, str, str, str]:
        """Return what makes two choices the same view."""
        compared = "" if self.compare is None else self.compare.key
        return self.place.key, compared, self.characteristic, self.period


@dataclass(frozen=True, slots=True)
class Slots:
    """Where the four boxes stand, in reading order."""

    place: DeltaGenerator
    compare: DeltaGenerator
    characteristic: DeltaGenerator
    period: DeltaGenerator


def current_choice() -> Choice:
    """Return the choice that the frame has drawn for this run."""
    choice: Choice = st.session_state[STORE]
    return choice


def draw(slots: Slots, build: str) -> Choice:
    """Draw the four shared boxes, keep the address in step, and return the choice.

    Each box depends on the one before: the years are those of the place, the characteristics those
    published for place and year, the comparators those with the same figures.

    Raises:
        NoFiguresError: A real place, and only the embedded default is loaded.
    """
    book = cache.place_book(build)
    code, place_said = address.linked_select(
        slots.place, "Place", book.codes, "place", _place(build), book.label
    )
    place = book[code]
    if not place.periods:
        raise measures.no_figures(place.key, place.name, place.code)
    years = sorted(place.periods, reverse=True)
    pooled = cache.pooled_periods(build, place.key)
    period, period_said = address.linked_select(
        slots.period,
        "Year",
        [*years, *pooled],
        "period",
        _period(build, place, pooled),
        period_name,
    )
    published = list(cache.characteristics(build, place.key, period))
    characteristic, characteristic_said = address.linked_select(
        slots.characteristic,
        "Characteristic",
        published,
        "characteristic",
        _characteristic(place, period, published),
        characteristic_name,
        partial(_fitting_years, place, pooled),
    )
    compare, compare_said = _draw_comparator(slots.compare, build, code, period, characteristic)
    choice = Choice(build, place, compare, characteristic, period)
    choice, unboxed_said = _without_a_box(choice)
    council, council_said = councils.kept(build, place)
    choice = dataclasses.replace(choice, council=council)
    said = (place_said, period_said, characteristic_said, compare_said, *unboxed_said, council_said)
    return _remember(choice, tuple(message for message in said if message))


def _remember(choice: Choice, messages: tuple[str, ...]) -> Choice:
    """Return the choice with its messages, which stay until the reader chooses something else."""
    before: Choice | None = st.session_state.get(STORE)
    if not messages and before is not None and before.view == choice.view:
        messages = before.messages
    told = dataclasses.replace(choice, messages=messages)
    st.session_state[STORE] = told
    return told


def characteristic_name(characteristic: str) -> str:
    """Return a characteristic's name as the box shows it."""
    entry = catalogue.load().characteristics.get(characteristic)
    return characteristic if entry is None else entry.name


def period_name(period: str) -> str:
    """Return a year, or three years together, as the box shows it."""
    words = formats.period_text(period)
    return words if len(measures.years_of(period)) == 1 else f"{words}, together"


def _fitting_years(place: PlaceEntry, pooled: Sequence[str]) -> None:
    """Turn to three years together for groups too small for one, and back again afterwards."""
    chosen = st.session_state["period"]
    years = measures.years_of(chosen)
    if _pools_first(place, st.session_state["characteristic"]):
        if len(years) == 1:
            wanted = next((each for each in pooled if measures.years_of(each)[-1] == chosen), None)
            if wanted is not None:
                st.session_state["period"] = wanted
                st.session_state[TURNED] = wanted
    elif st.session_state.pop(TURNED, None) == chosen:
        st.session_state["period"] = years[-1]


def turn_to(choice: Choice, characteristic: str) -> None:
    """Choose another characteristic from a control of a page, as its box at the side would.

    For callbacks only: the boxes are not drawn yet when it runs.
    """
    st.session_state["characteristic"] = characteristic
    _fitting_years(choice.place, cache.pooled_periods(choice.build, choice.place.key))


def _pools_first(place: PlaceEntry, characteristic: str | None) -> bool:
    """Return whether a characteristic is shown for three years together unless one is asked for."""
    return place.type != "england" and characteristic == DETAILED_ETHNICITY


def _place(build: str) -> address.Resolve:
    """Return how a place asked for is found; England stands in for one that is not."""
    book = cache.place_book(build)
    default = ENGLAND if ENGLAND in book.codes else book.codes[0]

    def resolve(asked: str | None) -> tuple[str, str]:
        if asked is None:
            return councils.first_place(build) or default, ""
        found = book.find(asked, address.asked("period"))
        if found is not None:
            return found, ""
        shown = book.label(default)
        return default, f"There is no place {address.quoted(asked)}. {shown} is shown instead."

    return resolve


def _period(build: str, place: PlaceEntry, pooled: Sequence[str]) -> address.Resolve:
    """Return how a year asked for is found; the nearest with figures stands in for one without."""
    years = sorted(place.periods, reverse=True)

    def resolve(asked: str | None) -> tuple[str, str]:
        if asked is None:
            first = pooled and _pools_first(place, address.asked("characteristic"))
            return (pooled[0] if first else years[0]), ""
        together = measures.years_of(asked)
        if len(together) > 1 and set(together) <= set(years):
            last = together[-1]
            why = f"The years {formats.period_text(asked)} of {place.name} cannot be put together"
            return last, f"{why}: its area or its figures changed. {last} is shown instead."
        nearest = min(years, key=lambda year: abs(_start(year) - _start(asked, years[0])))
        shown = f"{nearest} is shown instead."
        if asked not in cache.place_book(build).periods:
            loaded = f"{place.name} has {_span(years)}"
            return nearest, f"There is no year {address.quoted(asked)}: {loaded}. {shown}"
        return nearest, f"{place.name} has no figures for {asked}, only {_span(years)}. {shown}"

    return resolve


def _start(year: str, otherwise: str = "") -> int:
    """Return the calendar year in which a reporting year starts."""
    found = PERIOD.fullmatch(year) or PERIOD.fullmatch(otherwise)
    return 0 if found is None else int(found[1])


def _span(years: list[str]) -> str:
    """Return newest-first years as a span in words."""
    return years[0] if len(years) == 1 else f"{years[-1]} to {years[0]}"


def _characteristic(place: PlaceEntry, period: str, published: list[str]) -> address.Resolve:
    """Return how a characteristic asked for is found; everyone together stands in for it."""

    def resolve(asked: str | None) -> tuple[str, str]:
        first = FIRST_CHARACTERISTIC if FIRST_CHARACTERISTIC in published else EVERYONE
        if asked is None:
            return first, ""
        if asked.casefold() in published:
            return asked.casefold(), ""
        if asked in catalogue.load().characteristics:
            missing = f"{characteristic_name(asked)} was not published for {place.name}, {period}."
            return EVERYONE, f"{missing} {characteristic_name(EVERYONE)} is shown instead."
        shown = f"{characteristic_name(first)} is shown instead."
        return first, f"There is no characteristic {address.quoted(asked)}. {shown}"

    return resolve


def _draw_comparator(
    slot: DeltaGenerator, build: str, code: str, period: str, characteristic: str
) -> tuple[PlaceEntry | None, str]:
    """Draw the box of comparators; England, the default, is not written into the address."""
    book = cache.place_book(build)
    alike = cache.similar_places(build, book[code].key, period) if book[code].type == ICB else ()
    options = book.comparators(code, period, alike)
    if code == ENGLAND or not options:
        options = [code, *options]
    default = options[0]

    def label(option: str) -> str:
        if option == code:
            return NO_COMPARISON
        return f"{book.label(option)}, similar" if option in alike else book.label(option)

    def resolve(asked: str | None) -> tuple[str, str]:
        found = None if asked is None else book.find(asked, period)
        if asked is None or found == code or found in options:
            return (found if found in options else default), ""
        why = (
            f"There is no place {address.quoted(asked)} to compare with."
            if found is None
            else f"{book[found].name} has no figures for {period} to compare with."
        )
        return default, f"{why} Compared with: {label(default)}."

    chosen, message = address.linked_select(
        slot, "Compare with", options, "compare", resolve, label
    )
    if chosen == default:
        address.write("compare", None)
    if chosen == code:
        return None, message
    missing = _missing(build, book[chosen], period, characteristic)
    return (None, missing) if missing else (book[chosen], message)


def _missing(build: str, place: PlaceEntry, period: str, characteristic: str) -> str:
    """Return why a comparator cannot stand beside the place, or nothing."""
    together = len(measures.years_of(period)) > 1
    if together and period not in cache.pooled_periods(build, place.key):
        return f"{place.name} has no {period_name(period)}: not compared."
    if characteristic not in cache.characteristics(build, place.key, period):
        name, when = characteristic_name(characteristic), formats.period_text(period)
        return f"{name} was not published for {place.name}, {when}: not compared."
    return ""


def _without_a_box(choice: Choice) -> tuple[Choice, list[str]]:
    """Return the choice with measure, group, against, from and note, and what was wrong."""
    known = catalogue.load().measures
    measure, about_measure = address.kept("measure", lambda asked: _among(asked, known))
    group, about_group = address.kept("group", lambda asked: _of_form(asked, GROUP))
    against, about_against = address.kept("against", lambda asked: _among(asked, AGAINST))
    since, about_since = address.kept("from", lambda asked: _of_form(asked, PERIOD))
    note, _ = address.kept("note", lambda asked: asked.strip()[:LONGEST_NOTE] or None)
    full = dataclasses.replace(
        choice, measure=measure, group=group, against=against, since=since, note=note
    )
    return full, [about_measure, about_group, about_against, about_since]


def _among(asked: str, known: Container[str]) -> str | None:
    """Return what was asked for where it is known, else None."""
    return asked if asked in known else None


def _of_form(asked: str, form: re.Pattern[str]) -> str | None:
    """Return what was asked for where it has the form, else None."""
    return asked if form.fullmatch(asked) else None
