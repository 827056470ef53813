"""Bars with the name above and the value after, on a zero baseline: one recipe for small charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from amhe_explore.charts.frame import (
    PER_LINE,
    SUBTITLE,
    layer_of,
    row_field,
    wrapped,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.values import Shown
from amhe_explore.theme import Palette

NAME_LINE = 19
STEP_LINE = 16
STEP_GAP = 8
STEP_LIMITS = (44, 84, 110)
VALUE_FIGURE_PX = 8.6

Tier = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class NamedBar:
    """One bar.

    Attributes:
        name: Written above the bar, wrapped where the drawing is narrow.
        shown: Value and interval, or the words that stand instead of a bar.
        meant: Whether it is the thing meant (focus colour) or the other side (grey).
        tick: A comparator's value, drawn as a tick; None where there is none.
        step: Words between this bar and the one before, "" where there are none.
        whole: What the bar is a part of, drawn behind it in grey; None where it is a whole itself.
    """

    name: str
    shown: Shown
    meant: bool = True
    tick: float | None = None
    step: str = ""
    whole: float | None = None

    @property
    def end(self) -> float:
        """Return how far the drawing of the bar reaches."""
        return max(self.shown.end, self.tick or 0.0, self.whole or 0.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How thick bars are, how bold their names, and what their values count up to.

    Attributes:
        bar: Thickness of a bar in pixels.
        gap: Empty room below a bar.
        bold_names: Whether names are bold.
        maximum: The value that fills the width; None takes the largest one drawn.
    """

    bar: int = 18
    gap: int = 9
    bold_names: bool = True
    maximum: float | None = None


def named_bars(
    bars: Sequence[NamedBar], palette: Palette, look: Look
) -> tuple[list[alt.Chart], Tier]:
    """Return the layers and the heights of the plot for the three tiers."""
    rows, heights = _placed(bars, look)
    maximum = look.maximum or max((bar.end for bar in bars), default=0.0) or 1.0
    label = max((len(bar.shown.text) for bar in bars if bar.shown.value is not None), default=0)
    room = round(14 + label * VALUE_FIGURE_PX)
    x = alt.Scale(domain=[0, maximum], nice=False, range=[0, {"expr": f"width - {room}"}])
    layers = [
        _names(rows, palette, look),
        _wholes(rows, palette, look, x),
        _bars(rows, palette, look, False, x),
        _bars(rows, palette, look, True, x),
        *_intervals(rows, palette, x),
        _ticks(rows, palette, look, x),
        _values(rows, palette, x),
        _reasons(rows, palette),
        *_steps(rows, palette),
    ]
    return [layer for layer in layers if layer is not None], heights


def _placed(bars: Sequence[NamedBar], look: Look) -> tuple[list[dict[str, Any]], Tier]:
    """Return the bars as rows with their place for each tier, and the heights of the tiers.

    Names wrap in narrow drawings, so the same bar stands lower there.
    """
    rows: list[dict[str, Any]] = []
    tops = [0, 0, 0]
    for bar in bars:
        names = [wrapped(bar.name, limit) for limit in PER_LINE[SUBTITLE]]
        steps = [wrapped(bar.step, limit) for limit in STEP_LIMITS]
        joins = [top - 2 for top in tops]
        if bar.step:
            tops = [
                top + STEP_LINE * len(lines) + STEP_GAP
                for top, lines in zip(tops, steps, strict=True)
            ]
        centres = [
            top + NAME_LINE * len(lines) + look.bar / 2
            for top, lines in zip(tops, names, strict=True)
        ]
        rows.append(
            {
                "name": names,
                "top": list(tops),
                "y": centres,
                "step": steps if bar.step else [],
                "join": joins,
                "joined": [top - STEP_GAP + 1 for top in tops],
                "v": bar.shown.value,
                "lo": bar.shown.lower,
                "hi": bar.shown.upper,
                "tick": bar.tick,
                "whole": bar.whole,
                "end": bar.end,
                "text": bar.shown.text,
                "meant": bar.meant,
                "zero": 0,
            }
        )
        tops = [round(centre + look.bar / 2 + look.gap) for centre in centres]
    narrow, middle, wide = (top - look.gap for top in tops)
    return rows, (narrow, middle, wide)


def _place(field: str) -> alt.YValue:
    """Return the vertical place of a row by tier."""
    return y_at(row_field(field))


