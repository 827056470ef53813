"""Groups year by year as lines with intervals; the comparator dashed, breaks marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore import catalogue
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    TIER,
    drawing_palette,
    framed,
    layer_of,
    row_field,
    wrapped,
    x_at,
    y_at,
)
from amhe_explore.charts.marker import Marker
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import (
    PER_HUNDRED,
    PER_THOUSAND,
    PERCENT,
    Shown,
    shown_rate,
)
from amhe_explore.charts.year_axis import (
    END,
    Ground,
    box_of,
    ground_layers,
    upright_marks,
    value_span,
    within,
)
from amhe_explore.measures.trend_results import Trend, TrendLine
from amhe_explore.theme import Palette

HEIGHT = 280
UNITS = {"proportion": PERCENT, "ratio": PER_HUNDRED, "per_population": PER_THOUSAND}
# Least distance from foot to top of the axis: 20 points; 10 for every 100; 4 for every 1,000.
LEAST_SPAN = {PERCENT: 20.0, PER_HUNDRED: 10.0, PER_THOUSAND: 4.0}
BESIDE = ("reference", "rest")
# Names at the end of the lines: characters a line, and the least distance of two, by tier.
NAME_CHARACTERS, APART = (13, 17, 21), (46, 34, 34)
# Room for the value beside which a name stands: a whole per cent, and one with a decimal.
VALUE_ROOM, EXACT_ROOM = 46, 58
NAME_LINES = 2
SMALL_APART = 15


@dataclass(frozen=True, slots=True)
class Look:
    """How one line is drawn.

    Attributes:
        colour: Of line, points and words.
        bar: Colour of its intervals; "" where it has none.
        width: Of the line.
        dashed: Whether it is the comparator's.
        name: At its end; "" where it has none.
        bold: Whether it is the one thing meant.
    """

    colour: str
    bar: str
    width: float
    dashed: bool
    name: str
    bold: bool = False


def group_lines(
    trend: Trend,
    palette: Palette,
    picture: Picture,
    export: bool = False,
    since: str = "",
    all_groups: bool = False,
    marker: Marker | None = None,
) -> alt.LayerChart:
    """Return the group that is meant, what it is compared with, and the comparator, by year.

    Args:
        trend: One measure of a place over time.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
        since: The first year drawn; every year where it is not given. It changes no verdict.
        all_groups: Whether the other groups stand behind in grey.
        marker: A reader's own mark.
    """
    colours = drawing_palette(palette, export)
    drawn = drawn_lines(trend, colours, all_groups)
    every = drawn_periods(trend, since)
    periods = _with_figures(drawn, every)
    if marker is not None and not within(periods, marker):
        periods = every
    unit = unit_of(trend)
    rows = [row for line, look in drawn for row in _rows(line, look, periods, unit)]
    values = [each for row in rows for each in (row["value"], row["lower"], row["upper"])]
    low, high, step = value_span([each for each in values if each is not None], LEAST_SPAN[unit])
    ground = Ground(periods, low, high, step, "%" if unit == PERCENT else "", HEIGHT)
    marks = upright_marks(ground, trend.breaks, marker, colours)
    layers = [
        *ground_layers(ground, colours),
        *marks.layers,
        *_series(ground, rows, colours),
        *_ends(ground, drawn, periods, unit, colours.soft),
    ]
    summary = describe_group_lines(trend, since, marker)
    words = with_key(picture, key_of(trend, all_groups, periods))
    return framed(layers, box_of(ground, marks), colours, words, summary, export)


def describe_group_lines(trend: Trend, since: str = "", marker: Marker | None = None) -> str:
    """Return the chart in words: every year of the group and of what it is compared with."""
    periods, unit = drawn_periods(trend, since), unit_of(trend)
    parts = []
    for line in (trend.focus, trend.reference_line):
        if line is None:
            continue
        years = [
            f"{point.period} {_shown(point.estimate, unit).text if point.drawn else 'not shown'}"
            for point in line.points
            if point.period in periods
        ]
        parts.append(f"{line.label}: {', '.join(years)}")
    breaks = [f"{each.short} {each.period}" for each in trend.breaks if each.period in periods]
    if breaks:
        parts.append(f"marked: {', '.join(breaks)}")
    if marker is not None and within(periods, marker):
        parts.append(marker.words)
    what = f"Lines by year, {trend.place.name}"
    return started(trend.made_up, what) + sentence_list(parts)


def can_be_drawn(trend: Trend, since: str = "") -> bool:
    """Return whether any year of the group or of what it is compared with may be shown."""
    periods = drawn_periods(trend, since)
    lines = (trend.focus, trend.reference_line)
    return any(
        point.drawn and point.period in periods
        for line in lines
        if line is not None
        for point in line.points
    )


def drawn_periods(trend: Trend, since: str) -> tuple[str, ...]:
    """Return the years from one on; every year where it names none of them."""
    return trend.periods[trend.periods.index(since) :] if since in trend.periods else trend.periods


def _with_figures(
    drawn: Sequence[tuple[TrendLine, Look]], periods: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the years from the one before the first figure on: what parts them stays visible."""
    first = next(
        n
        for n, period in enumerate(periods)
        if any(point.drawn for line, _ in drawn if (point := line.point(period)) is not None)
    )
    return periods[max(first - 1, 0) :]


