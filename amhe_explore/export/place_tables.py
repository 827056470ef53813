"""Tables of places: their figures by name, what makes them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amhe_explore import catalogue
from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import Estimate, FunnelPlot, FunnelPoint, PlaceValue, SimilarPlaces
from amhe_explore.measures.funnel_plot import (
    INSIDE,
    NOT_JUDGED,
    OUTSIDE_95,
    OUTSIDE_998,
    RATIO,
)
from amhe_explore.theme import differences, formats

NONE = "not shown"
AGAINST = "Against the limits"
RAW_HEADS = ("value", "lower_95", "upper_95", "size", "against_the_limits")
NOT_DRAWN = "not drawn"
STANDINGS = {
    INSIDE: "inside",
    OUTSIDE_95: "outside 95%",
    OUTSIDE_998: "outside 99.8%",
    NOT_JUDGED: "not judged",
}
SHAPES = {"lower": "▼", "higher": "▲"}
PARTS = {"deprivation": "Deprivation", "ethnicity": "Ethnic mix", "age": "Age", "size": "Size"}
# Broad ethnic groups by the names that the Census and the catalogue have for them.
ETHNIC = (
    ("asian", "Asian"),
    ("black", "Black"),
    ("mixed", "Mixed"),
    ("other", "Other"),
    ("white", "White"),
)


def places_table(
    plot: FunnelPlot, regions: Mapping[str, str], only: Sequence[str] | None = None
) -> Table:
    """Return every place's figure, its likely range, its size, and where it lies in the plot.

    Args:
        plot: The funnel plot.
        regions: Name of the region by code; the column is left out without any.
        only: Keys of the places in the order of the rows; all by name where not given.
    """
    values = plot.values
    chosen = list(values.places)
    if only is not None:
        found = {each.place.key: each for each in values.places}
        chosen = [found[key] for key in only if key in found]
    if values.england is not None:
        chosen.append(values.england)
    sides = ("Group", "Other group") if values.pair is not None else ()
    figure = "Gap" if values.pair is not None else _head(plot)
    region = ("Region",) if regions and values.kind != "region" else ()
    rows, raw_rows = [], []
    for each in chosen:
        lies = _standing(each, plot)
        where = (regions.get(each.place.parent or "", each.place.name),) if region else ()
        rates = _sides(each) if sides else ()
        read = (*(_rate_text(rate, plot) for rate in rates), _figure(each, plot))
        data = (*(_rate_raw(rate, plot) for rate in rates), *_raw(each, plot))
        rows.append((each.place.name, *read, _likely(each, plot), _size(each), lies, *where))
        raw_rows.append(
            (each.place.code, each.place.name, *data, _size(each, raw=True), lies, *where)
        )
    names = tuple(name.lower().replace(" ", "_") for name in sides)
    return Table(
        columns=("Place", *sides, figure, "Likely range", _counted(plot), AGAINST, *region),
        rows=tuple(rows),
        caption=_caption(plot, only is None),
        raw_columns=("code", "place", *names, *RAW_HEADS, *(name.lower() for name in region)),
        raw_rows=tuple(raw_rows),
    )


def _counted(plot: FunnelPlot) -> str:
    """Return the head of the column of sizes."""
    denominator = catalogue.load().measures[plot.values.measure].denominator
    return {"referrals": "Referrals", "population": "Adults"}.get(denominator, "Courses")


def similar_table(found: SimilarPlaces) -> Table:
    """Return the distance of similar places and its parts, the nearest first."""
    heads = tuple(PARTS[part] for part in found.parts)
    return Table(
        columns=("Place", "Distance", *heads),
        rows=tuple(
            (
                each.place.name,
                _two(each.distance),
                *(_two(each.parts[part]) for part in found.parts),
            )
            for each in found.nearest
        ),
        caption=_similar_caption("Distance and its parts (0: the same)", found),
    )


def similar_figures(found: SimilarPlaces) -> Table:
    """Return the figures behind similar places, the place itself first."""
    places = [(found.place.name, found.own)]
    places += [(each.place.name, each.figures) for each in found.nearest]
    columns: dict[str, list[str]] = {}
    for part in found.parts:
        for head, name in _figure_heads(part, found):
            columns[head] = [_known(part, figures[part].get(name)) for _, figures in places]
    return Table(
        columns=("Place", *columns),
        rows=tuple(
            (name, *(cells[n] for cells in columns.values())) for n, (name, _) in enumerate(places)
        ),
        caption=_similar_caption("What the distance is made of", found),
    )


def _figure_heads(part: str, found: SimilarPlaces) -> list[tuple[str, str]]:
    """Return (head, name) of the figures of a part."""
    names = list(found.own[part])
    if part != "ethnicity":
        return [(name if part != "age" else f"Aged {name.lower()}", name) for name in names]
    heads = []
    for start, head in ETHNIC:
        heads += [(head, name) for name in names if name.lower().startswith(start)]
    return heads


def _known(part: str, value: float | None) -> str:
    """Return one figure of a place."""
    if value is None:
        return NONE
    if part == "deprivation":
        return str(formats.scaled(value, 1, 1))
    return f"{value:,.0f}" if part == "size" else formats.percent_text(value, 0)


def _two(distance: float) -> str:
    """Return a distance with two decimals."""
    return str(formats.scaled(distance, 1, 2))


def _similar_caption(what: str, found: SimilarPlaces) -> str:
    """Return a caption that says where figures are made up."""
    start = f"{MADE_UP} " if found.made_up else ""
    return f"{start}{what}: places most like {found.place.name}"


def _head(plot: FunnelPlot) -> str:
    """Return the head of the column of figures."""
    measure = catalogue.load().measures[plot.values.measure]
    if measure.kind == "ratio":
        return "Finished per 100 referrals"
    return f"{measure.name}, per {measure.per:,}" if measure.per > 1 else measure.name


def _sides(each: PlaceValue) -> tuple[Estimate | None, Estimate | None]:
    """Return the rates of both groups."""
    other = None if each.comparison is None else each.comparison.reference_estimate
    return each.estimate, other


def _figure(each: PlaceValue, plot: FunnelPlot) -> str:
    """Return one place's figure as read, or the reason why there is none."""
    value = each.value
    if value is None or each.outside:
        return each.reason or NONE
    if plot.values.pair is None:
        return _rate_text(each.estimate, plot)
    if plot.form == RATIO:
        return differences.factor_text(value, ("lower", "higher"))
    return f"{differences.points_text(value)} {'lower' if value < 0 else 'higher'}"