def _names(rows: list[dict[str, Any]], palette: Palette, look: Look) -> alt.Chart | None:
    """Return the names above the bars."""
    base = layer_of(rows)
    return base and base.mark_text(
        align="left",
        baseline="top",
        fontSize=14,
        lineHeight=NAME_LINE - 2,
        fontWeight=600 if look.bold_names else 400,
        color=palette.ink,
        text=row_field("name"),
    ).encode(x=x_at(0), y=_place("top"))


def _bars(
    rows: list[dict[str, Any]], palette: Palette, look: Look, meant: bool, scale: alt.Scale
) -> alt.Chart | None:
    """Return the bars of one colour, each from zero."""
    base = layer_of([row for row in rows if row["v"] is not None and row["meant"] is meant])
    return base and base.mark_bar(
        orient="horizontal",
        height=look.bar,
        color=palette.focus if meant else palette.ref,
        description={"expr": "join(datum.name[2], ' ') + ': ' + datum.text"},
    ).encode(x=alt.X("zero:Q", scale=scale, axis=None), x2="v:Q", y=_place("y"))


def _wholes(
    rows: list[dict[str, Any]], palette: Palette, look: Look, scale: alt.Scale
) -> alt.Chart | None:
    """Return what bars are a part of, behind them; the bar itself says both in words."""
    base = layer_of([row for row in rows if row["whole"] is not None])
    return base and base.mark_bar(
        orient="horizontal", height=look.bar, color=palette.ref, aria=False
    ).encode(x=alt.X("zero:Q", scale=scale, axis=None), x2="whole:Q", y=_place("y"))


def _intervals(
    rows: list[dict[str, Any]], palette: Palette, scale: alt.Scale
) -> list[alt.Chart | None]:
    """Return the likely ranges: dark beyond the bar, light or dark inside, whichever is seen."""
    drawn = [row for row in rows if None not in (row["v"], row["lo"], row["hi"])]
    parts = [
        (drawn, "v", "hi", palette.ink),
        ([row for row in drawn if row["meant"]], "lo", "v", palette.bg),
        ([row for row in drawn if not row["meant"]], "lo", "v", palette.on_ref),
    ]
    layers = []
    for part, start, end, color in parts:
        base = layer_of(part)
        layers.append(
            base
            and base.mark_rule(color=color, strokeWidth=1.5).encode(
                x=alt.X(f"{start}:Q", scale=scale, axis=None), x2=f"{end}:Q", y=_place("y")
            )
        )
    return layers


def _ticks(
    rows: list[dict[str, Any]], palette: Palette, look: Look, scale: alt.Scale
) -> alt.Chart | None:
    """Return the comparator's values as upright ticks a little taller than the bars."""
    base = layer_of([row for row in rows if row["tick"] is not None])
    return base and base.mark_tick(
        color=palette.ink, thickness=2, size=look.bar + 6, orient="vertical"
    ).encode(x=alt.X("tick:Q", scale=scale, axis=None), y=_place("y"))


def _values(rows: list[dict[str, Any]], palette: Palette, scale: alt.Scale) -> alt.Chart | None:
    """Return the numbers after bar, interval and tick."""
    base = layer_of([row for row in rows if row["v"] is not None])
    return base and base.mark_text(
        align="left", dx=7, fontSize=15, fontWeight=700, color=palette.ink
    ).encode(x=alt.X("end:Q", scale=scale, axis=None), y=_place("y"), text="text:N")


def _reasons(rows: list[dict[str, Any]], palette: Palette) -> alt.Chart | None:
    """Return the words that stand where a bar would be."""
    base = layer_of([row for row in rows if row["v"] is None])
    return base and base.mark_text(align="left", fontSize=14, color=palette.soft).encode(
        x=x_at(0), y=_place("y"), text="text:N"
    )


def _steps(rows: list[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return what is said between two bars, beside a short line that joins them."""
    base = layer_of([row for row in rows if row["step"]])
    if base is None:
        return []
    line = base.mark_rule(color=palette.ref, strokeWidth=1.5).encode(
        x=x_at(6), y=_place("join"), y2=y2_at(row_field("joined"))
    )
    words = base.mark_text(
        align="left",
        baseline="top",
        fontSize=13,
        lineHeight=STEP_LINE,
        color=palette.soft,
        text=row_field("step"),
    ).encode(x=x_at(16), y=_place("join"))
    return [line, words]