def unit_of(trend: Trend) -> str:
    """Return in which unit a trend's measure is drawn."""
    return UNITS[catalogue.load().measures[trend.measure].kind]


def drawn_lines(trend: Trend, palette: Palette, all_groups: bool) -> list[tuple[TrendLine, Look]]:
    """Return the lines with their looks, the most important last, so that it lies on top."""
    focus, reference = trend.focus, trend.reference_line
    found: list[tuple[TrendLine, Look]] = []
    gap = trend.gap
    if all_groups:
        meant = {focus.group, "" if reference is None else reference.group}
        others = [
            each
            for each in trend.lines
            if each.kind == "known" and each.group not in meant and each.points[-1].drawn
        ]
        found += [(each, Look(palette.ref, "", 1.2, False, each.short_label)) for each in others]
    if gap is None or gap.against in BESIDE:
        pairs = [(focus.group, palette.tint), (getattr(reference, "group", ""), palette.ref)]
        for group, colour in reversed(pairs):
            line = trend.their_line(group)
            if line is not None:
                found.append((line, Look(colour, "", 1.6, True, "")))
    if reference is not None:
        dashed = gap is not None and gap.against not in BESIDE
        look = Look(palette.soft, palette.ref, 2, dashed, _end_name(reference))
        found.append((reference, look))
    found.append((focus, Look(palette.focus, palette.tint, 2.5, False, _end_name(focus), True)))
    return found


def key_of(trend: Trend, all_groups: bool, periods: Sequence[str]) -> str:
    """Return what the marks are, as the last sentences of the subtitle."""
    said = ["Bar: likely range."]
    gap = trend.gap
    if trend.theirs and trend.other is not None and (gap is None or gap.against in BESIDE):
        what = "the same group" if trend.characteristic != "total" else "everyone"
        where = trend.other.name if trend.other.type != "region" else f"the {trend.other.name}"
        said.append(f"Dashed: {what} in {where}.")
    if all_groups:
        said.append("Grey: the other groups.")
    hollow = {point.period for point in trend.focus.points if point.hollow} & set(periods)
    if hollow:
        said.append("Hollow: not joined, used in no verdict.")
    return " ".join(said)


def _end_name(line: TrendLine) -> str:
    """Return the name at the end of a line."""
    return line.short_label or line.label


def _shown(estimate: Any, unit: str) -> Shown:
    """Return a rate as drawn."""
    return shown_rate(estimate, unit)


def _rows(line: TrendLine, look: Look, periods: Sequence[str], unit: str) -> list[dict[str, Any]]:
    """Return the points of one line as rows."""
    first = int(periods[0][:4])
    rows = []
    for point in line.points:
        if point.period not in periods or not point.drawn:
            continue
        shown = _shown(point.estimate, unit)
        if shown.value is None:
            continue
        hollow = point.hollow
        rows.append(
            {
                "x": int(point.period[:4]) - first,
                "value": shown.value,
                "lower": shown.lower if look.bar else None,
                "upper": shown.upper if look.bar else None,
                "line": f"{line.group} {look.dashed} {point.segment}",
                "joined": point.segment is not None,
                "hollow": hollow,
                "colour": look.colour,
                "bar": look.bar,
                "width": look.width,
                "dashed": look.dashed,
                "size": 74 if look.bar else 26,
            }
        )
    return rows


