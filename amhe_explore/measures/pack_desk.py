"""Where the results of JSNA packs are made: what several packs share is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

from amhe_explore.errors import AmheError, UnknownPlaceError
from amhe_explore.measures import periods, place_list
from amhe_explore.measures.all_places import pair_in, place_values
from amhe_explore.measures.completeness import completeness, recordings
from amhe_explore.measures.councils import Council, councils, find_council
from amhe_explore.measures.evidence import england_evidence, evidence
from amhe_explore.measures.evidence_results import Evidence
from amhe_explore.measures.funnel_plot import FunnelPlot, funnel_plot
from amhe_explore.measures.funnels import funnels
from amhe_explore.measures.group_lines import GroupTable
from amhe_explore.measures.group_table import group_table, pooling_refused
from amhe_explore.measures.headline import headline
from amhe_explore.measures.learning import Learning, learning
from amhe_explore.measures.material import pooled_periods
from amhe_explore.measures.monthly import monthly
from amhe_explore.measures.pack_results import PackChoice, PackResults
from amhe_explore.measures.place_facts import place_facts
from amhe_explore.measures.profile import characteristics, profile
from amhe_explore.measures.results import PlaceEntry, PlaceRef, Profile
from amhe_explore.measures.scan import scan
from amhe_explore.measures.side_by_side import refuse_mixed
from amhe_explore.measures.similar_places import SimilarPlaces, similar_places
from amhe_explore.measures.status import Status, status
from amhe_explore.measures.trend_results import Trend
from amhe_explore.measures.trends import trend
from amhe_explore.measures.waits import waits
from amhe_explore.measures.years import Years, years
from amhe_explore.warehouse import Warehouse

ENGLAND = place_list.ENGLAND
EVERYONE, FIFTHS, DETAILED = "total", "deprivation_fifth", "ethnicity_detailed"
RECOVERY = "recovery"
# Both ends of deprivation are two groups of enough size: the gap that is followed over the years.
FOLLOWED = (EVERYONE, FIFTHS)
TENTHS = "deprivation"
# Types of places that are compared with each other; others stand beside England alone.
COMPARED = ("region", "icb", "sub_icb", "provider")

Tell = Callable[[str, float], None]
# From a place, a characteristic, a period and perhaps a measure to its profile.
Read = Callable[..., Profile]


class PackDesk:
    """Makes the results of packs from one warehouse; what several packs share is made once."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        # Of all places at once, or of England: the same for every pack of a year.
        self._plot = cache(self._new_plot)
        self._learning = cache(self._new_learning)
        self._years_of_england = cache(self._new_years)
        self._profile_of_england = cache(self._new_profile)

    @cached_property
    def status(self) -> Status:
        """Return what is loaded."""
        return status(self._warehouse)

    @cached_property
    def _councils(self) -> tuple[Council, ...]:
        return councils(self._warehouse)

    @cached_property
    def _england_evidence(self) -> Evidence:
        return england_evidence(self._warehouse)

    def icbs(self) -> tuple[PlaceEntry, ...]:
        """Return every ICB with figures: in the embedded default the example places."""
        found = place_list.places(self._warehouse, type="icb")
        return tuple(each for each in found if each.periods)

    def is_made_up(self, key: str) -> bool:
        """Return whether a place is an example place."""
        return place_list.is_made_up(self._warehouse, key)

    def results(self, choice: PackChoice, tell: Tell | None = None) -> PackResults:
        """Return everything a pack is made of.

        Args:
            choice: Place, year, comparator, council, characteristics.
            tell: Told what is being worked out, and how far, 0..1.

        Raises:
            UnknownPlaceError, UnknownPeriodError, UnknownCharacteristicError: No such thing, or
                the council is no part of the place.
            NoFiguresError: A real place, and only the embedded default is loaded.
            MixedFiguresError: An example place beside a real one other than England.
        """
        say = tell or (lambda _what, _part: None)
        say("place and year", 0.0)
        entry, period = self._asked(choice)
        compare = self._compare(choice, entry, period)
        council = self._council(choice, entry)
        published = characteristics(self._warehouse, entry.key, period)
        wanted = _wanted(choice, published)
        say("every group", 0.1)
        read = self._reader()
        profiles = {each: read(entry.key, each, period) for each in published}
        others = self._others(compare, published, period)
        beside = {each: compare.key for each in others if compare is not None}
        say("all characteristics at once", 0.3)
        found_scan = scan(self._warehouse, entry.key, period)
        say("headline measures", 0.5)
        found_headline = headline(self._warehouse, entry.key, period, read)
        say("national evidence", 0.6)
        found_evidence = evidence(self._warehouse, entry.key, period, self._england_evidence)
        say("change over time", 0.75)
        pooled, refused = self._pooled(entry, period, compare, read)
        made = PackResults(
            place=entry,
            period=period,
            compare=compare,
            council=council,
            since=_since(choice, entry),
            made_up=place_list.is_made_up(self._warehouse, entry.key),
            status=self.status,
            facts=place_facts(self._warehouse, entry.key),
            profiles=profiles,
            others=others,
            scan=found_scan,
            headline=found_headline,
            evidence=found_evidence,
            recordings=recordings(self._warehouse, entry.key, period),
            completeness=completeness(self._warehouse, entry.key, period),
            funnels=funnels(profiles[EVERYONE]),
            by_group=funnels(profiles[FIFTHS])[0] if FIFTHS in profiles else None,
            last_open=self._last_open(entry, period),
            waits=waits(self._warehouse, profiles[EVERYONE]),
            tables={
                each: group_table(
                    self._warehouse, entry.key, each, period, RECOVERY, None, beside.get(each), read
                )
                for each in wanted
            },
            pooled=pooled,
            pooled_refused=refused,
            trends=self._trends(entry, period, compare, published),
            monthly=monthly(self._warehouse, place_list.as_ref(entry)),
            plot=self._plot(entry.type, period) if entry.type in COMPARED else None,
            learning=self._learning(entry.type, period) if entry.type in COMPARED else None,
            similar=self._similar(entry, period),
            published=published,
        )
        say("written together", 1.0)
        return made

    def _asked(self, choice: PackChoice) -> tuple[PlaceEntry, str]:
        """Return the place and the year; a pooled period stands for its last year."""
        if choice.period is None:
            period = _newest(self._warehouse, choice.place)
        else:
            period = periods.years_of(periods.check(self._warehouse, choice.period))[-1]
        ref = place_list.resolve(self._warehouse, choice.place, period)
        entry = place_list.entry_of(self._warehouse, ref.key)
        if entry is None:
            raise UnknownPlaceError(f"No place has the key {ref.key!r}")
        return entry, period

    def _compare(self, choice: PackChoice, entry: PlaceEntry, period: str) -> PlaceRef | None:
        """Return the comparator, England by default; None for England itself."""
        asked = choice.compare or ENGLAND
        if asked in (entry.key, entry.code) or (entry.key == ENGLAND and choice.compare is None):
            return None
        ref = place_list.resolve(self._warehouse, asked, period)
        own = self._profile(entry.key, EVERYONE, period)
        refuse_mixed(own, self._profile(ref.key, EVERYONE, period))
        return ref

    def _council(self, choice: PackChoice, entry: PlaceEntry) -> Council | None:
        """Return the council asked for."""
        if not choice.council:
            return None
        if not self._councils:
            raise UnknownPlaceError(
                f"No council can be found: {choice.council[:60]!r}",
                "the lookup of small areas to be loaded",
            )
        found = find_council(self._councils, choice.council)
        if found is None:
            raise UnknownPlaceError(
                f"No council is called {choice.council[:60]!r}",
                "the name or ONS code of an English council, such as Kent",
            )
        lies_in = [part.icb.code for part in found.parts]
        if entry.code not in lies_in:
            raise UnknownPlaceError(
                f"{found.name} is not part of {entry.name}", f"a place among {', '.join(lies_in)}"
            )
        return found

    def _others(
        self, compare: PlaceRef | None, published: tuple[str, ...], period: str
    ) -> dict[str, Profile]:
        """Return the comparator by every characteristic that is published there too."""
        found: dict[str, Profile] = {}
        for each in published if compare is not None else ():
            try:
                found[each] = self._profile(compare.key if compare else "", each, period)
            except AmheError:
                continue
        return found

    def _pooled(
        self, entry: PlaceEntry, period: str, compare: PlaceRef | None, read: Read
    ) -> tuple[GroupTable | None, str]:
        """Return detailed ethnic groups over the three years to one, or why there are none."""
        offered = [
            each
            for each in pooled_periods(self._warehouse, entry.key, entry.periods)
            if periods.years_of(each)[-1] == period
        ]
        if not offered:
            return None, f"no three years to {period} can be put together for {entry.name}"
        refused = pooling_refused(self._warehouse, entry.key, DETAILED, period)
        if refused:
            return None, refused
        other = None if compare is None else compare.key
        try:
            return group_table(
                self._warehouse, entry.key, DETAILED, offered[0], RECOVERY, None, other, read
            ), ""
        except AmheError as error:
            return None, error.what

    def _trends(
        self, entry: PlaceEntry, period: str, compare: PlaceRef | None, published: tuple[str, ...]
    ) -> tuple[Trend, ...]:
        """Return change over time of everyone and of the gap, each where it is published."""
        found = []
        for each in (name for name in FOLLOWED if name in published):
            own = self._years(entry.key, each)
            theirs = None
            if compare is not None:
                try:
                    theirs = self._years(compare.key, each)
                except AmheError:
                    theirs = None
            found.append(trend(own, theirs, period, None, None))
        return tuple(found)

    def _last_open(self, entry: PlaceEntry, period: str) -> str | None:
        """Return the newest earlier year whose steps are open by deprivation, None if none."""
        for year in sorted((each for each in entry.periods if each < period), reverse=True):
            try:
                if funnels(self._profile(entry.key, FIFTHS, year))[0].by_group:
                    return year
            except AmheError:
                continue
        return None

    def _similar(self, entry: PlaceEntry, period: str) -> SimilarPlaces | None:
        """Return the places most like one; None for England."""
        if entry.key == ENGLAND:
            return None
        return similar_places(self._warehouse, entry.key, period)

    def _reader(self) -> Read:
        """Return where the profiles of one pack come from: each is worked out once."""

        @cache
        def own(place: str, characteristic: str, period: str, measure: str) -> Profile:
            return self._profile(place, characteristic, period, measure)

        def read(place: str, name: str, period: str, measure: str = RECOVERY) -> Profile:
            return own(place, name, period, measure)

        return read

    def _profile(
        self, place: str, characteristic: str, period: str, measure: str = RECOVERY
    ) -> Profile:
        """Return a profile; England's are kept from pack to pack."""
        if place == ENGLAND:
            return self._profile_of_england(place, characteristic, period, measure)
        return self._new_profile(place, characteristic, period, measure)

    def _new_profile(self, place: str, characteristic: str, period: str, measure: str) -> Profile:
        return profile(self._warehouse, place, characteristic, period, measure)

    def _years(self, place: str, characteristic: str) -> Years:
        """Return every year of a place; England's are kept."""
        if place == ENGLAND:
            return self._years_of_england(place, characteristic)
        return self._new_years(place, characteristic)

    def _new_years(self, place: str, characteristic: str) -> Years:
        return years(self._warehouse, place, characteristic, RECOVERY)

    def _new_plot(self, kind: str, period: str) -> FunnelPlot:
        return funnel_plot(place_values(self._warehouse, kind, period, RECOVERY, None))

    def _new_learning(self, kind: str, period: str) -> Learning | None:
        """Return whom to learn from on the gap by deprivation; None where England has no gap."""
        try:
            pair = pair_in(self._profile(ENGLAND, FIFTHS, period))
        except AmheError:
            return None
        return None if pair is None else learning(self._warehouse, kind, period, RECOVERY, pair)