def _likely(each: PlaceValue, plot: FunnelPlot) -> str:
    """Return one place's likely range as read."""
    if each.lower is None or each.upper is None or each.outside:
        return NONE
    if plot.form == RATIO:
        return differences.factor_range(each.lower, each.upper, ("lower", "higher"))
    if plot.values.pair is not None:
        return differences.points_range(each.lower, each.upper)
    exact = each.estimate is not None and each.estimate.precision == "exact"
    return formats.interval_text(each.lower, each.upper, exact, _per(plot))


def _per(plot: FunnelPlot) -> int:
    """Return what a rate is printed per, after its own unit."""
    return 100 if catalogue.load().measures[plot.values.measure].per == 1 else 1


def _rate_text(rate: Estimate | None, plot: FunnelPlot) -> str:
    """Return a rate as the file prints it, or the reason why there is none."""
    if rate is None or rate.value is None:
        return formats.reason_text("not_published" if rate is None else rate.flag)
    if catalogue.load().measures[plot.values.measure].kind == "proportion":
        shown = rate.value if rate.published is None else rate.published
        return formats.published_percent(shown, rate.precision == "exact")
    return formats.per_text(rate.value, _per(plot))


def _rate_raw(rate: Estimate | None, plot: FunnelPlot) -> str:
    """Return a rate as data."""
    if rate is None or rate.value is None:
        return formats.reason_text("not_published" if rate is None else rate.flag)
    return str(formats.scaled(rate.value, _per(plot), 1))


def _raw(each: PlaceValue, plot: FunnelPlot) -> tuple[str, str, str]:
    """Return a figure with its limits as data; the reason in the place of the figure."""
    if each.value is None or each.outside:
        return (each.reason or NONE, "", "")
    per, decimals = (1, 3) if plot.form == RATIO else (_per(plot), 1)
    numbers = (each.value, each.lower, each.upper)
    value, lower, upper = (
        "" if number is None else str(formats.scaled(number, per, decimals)) for number in numbers
    )
    return value, lower, upper


def _size(each: PlaceValue, raw: bool = False) -> str:
    """Return how many are counted: of a gap both groups; withheld where it would say too much."""
    sides = _sides(each) if each.by_gap else (each.estimate,)
    counts = [None if side is None else side.denominator for side in sides]
    if any(count is None for count in counts):
        return NONE
    return " and ".join(str(count) if raw else f"{count:,}" for count in counts)


def _standing(each: PlaceValue, plot: FunnelPlot) -> str:
    """Return where a place lies, by shape and word, with the reason where it is not judged."""
    point = plot.of(each.place.key)
    if each.place.type == "england":
        return "the line"
    if point is None:
        return f"{NOT_DRAWN}: {each.reason}" if each.reason else NOT_DRAWN
    care = " (take care)" if point.care else ""
    if point.standing == NOT_JUDGED:
        return f"{STANDINGS[NOT_JUDGED]}: {point.reason}"
    if point.standing == INSIDE:
        return f"{STANDINGS[INSIDE]}{care}"
    return f"{SHAPES[point.direction]} {STANDINGS[point.standing]}, {_way(point, plot)}{care}"


def _way(point: FunnelPoint, plot: FunnelPlot) -> str:
    """Return on which side a place lies: lower or higher; for a gap larger or smaller."""
    if plot.values.pair is None:
        return point.direction
    none = 1.0 if plot.form == RATIO else 0.0
    further = (point.direction == "lower") == ((plot.target or 0.0) < none)
    return "larger gap" if further else "smaller gap"


def _caption(plot: FunnelPlot, all_of_them: bool) -> str:
    """Return what the table shows and when, and whether figures are made up."""
    values = plot.values
    start = f"{MADE_UP} " if values.made_up else ""
    what = catalogue.load().measures[values.measure].name
    if values.pair is not None:
        one = values.pair.group if values.group is None else values.group.label
        two = "everyone else" if values.reference is None else values.reference.label
        what = f"{what}, {one} against {two}"
    order = "places in alphabetical order" if all_of_them else "similar places"
    return f"{start}{what}: {order}, {formats.period_text(values.period)}"
