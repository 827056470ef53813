"""One measure over every group: dots with likely ranges, lines of the place and its comparator."""

from __future__ import annotations

import json

import altair as alt

from amhe_explore import catalogue
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.dot_marks import (
    MIDDLE,
    WORD,
    Layers,
    dots,
    figures,
    names,
    rules,
    scale,
    verdicts,
)
from amhe_explore.charts.dot_rows import Layout, layout, unit_of
from amhe_explore.charts.frame import (
    NARROW,
    TIER,
    WIDE,
    Box,
    by_width,
    drawing_palette,
    framed,
    one,
    wrapped,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.charts.values import PER_HUNDRED, PERCENT, shown_rate
from amhe_explore.measures.group_lines import GroupTable
from amhe_explore.measures.results import Estimate
from amhe_explore.theme import Palette

HEAD, LINES_Y = 52, -6
HEAD_Y = -24
AXIS_FOOT = 40
HEAD_CHARACTERS = 16
MARGIN = 4
# Width of a character of the names of the lines, which are bold for the place.
CHARACTER = 7.9
KEY = "Bar: likely range. Filled: lower or higher. Ring: anything else."
FEW = " A range of very few courses ends at the edge."


def group_dots(
    table: GroupTable, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return a row of dots for every group, with the measure that always stands beside it.

    Args:
        table: The screen.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    plan = layout(table)
    drawn: Layers = [
        *rules(plan, colours),
        *(each for n in range(len(plan.axes)) for each in scale(plan, n, colours)),
        *(each for n in range(len(plan.axes)) for each in _lines(table, plan, n, colours)),
        *(each for n in range(len(plan.axes)) for each in dots(plan, n, colours)),
        *names(plan, colours),
        *figures(plan, colours),
        *verdicts(plan, colours),
        *_heads(table, plan, colours),
    ]
    key = KEY
    if table.other is not None:
        key += f" Tick: same group, {table.other.place.name}."
    height = round(plan.height)
    if any(row["beyond"] for row in plan.rows):
        key += FEW
    return framed(
        [each for each in drawn if each is not None],
        Box((height,) * 3, head=(HEAD,) * 3, foot=AXIS_FOOT),
        colours,
        with_key(picture, key),
        describe_group_dots(table, picture.made_up),
        export,
    )


def describe_group_dots(table: GroupTable, made_up: bool = False) -> str:
    """Return the picture in words: the place, its comparator, every group with its verdict."""
    entry = catalogue.load().measures[table.measure]
    lines = [f"{table.place.name} {_text(table.total, table.measure)}"]
    if table.other is not None:
        beside = table.other.total.rates[table.measure]
        lines.append(f"{table.other.place.name} {_text(beside, table.measure)}")
    begun = started(made_up, f"{entry.name} by group, {', '.join(lines)}")
    return begun + sentence_list([row["said"] for row in layout(table).rows])


def _text(estimate: Estimate, measure: str) -> str:
    """Return a rate as it is printed."""
    return shown_rate(estimate, unit_of(measure)).text


def _lines(table: GroupTable, plan: Layout, panel: int, palette: Palette) -> Layers:
    """Return the place's line, solid, and the comparator's, dashed, each with its name."""
    measure = table.second if panel else table.measure
    axis = plan.axes[panel]
    own, other = (
        None if profile is None else shown_rate(profile.total.rates[measure], axis.unit)
        for profile in (table.profile, table.other)
    )
    layers: Layers = []
    # The lower of the two is named to its left, the other to its right.
    left = own is not None and other is not None and (own.value or 0) <= (other.value or 0)
    for shown, name, short, ink, dash, to_left in (
        (other, "" if table.other is None else table.other.place.name, "", palette.mid, [4, 3],
         not left),
        (own, table.place.name, "Here", palette.ink, [], left or other is None),
    ):  # fmt: skip
        if shown is None or shown.value is None:
            continue
        share = f"{axis.share(shown.value):.4f}"
        base = one()
        layers.append(
            base.mark_rule(color=ink, strokeWidth=1.5, strokeDash=dash).encode(
                x=x_at(plan.place(panel, share)), y=y_at(-MARGIN), y2=y2_at(plan.height + 2)
            )
        )
        if panel == 0:
            names = (short or name, name)
            layers.append(
                _line_name(plan, share, names, shown.text, ink is palette.ink, to_left, palette)
            )
    return layers


def _line_name(
    plan: Layout,
    share: str,
    names: tuple[str, str],
    figure: str,
    own: bool,
    to_left: bool,
    palette: Palette,
) -> alt.Chart:
    """Return the name of a line above the plot, kept inside the picture."""
    narrow, wide = (f"{name} {figure}" for name in names)
    if len(wide) > 30:
        wide = f"{'This place' if own else 'Comparator'} {figure}"
    widths = [len(text) * CHARACTER for text in (narrow, wide, wide)]
    at = plan.place(0, share)
    room = f"{widths}[{TIER}]"
    place = f"max({at} - {MARGIN}, {room})" if to_left else f"min({at} + {MARGIN}, width - {room})"
    named: alt.Chart = (
        one()
        .mark_text(
            align="right" if to_left else "left",
            baseline="bottom",
            fontSize=13,
            fontWeight=600 if own else 400,
            color=palette.ink if own else palette.soft,
            text={"expr": f"width < {NARROW} ? {json.dumps(narrow)} : {json.dumps(wide)}"},
        )
        .encode(x=x_at(place), y=y_at(LINES_Y))
    )
    return named


def _heads(table: GroupTable, plan: Layout, palette: Palette) -> Layers:
    """Return the heads of the panels and of the columns."""
    names = [_head(each) for each in (table.measure, table.second) if each]
    layers: Layers = []
    for panel, name in enumerate(names):
        layers.append(
            one()
            .mark_text(
                align="left", baseline="bottom", fontSize=by_width(12.5, 14), fontWeight=700,
                color=palette.ink, text=name,
            )
            .encode(x=x_at(plan.start(panel)), y=y_at(HEAD_Y))
        )  # fmt: skip
    verdicts = any(row["word"] for row in plan.rows)
    middle = MIDDLE[verdicts]
    base_name = catalogue.load().measures[table.measure].denominator
    counted = {"eligible": "courses", "finished": "courses"}.get(base_name, base_name)
    columns = [
        (["rate"], "right", f"width < {WIDE} ? {middle} : {plan.columns.rate}", NARROW),
        (["likely"], "right", f"{plan.columns.likely}", WIDE),
        ([counted], "right", f"{plan.columns.courses}", WIDE),
    ]
    if verdicts:
        columns.append((wrapped(f"v {_reference(table)}", HEAD_CHARACTERS), "left", f"{WORD}", 0))
    for lines, align, from_right, least in columns:
        layers.append(
            one()
            .mark_text(
                align={"expr": f"'{align}'"},
                baseline="bottom",
                fontSize=12,
                lineHeight=13,
                dy=(1 - len(lines)) * 13,
                color=palette.soft,
                text={"expr": f"width < {least} ? '' : {json.dumps(lines)}"},
            )
            .encode(x=x_at(f"width - ({from_right})"), y=y_at(LINES_Y))
        )
    return layers


def _head(measure: str) -> str:
    """Return a measure as the head of a panel: "Recovered", "Finished per 100 referrals"."""
    entry = catalogue.load().measures[measure]
    if unit_of(measure) == PER_HUNDRED:
        return "Finished per 100" if measure == "completion" else entry.name
    if unit_of(measure) != PERCENT:
        return entry.name
    short = {"treated_of_ended": "Treated", "finished_of_ended": "Finished"}
    return short.get(measure, entry.plain_name[:1].upper() + entry.plain_name[1:])


def _reference(table: GroupTable) -> str:
    """Return what the groups are compared with, short enough for the head of a column."""
    chosen = table.against
    if chosen is None:
        return ""
    if chosen.id == "rest":
        return "everyone else"
    if chosen.id == "england":
        return "same group, " + ("" if table.other is None else table.other.place.name)
    group = table.profile.group(chosen.reference)
    return chosen.reference if group is None else group.label.lower()