def _series(ground: Ground, rows: Sequence[Mapping[str, Any]], palette: Palette) -> list[alt.Chart]:
    """Return intervals, lines and points."""
    x, y = ground.x, ground.y()
    colour = alt.Color("colour:N", scale=None)
    width = alt.StrokeWidth("width:Q", scale=None)
    joined = ("x", "value", "line", "colour", "width")
    solid = layer_of([row for row in rows if row["joined"] and not row["dashed"]], *joined)
    dashed = layer_of([row for row in rows if row["joined"] and row["dashed"]], *joined)
    bars = layer_of([row for row in rows if row["bar"]], "x", "lower", "upper", "bar")
    full = layer_of([row for row in rows if not row["hollow"]], "x", "value", "colour", "size")
    rings = layer_of([row for row in rows if row["hollow"]], "x", "value", "colour", "size")
    size = alt.Size("size:Q", scale=None)
    marks = [
        dashed
        and dashed.mark_line(strokeDash=[5, 4], aria=False).encode(
            x=x, y=y, color=colour, strokeWidth=width, detail="line:N"
        ),
        bars
        and bars.mark_rule(strokeWidth=5, strokeCap="round").encode(
            x=x, y=ground.y("lower"), y2="upper:Q", color=alt.Color("bar:N", scale=None)
        ),
        solid
        and solid.mark_line(aria=False).encode(
            x=x, y=y, color=colour, strokeWidth=width, detail="line:N"
        ),
        full
        and full.mark_point(filled=True, opacity=1, aria=False).encode(
            x=x, y=y, color=colour, size=size
        ),
        rings
        and rings.mark_point(
            filled=True, fill=palette.bg, strokeWidth=2, opacity=1, aria=False
        ).encode(x=x, y=y, stroke=alt.Stroke("colour:N", scale=None), size=size),
    ]
    return [mark for mark in marks if mark is not None]


def _ends(
    ground: Ground,
    drawn: Sequence[tuple[TrendLine, Look]],
    periods: Sequence[str],
    unit: str,
    soft: str,
) -> list[alt.Chart]:
    """Return value and name at the end of each named line, none over another."""
    rows = []
    for line, look in drawn:
        points = [each for each in line.points if each.drawn and each.period in periods]
        if not look.name or not points:
            continue
        shown = _shown(points[-1].estimate, unit)
        if shown.value is None:
            continue
        text = shown.text if look.bar else ""
        rows.append(
            {
                "at": ground.pixel(shown.value),
                "text": text,
                "weight": "bold" if look.bold else "normal",
                "colour": look.colour if look.bar else soft,
                "meant": bool(look.bar),
                "names": _name_lines(look.name, bool(look.bar)),
            }
        )
    for tier in range(3):
        _put_apart(rows, tier)
    room = EXACT_ROOM if any("." in str(row["text"]) for row in rows) else VALUE_ROOM
    start = f"{END} + 6"
    beside = f"{start} + ({TIER} > 0 && datum.meant ? {room - 6} : 0)"
    values = layer_of([row for row in rows if row["meant"]], "text", "weight", "colour", "ys")
    names = layer_of(rows, "names", "colour", "ys", "meant")
    colour = alt.Color("colour:N", scale=None)
    marks = [
        values
        and values.mark_text(
            align="left", fontSize=14, fontWeight=700, text={"expr": "datum.text"}
        ).encode(x=x_at(start), y=y_at(f"datum.ys[{TIER}]"), color=colour),
        names
        and names.mark_text(
            align="left",
            fontSize={"expr": "datum.meant ? 13 : 12"},
            lineHeight=14,
            baseline="middle",
            text=row_field("names"),
        ).encode(
            x=x_at(beside),
            y=y_at(f"datum.ys[{TIER}] + (datum.meant && {TIER} == 0 ? 16 : 0)"),
            color=colour,
        ),
    ]
    return [mark for mark in marks if mark is not None]


def _name_lines(name: str, meant: bool) -> list[list[str]]:
    """Return a name for the three tiers; a grey one only where there is room for it."""
    if not meant:
        return [[""], [name[:22]], [name[:28]]]
    return [wrapped(name, limit)[:NAME_LINES] for limit in NAME_CHARACTERS]


def _put_apart(rows: list[dict[str, Any]], tier: int) -> None:
    """Set the height of each label so that none lies over another."""
    shown = [row for row in rows if row["meant"] or tier > 0]
    for row in rows:
        row.setdefault("ys", [row["at"]] * 3)
    ordered = sorted(shown, key=lambda each: each["at"])
    needed = [APART[tier] if row["meant"] else SMALL_APART for row in ordered]
    places: list[float] = []
    for n, row in enumerate(ordered):
        least = places[-1] + (needed[n - 1] + needed[n]) / 2 if places else float("-inf")
        places.append(max(row["at"], least))
    for n in reversed(range(len(places))):
        below = places[n + 1] - (needed[n] + needed[n + 1]) / 2 if n + 1 < len(places) else HEIGHT
        places[n] = min(places[n], below)
    for row, place in zip(ordered, places, strict=True):
        row["ys"][tier] = round(place, 1)