def _wanted(choice: PackChoice, published: tuple[str, ...]) -> tuple[str, ...]:
    """Return the characteristics whose outcomes are told: fifths stand for tenths.

    Raises:
        UnknownPlaceError: One of them is not published for the place and year.
    """
    asked = tuple(FIFTHS if each == TENTHS else each for each in choice.characteristics)
    for each in asked:
        if each not in published:
            known = ", ".join(name for name in published if name not in (EVERYONE, TENTHS))
            raise UnknownPlaceError(
                f"No characteristic {each[:60]!r} is published for {choice.place}",
                f"one of {known}",
            )
    every = (each for each in published if each not in (EVERYONE, TENTHS))
    return tuple(dict.fromkeys(asked)) or tuple(every)


def _since(choice: PackChoice, entry: PlaceEntry) -> str:
    """Return the first year drawn.

    Raises:
        UnknownPlaceError: The place has no such year.
    """
    if choice.since is None:
        return min(entry.periods)
    if choice.since not in entry.periods:
        raise UnknownPlaceError(
            f"{entry.name} has no figures in {choice.since[:20]!r}",
            f"a year from {min(entry.periods)} to {max(entry.periods)}",
        )
    return choice.since


def _newest(warehouse: Warehouse, place: str) -> str:
    """Return the newest year in which a place has figures.

    Raises:
        UnknownPlaceError: There is no such place.
        NoFiguresError: A real place, and only the embedded default is loaded.
    """
    loaded = periods.all_periods(warehouse)
    for period in sorted(loaded, reverse=True):
        try:
            place_list.resolve(warehouse, place, period)
        except UnknownPlaceError:
            continue
        return period
    # Says what is wrong with the place itself.
    place_list.resolve(warehouse, place, max(loaded))
    return max(loaded)
