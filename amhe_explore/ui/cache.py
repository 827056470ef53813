"""The warehouse in use and its results, kept by build: a new build is picked up at the next rerun.

Results are frozen, so every visitor may share them; the resolved path of the build is part of each
key, so no result outlives its build.
"""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

import streamlit as st

from amhe_explore import maps, measures, paths, warehouse
from amhe_explore.errors import AmheError, UnknownPlaceError
from amhe_explore.measures import (
    BuildReport,
    Council,
    DeprivationMap,
    Evidence,
    Funnel,
    FunnelPlot,
    GroupPair,
    GroupTable,
    Headline,
    Learning,
    Monthly,
    Outlines,
    PackDesk,
    PlaceCompleteness,
    PlaceFacts,
    PlaceRef,
    Profile,
    Recording,
    Scan,
    SimilarPlaces,
    SourceRef,
    Status,
    Trend,
    Waits,
    Watch,
    WatchChange,
    Years,
)
from amhe_explore.ui.place_book import PlaceBook

# The build before the newest stays open: another visitor's rerun may be in the middle of it.
OPEN_BUILDS = 2
KEPT_RESULTS = 512


def current_build() -> str:
    """Return the resolved path of the build in use, opened.

    Raises:
        WarehouseMissingError: There is none, or it cannot be read; one line with the command.
    """
    build = str(warehouse.current_path(paths.warehouse_folder()))
    _opened(build)
    return build


def mode(build: str) -> str:
    """Return whether a build holds official or example figures."""
    return _opened(build).mode


