"""Deprivation against an outcome in every place: between the places, and inside them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.measures.all_places import (
    DEPRIVATION_FIFTHS,
    PlaceValue,
    PlaceValues,
    place_values,
)
from amhe_explore.measures.false_discovery import outlasts
from amhe_explore.measures.kept import once_a_warehouse
from amhe_explore.measures.outlines import region_of
from amhe_explore.measures.place_deprivation import (
    PlaceDeprivation,
    place_deprivation,
)
from amhe_explore.measures.results import PlaceRef, SourceRef
from amhe_explore.measures.verdicts import CANNOT_TELL, CLEAR, HIGHER, LOWER, NOT_COMPARED
from amhe_explore.warehouse import Warehouse

GAP, FINISHED = "gap", "completion"
# What a map can show beside deprivation: the gap inside the place first.
OUTCOMES = (
    GAP,
    "recovery",
    "reliable_recovery",
    "reliable_improvement",
    FINISHED,
    "referral_rate",
)
GAP_OF = "recovery"
PER_CENT = 100
ABOVE, BELOW = "above", "below"
STEPS = 12
THIRDS = 3
LABEL_LETTERS = 13
NOT_LOADED = "figures not loaded"


@dataclass(frozen=True, slots=True)
class MapPlace:
    """One place on the map.

    Attributes:
        place: The place.
        short: Its name where room is narrow; `label` on a tile, in lines.
        region: Key of the region it lies in or is, "" where not known.
        deprivation: In the unit of the chosen measure; None where not known.
        value: The outcome: per cent, per 100 referrals, per 1,000 adults; for the gap, points by
            which the most deprived fifth lies below the least deprived one. None with a reason.
        lower: Its lower 95 % limit.
        upper: Its upper 95 % limit.
        printed: What labels print: the published per cent where there is one, else the value.
        reason: Why there is no outcome, "" where there is one.
        verdict: Of the gap: lower, higher, about the same, cannot tell or not compared.
        finished: Courses finished; None where not published.
        standing: above or below the 95 % limits for a place around the line; "" inside them.
        thirds: Third by deprivation (2 the most) and by outcome (2 the wider gap or lower rate).
    """

    place: PlaceRef
    short: str
    label: tuple[str, ...]
    region: str
    deprivation: float | None
    value: float | None
    lower: float | None
    upper: float | None
    reason: str
    printed: float | None = None
    verdict: str = ""
    finished: int | None = None
    standing: str = ""
    thirds: tuple[int, int] | None = None

    @property
    def pair(self) -> tuple[float, float] | None:
        """Return deprivation and outcome; None unless both are there."""
        if self.deprivation is None or self.value is None:
            return None
        return self.deprivation, self.value


@dataclass(frozen=True, slots=True)
class InsideGaps:
    """What holds inside the places: recovery of the most against the least deprived fifth.

    Each list is alphabetical; together they are every place.
    """

    lower: tuple[MapPlace, ...]
    higher: tuple[MapPlace, ...]
    same: tuple[MapPlace, ...]
    cannot_tell: tuple[MapPlace, ...]
    not_compared: tuple[MapPlace, ...]

    @property
    def compared(self) -> int:
        """Return how many places are compared."""
        return len(self.lower) + len(self.higher) + len(self.same) + len(self.cannot_tell)


@dataclass(frozen=True, slots=True)
class DeprivationMap:
    """Deprivation against an outcome over the places of one type.

    Attributes:
        level: Type of the places.
        period: A year, or three pooled.
        outcome: gap, or id of a measure.
        deprivation: Id of the measure of deprivation.
        places: By name.
        inside: What holds inside them.
        england: England's figure in the unit of the outcome; None where it has none.
        pearson: Over the places with both figures.
        spearman: The same by rank.
        line: The straight line at points from the least to the most deprived place; () without one.
        sources: Of the outcome, then of deprivation.
    """

    level: str
    period: str
    outcome: str
    deprivation: str
    places: tuple[MapPlace, ...]
    inside: InsideGaps
    england: float | None
    pearson: stats.Correlation
    spearman: stats.Correlation
    line: tuple[stats.LinePoint, ...]
    made_up: bool
    sources: tuple[SourceRef, ...]

    @property
    def with_both(self) -> tuple[MapPlace, ...]:
        """Return the places with deprivation and outcome."""
        return tuple(each for each in self.places if each.pair is not None)

    def of(self, code: str) -> MapPlace | None:
        """Return one place by its code, None where it is not among them."""
        return next((each for each in self.places if each.place.code == code), None)


def deprivation_map(
    warehouse: Warehouse, level: str, period: str, outcome: str = GAP, deprivation: str = "score"
) -> DeprivationMap:
    """Return deprivation against an outcome over every place of a type.

    Args:
        warehouse: The open warehouse.
        level: icb, sub_icb or region.
        period: A financial year, or three pooled.
        outcome: One of OUTCOMES.
        deprivation: One of `place_deprivation.CHOICES`.

    Raises:
        AmheError: No such period, type or measure.
    """
    gaps, finished = _with_every_outcome(warehouse, level, period)
    whole = finished
    if outcome not in (GAP, FINISHED):
        whole = place_values(warehouse, level, period, outcome)
    index = place_deprivation(warehouse, level, deprivation)
    counts = {each.place.key: each.estimate.numerator for each in finished.places if each.estimate}
    gap_places = _clear_of_chance(
        [_map_place(each, GAP, index, counts.get(each.place.key)) for each in gaps.places],
        gaps,
    )
    shown = (
        gap_places
        if outcome == GAP
        else [_map_place(each, outcome, index, counts.get(each.place.key)) for each in whole.places]
    )
    parents = {row[0]: row[4] for row in warehouse.kept_rows("place_list")}
    shown = [replace(each, region=region_of(each.place.key, parents)) for each in shown]
    values = gaps if outcome == GAP else whole
    england = _in_unit(values.england, outcome)[0] if values.england else None
    # A warehouse of example places knows the deprivation of the real ones too: not shown here.
    own = [source for source in index.sources if source.made_up == values.made_up]
    sources = tuple(dict.fromkeys((*values.sources, *own)))
    found = DeprivationMap(
        level,
        period,
        outcome,
        deprivation,
        tuple(shown),
        _inside(gap_places),
        england,
        *_correlations(shown),
        (),
        values.made_up,
        sources,
    )
    return _with_line(found)


# Every outcome of a map stands beside these two.
@once_a_warehouse
def _with_every_outcome(
    warehouse: Warehouse, level: str, period: str
) -> tuple[PlaceValues, PlaceValues]:
    """Return the gap of every place, and its courses finished."""
    return (
        place_values(warehouse, level, period, GAP_OF, DEPRIVATION_FIFTHS),
        place_values(warehouse, level, period, FINISHED),
    )


def known_deprivation(warehouse: Warehouse, deprivation: str = "score") -> DeprivationMap:
    """Return the deprivation of the real ICBs alone, where no figures of theirs are loaded."""
    index = place_deprivation(warehouse, "icb", deprivation)
    marks = [row for row in warehouse.kept_rows("place_marks") if row[1] == "icb" and not row[3]]
    places = [
        _without_outcome(PlaceRef(key.partition(":")[2], name, kind), index.of_place.get(key))
        for key, kind, name, _ in sorted(marks, key=lambda row: row[2].casefold())
    ]
    none = stats.Correlation(None, None, None, 0.95, "", NOT_LOADED)
    return DeprivationMap(
        "icb", "", GAP, deprivation, tuple(places), _inside(places), None, none, none, (), False,
        tuple(source for source in index.sources if not source.made_up),
    )  # fmt: skip


def _without_outcome(place: PlaceRef, deprivation: float | None) -> MapPlace:
    """Return a place of which only deprivation is known."""
    short, label = _names(place)
    return MapPlace(
        place, short, label, "", deprivation, None, None, None, NOT_LOADED, verdict=NOT_COMPARED
    )


def _map_place(
    found: PlaceValue, outcome: str, index: PlaceDeprivation, finished: int | None
) -> MapPlace:
    """Return one place with its outcome in the unit that is shown."""
    value, lower, upper = (None, None, None) if found.reason else _in_unit(found, outcome)
    short, label = _names(found.place)
    verdict = ""
    if outcome == GAP:
        verdict = found.comparison.verdict.direction if found.comparison else NOT_COMPARED
    return MapPlace(
        found.place,
        short,
        label,
        "",
        index.of_place.get(found.place.key),
        value,
        lower,
        upper,
        found.reason or ("" if value is not None else "not published"),
        _printed(found, outcome, value),
        verdict,
        finished,
    )


def _printed(found: PlaceValue, outcome: str, value: float | None) -> float | None:
    """Return what labels print of an outcome: below England the published figure."""
    published = found.estimate.published if found.estimate and outcome != GAP else None
    return value if value is None or published is None else published * PER_CENT


def _names(place: PlaceRef) -> tuple[str, tuple[str, ...]]:
    """Return the short name of a place, and what a tile has room for."""
    real = catalogue_package.load().places.get(place.key)
    invented = catalogue_package.load_example().places.get(place.key)
    if real is not None:
        short = real.short_name or real.name
        return short, real.tile_label or tuple(textwrap.wrap(short, LABEL_LETTERS))
    if invented is not None:
        return invented.name, tuple((invented.short_name or invented.name).split())
    return place.name, (place.code,)


def _in_unit(found: PlaceValue, outcome: str) -> tuple[float | None, float | None, float | None]:
    """Return a figure with its limits in the unit that is shown."""
    value, lower, upper = found.value, found.lower, found.upper
    if value is None or lower is None or upper is None:
        return value, None, None
    if outcome == GAP:
        # The other way round: how far the most deprived fifth lies below.
        return -value * PER_CENT, -upper * PER_CENT, -lower * PER_CENT
    times = 1 if outcome == "referral_rate" else PER_CENT
    return value * times, lower * times, upper * times


def _clear_of_chance(places: list[MapPlace], gaps: PlaceValues) -> list[MapPlace]:
    """Return the gaps with verdicts that hold after false-discovery control, where many are shown.

    Of many gaps some would look clear by chance alone.
    """
    rules = catalogue_package.load().rules
    p_values = {
        each.place.key: each.gap.p_value
        for each in gaps.places
        if each.gap is not None and each.gap.p_value is not None
    }
    if len(p_values) <= rules.many_comparisons_over:
        return places
    adjusted = dict(
        zip(p_values, stats.adjust_p_values(list(p_values.values())).value, strict=True)
    )
    return [
        replace(each, verdict=CANNOT_TELL)
        if each.verdict in CLEAR and not outlasts(adjusted.get(each.place.key), rules)
        else each
        for each in places
    ]


def _inside(places: Sequence[MapPlace]) -> InsideGaps:
    """Return the places by what their own gap says."""
    by_verdict: dict[str, list[MapPlace]] = {}
    for each in places:
        by_verdict.setdefault(each.verdict, []).append(each)
    known = (LOWER, HIGHER, CANNOT_TELL, NOT_COMPARED)
    same = [each for each in places if each.verdict not in known]
    lower, higher, cannot, out = (tuple(by_verdict.get(verdict, ())) for verdict in known)
    return InsideGaps(lower, higher, tuple(same), cannot, out)


def _correlations(places: Sequence[MapPlace]) -> tuple[stats.Correlation, stats.Correlation]:
    """Return Pearson's and Spearman's correlation over the places with both figures."""
    pairs = [each.pair for each in places if each.pair is not None]
    if not pairs:
        none = stats.Correlation(None, None, None, 0.95, "", "no place has both figures")
        return none, none
    x, y = zip(*pairs, strict=True)
    return stats.pearson(x, y), stats.spearman(x, y)


def _with_line(found: DeprivationMap) -> DeprivationMap:
    """Return the result with its line, which places lie outside its limits, and the thirds."""
    pairs = [each.pair for each in found.places if each.pair is not None]
    line = None
    if pairs:
        x, y = zip(*pairs, strict=True)
        line = stats.straight_line(x, y)
    thirds = _thirds(found)
    if line is None:
        return replace(
            found,
            places=tuple(replace(each, thirds=thirds.get(each.place.key)) for each in found.places),
        )
    first, last = min(x), max(x)
    at = [first + (last - first) * n / STEPS for n in range(STEPS + 1)]
    return replace(
        found,
        line=tuple(stats.line_at(line, each) for each in at),
        places=tuple(
            replace(each, standing=_standing(each, line), thirds=thirds.get(each.place.key))
            for each in found.places
        ),
    )


def _standing(place: MapPlace, line: stats.StraightLine) -> str:
    """Return on which side of the limits for a place it lies, "" inside them."""
    if place.pair is None:
        return ""
    x, y = place.pair
    at = stats.line_at(line, x)
    return ABOVE if y > at.place_upper else BELOW if y < at.place_lower else ""


def _thirds(found: DeprivationMap) -> dict[str, tuple[int, int]]:
    """Return each place's third by deprivation and by outcome, of the places with both."""
    pairs = {each.place.key: each.pair for each in found.places if each.pair is not None}
    if len(pairs) < THIRDS:
        return {}
    more = 1 if found.outcome == GAP else -1
    by_x = _third_of({key: pair[0] for key, pair in pairs.items()})
    by_y = _third_of({key: more * pair[1] for key, pair in pairs.items()})
    return {key: (by_x[key], by_y[key]) for key in pairs}


def _third_of(values: dict[str, float]) -> dict[str, int]:
    """Return the third in which each value lies, 2 the highest; equal values lie in one third."""
    ordered = sorted(values.values())
    low, high = ordered[len(ordered) // THIRDS], ordered[2 * len(ordered) // THIRDS]
    return {key: (value >= low) + (value >= high) for key, value in values.items()}