@st.cache_resource(
    max_entries=OPEN_BUILDS, on_release=lambda opened: opened.close(), show_spinner=False
)
def _opened(build: str) -> warehouse.Warehouse:
    """Return the one connection of a build.

    What has been loaded by then stays for as long as the server runs: it is taken out of the
    collector's rounds, which would otherwise stop one reader in twenty for a third of a second.
    """
    gc.freeze()
    return warehouse.Warehouse(Path(build))


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def place_book(build: str) -> PlaceBook:
    """Return every place of a build, by the code that stands for it in the address."""
    return PlaceBook(measures.places(_opened(build)))


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def councils(build: str) -> tuple[Council, ...]:
    """Return every council of a build, by name."""
    return measures.councils(_opened(build))


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def pack_desk(build: str) -> PackDesk:
    """Return what makes the results of packs, with what several packs share."""
    return PackDesk(_opened(build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def characteristics(build: str, place: str, period: str) -> tuple[str, ...]:
    """Return the characteristics a place has figures for, in catalogue order."""
    return measures.characteristics(_opened(build), place, period)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def pooled_periods(build: str, place: str) -> tuple[str, ...]:
    """Return the periods of three years together that a place has figures for, newest first."""
    return measures.pooled_periods(_opened(build), place, place_book(build).periods_of(place))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def recordings(build: str, place: str, period: str) -> tuple[Recording, ...]:
    """Return how completely each characteristic is recorded in a place and year."""
    return measures.recordings(_opened(build), place, period)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def place_facts(build: str, place: str) -> PlaceFacts:
    """Return what is known of a place without its figures: people and deprivation."""
    return measures.place_facts(_opened(build), place)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def profile(build: str, place: str, characteristic: str, period: str) -> Profile:
    """Return one place, characteristic and year."""
    return measures.profile(_opened(build), place, characteristic, period)


def newest_period(build: str, place: str) -> str | None:
    """Return the newest year in which a place has figures; None where it has none here."""
    entry = measures.entry_of(_opened(build), place)
    return max(entry.periods, default=None) if entry is not None else None


def watch_change(build: str, then: Watch, now: Watch) -> WatchChange:
    """Return what changed between two years of a number that a room watches."""
    return measures.watch_change(_opened(build), then, now)


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def england_evidence(build: str) -> Evidence:
    """Return the national evidence beside England's latest figures."""
    return measures.england_evidence(_opened(build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def evidence(build: str, place: str, period: str) -> Evidence:
    """Return the national evidence beside the figures of a place and year, and England's."""
    return measures.evidence(_opened(build), place, period, england_evidence(build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def group_table(
    build: str,
    place: str,
    characteristic: str,
    period: str,
    measure: str,
    against: str | None,
    compare: str | None,
) -> GroupTable:
    """Return one measure over every group of a place, with its verdicts."""
    return measures.group_table(
        _opened(build), place, characteristic, period, measure, against, compare
    )


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def pooling_refused(build: str, place: str, characteristic: str, period: str) -> str:
    """Return why three years are not put together, "" where they are."""
    return measures.pooling_refused(_opened(build), place, characteristic, period)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def headline(build: str, place: str, period: str) -> Headline:
    """Return the headline measures of a place and year, made of the profiles kept here."""
    return measures.headline(_opened(build), place, period, partial(profile, build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def scan(build: str, place: str, period: str) -> Scan:
    """Return every characteristic of one place and year: its gaps, and what cannot be tested."""
    return measures.scan(_opened(build), place, period)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def funnels(build: str, place: str, characteristic: str, period: str) -> tuple[Funnel, Funnel]:
    """Return both funnels of a profile: activity in the year, and one cohort to its end."""
    return measures.funnels(profile(build, place, characteristic, period))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def waits(build: str, place: str, characteristic: str, period: str) -> Waits:
    """Return how long people waited, of one profile."""
    found = profile(build, place, characteristic, period)
    return measures.waits(_opened(build), found)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def last_open_period(build: str, place: str, characteristic: str, before: str) -> str | None:
    """Return the newest earlier year in which the groups may stand side by side, None if none."""
    entry = measures.entry_of(_opened(build), place)
    earlier = [] if entry is None else [period for period in entry.periods if period < before]
    for period in sorted(earlier, reverse=True):
        try:
            activity, _ = funnels(build, place, characteristic, period)
        except AmheError:
            continue
        if activity.by_group:
            return period
    return None


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def completeness(build: str, place: str, period: str) -> PlaceCompleteness:
    """Return how completely everything is recorded in a place, in one year and over all."""
    return measures.completeness(_opened(build), place, period)


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def status(build: str) -> Status:
    """Return what a build holds."""
    return measures.status(_opened(build))


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def build_report(build: str) -> BuildReport:
    """Return what the checks of a build found."""
    return measures.build_report(_opened(build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def years(build: str, place: str, characteristic: str, measure: str) -> Years:
    """Return every loaded year of a place, characteristic and measure."""
    return measures.years(_opened(build), place, characteristic, measure)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def trend(
    build: str,
    places: tuple[str, str | None],
    characteristic: str,
    measure: str,
    period: str,
    group: str | None,
    against: str | None,
) -> Trend:
    """Return the change over time of a place beside another, or by itself."""
    place, other = places
    theirs = None if other is None else years(build, other, characteristic, measure)
    own = years(build, place, characteristic, measure)
    return measures.trend(own, theirs, period, group, against)


def data_package(build: str) -> bytes:
    """Return the whole warehouse as a zip archive; made anew each time, it is too large to keep."""
    return warehouse.data_package(_opened(build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def monthly(build: str, place: str) -> Monthly | None:
    """Return the monthly statistics of a place, None where none are loaded for it."""
    return measures.monthly(_opened(build), _ref(build, place))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def twelve_months(build: str, place: str, last: str) -> Funnel:
    """Return the referrals of a place that ended in the twelve months to one."""
    return measures.twelve_months(_opened(build), _ref(build, place), last)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def place_plot(
    build: str,
    kind: str,
    period: str,
    measure: str,
    characteristic: str,
    group: str,
    reference: str,
) -> FunnelPlot:
    """Return the funnel plot of a measure over places, or of a gap; no characteristic: everyone."""
    pair = GroupPair(characteristic, group, reference) if characteristic else None
    return measures.funnel_plot(measures.place_values(_opened(build), kind, period, measure, pair))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def learning(
    build: str,
    kind: str,
    period: str,
    measure: str,
    characteristic: str,
    group: str,
    reference: str,
) -> Learning:
    """Return every place held against the rule of whom to learn from."""
    pair = GroupPair(characteristic, group, reference)
    return measures.learning(_opened(build), kind, period, measure, pair)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def similarity(build: str, place: str, period: str) -> SimilarPlaces:
    """Return the places most like one, with the distance and its parts."""
    return measures.similar_places(_opened(build), place, period)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def similar_places(build: str, place: str, period: str) -> tuple[str, ...]:
    """Return the codes of the places most like one, the nearest first, as the boxes have them."""
    book = place_book(build)
    codes = (book.find(each.place.key, period) for each in similarity(build, place, period).nearest)
    return tuple(code for code in codes if code is not None)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def place_kinds(build: str, period: str, of: tuple[str, ...]) -> tuple[str, ...]:
    """Return which types of places have figures in a period, in the order given."""
    found = (measures.places(_opened(build), type=kind) for kind in of)
    years = measures.years_of(period)
    return tuple(
        kind
        for kind, entries in zip(of, found, strict=True)
        if any(set(years) <= set(entry.periods) for entry in entries)
    )


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def region_names(build: str) -> dict[str, str]:
    """Return the names of the regions by code."""
    return {entry.code: entry.name for entry in measures.places(_opened(build), type="region")}


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def deprivation_map(
    build: str, level: str, period: str, outcome: str, deprivation: str
) -> DeprivationMap:
    """Return deprivation against an outcome over every place of a type."""
    return measures.deprivation_map(_opened(build), level, period, outcome, deprivation)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def known_deprivation(build: str) -> DeprivationMap:
    """Return the deprivation of the real ICBs alone, where no figures of theirs are loaded."""
    return measures.known_deprivation(_opened(build))


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def deprivation_choices(build: str, level: str) -> tuple[str, ...]:
    """Return the measures of deprivation that places of a type have."""
    return measures.deprivation_choices(_opened(build), level)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def adults_by_tenth(build: str, place: str) -> dict[str, int]:
    """Return the adults of a place by deprivation tenth of where they live."""
    return measures.adults_by_tenth(_opened(build), place)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def adults_sources(build: str, place: str) -> tuple[SourceRef, ...]:
    """Return where the adults of a place by deprivation tenth are from."""
    return measures.adults_sources(_opened(build), place)


@st.cache_resource(max_entries=KEPT_RESULTS, show_spinner=False)
def outlines(build: str, level: str) -> Outlines:
    """Return the outlines of one type of place."""
    return measures.outlines(_opened(build), level)


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def map_layers(build: str) -> dict[str, maps.Layer]:
    """Return the layers that a build can draw, by id."""
    return {layer.id: layer for layer in maps.layers(_opened(build))}


@st.cache_resource(max_entries=OPEN_BUILDS, show_spinner=False)
def map_files(build: str) -> dict[str, bytes]:
    """Return the files of the layers by name."""
    return maps.files(map_layers(build).values())


def build_id(build: str) -> str:
    """Return the id of a build."""
    return _opened(build).build_id


def _ref(build: str, place: str) -> PlaceRef:
    """Return a place of a build as results name it.

    Raises:
        UnknownPlaceError: There is none of that key.
    """
    entry = measures.entry_of(_opened(build), place)
    if entry is None:
        raise UnknownPlaceError(f"No place has the key {place[:60]!r}")
    return measures.as_ref(entry)
