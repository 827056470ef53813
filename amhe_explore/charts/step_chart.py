"""Where does the gap open: a step from stage to stage, each with its size and likely range."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import (
    TIER,
    Box,
    drawing_palette,
    framed,
    layer_of,
    row_field,
    wrapped,
    x_at,
    y2_at,
    y_at,
)
from amhe_explore.charts.picture import Picture, with_key
from amhe_explore.measures.results import Difference
from amhe_explore.measures.stage_results import Decomposition
from amhe_explore.theme import Palette, differences, formats

# Words stand above their bar in narrow drawings, else in a column before the bars.
COLUMN = (0, 252, 330)
NAME_LIMITS = (40, 31, 40)
WORDS_LIMITS = (46, 36, 48)
NAME_LINE, WORDS_LINE = 18, 16
BAR, GAP = 16, 14
ROOM = 8
GO_ON = {"recovered": "recover", "eligible": "are above it"}
WHOLE = "Altogether, from the end of a referral to recovery"
NOT_SHOWN = "Not shown"
BOX_HEIGHT = 96
BOX_LIMITS = (44, 84, 112)

FIELDS = ("title", "said", "from", "to", "y")

Tier = tuple[int, int, int]


def step_chart(
    decomposition: Decomposition, palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return the steps from the first to the last stage, and the whole gap below them.

    A bar to the left of the line: fewer of the group than of the reference go on at this step. Each
    step begins where the one before ended. The step that says who came, not what was lost, is
    hollow; one that cannot be told from none is grey.

    Args:
        decomposition: The steps between two groups, or the reason why there are none.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
    """
    colours = drawing_palette(palette, export)
    summary = describe_step_chart(decomposition, picture.made_up)
    if decomposition.reason or decomposition.whole is None:
        layers, heights = _closed(decomposition.reason, colours)
        return framed(layers, Box(heights), colours, picture, summary, export)
    rows, heights = _placed(_rows(decomposition))
    x = _scale(rows)
    drawn = [
        _zero_line(heights, colours, x),
        _connectors(rows, colours, x),
        *_bars(rows, colours, x),
        *_intervals(rows, colours, x),
        *_words(rows, colours),
    ]
    words = with_key(picture, _key(decomposition))
    marks = [layer for layer in drawn if layer is not None]
    return framed(marks, Box(heights), colours, words, summary, export)


def describe_step_chart(decomposition: Decomposition, made_up: bool = False) -> str:
    """Return the steps in words, or why there are none."""
    sides = " against ".join(
        label for label in (decomposition.group_label, decomposition.reference_label) if label
    )
    begun = started(made_up, f"Where the gap opens{f', {sides}' if sides else ''}")
    if decomposition.reason or decomposition.whole is None:
        return f"{begun}{NOT_SHOWN}: {decomposition.reason.rstrip('.')}."
    parts = [f"{row['title']}: {row['said']}" for row in _rows(decomposition)]
    return begun + sentence_list(parts)


def _key(decomposition: Decomposition) -> str:
    """Return what the marks are."""
    return (
        f"{decomposition.group_label} against {decomposition.reference_label}. The line: as many go"
        " on. Thin line: likely range. Hollow: who came, not a loss. Grey: we cannot tell."
    )


def _rows(decomposition: Decomposition) -> list[dict[str, Any]]:
    """Return one row a step, on the scale of logs on which the steps add up, and the whole."""
    rows: list[dict[str, Any]] = []
    start = 0.0
    for step in decomposition.steps:
        if step.ratio is None:
            continue
        said = _said(step.ratio, GO_ON.get(step.id, "go on"))
        if step.case_mix:
            said += "; who came, not a loss"
        if step.share is not None:
            closes = "closes " if step.share < 0 else ""
            said += f"; {closes}{formats.percent_text(abs(step.share), 0)} of the gap"
        kind = "hollow" if step.case_mix else "clear" if _clear(step.ratio) else "unclear"
        title = step.label[:1].upper() + step.label[1:]
        rows.append(_row(title, said, kind, start, step.ratio))
        start += math.log(step.ratio.value)
    if decomposition.whole is not None:
        said = _said(decomposition.whole, "reach recovery")
        rows.append(_row(WHOLE, said, "whole", 0.0, decomposition.whole))
    return rows


def _row(title: str, said: str, kind: str, start: float, ratio: Difference) -> dict[str, Any]:
    """Return one row."""
    return {
        "title": title,
        "said": said,
        "kind": kind,
        "from": start,
        "to": start + math.log(ratio.value),
        "lo": start + math.log(ratio.lower),
        "hi": start + math.log(ratio.upper),
    }


def _clear(ratio: Difference) -> bool:
    """Return whether a step can be told from none."""
    return not ratio.lower <= 1 <= ratio.upper


def _said(ratio: Difference, go_on: str) -> str:
    """Return a step's size with its likely range: "12% fewer go on (likely 8% to 15% fewer)"."""
    likely = differences.factor_range(ratio.lower, ratio.upper)
    if not _clear(ratio):
        return f"cannot tell whether fewer or more {go_on} ({likely})"
    return f"{differences.factor_text(ratio.value)} {go_on} (likely {likely})"


def _placed(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], Tier]:
    """Return the rows with their places for each tier, and the heights of the tiers."""
    tops = [0, 0, 0]
    for row in rows:
        row["name"] = [wrapped(row["title"], limit) for limit in NAME_LIMITS]
        row["words"] = [wrapped(row["said"], limit) for limit in WORDS_LIMITS]
        text = [
            NAME_LINE * len(name) + WORDS_LINE * len(words)
            for name, words in zip(row["name"], row["words"], strict=True)
        ]
        row["top"] = list(tops)
        row["words_top"] = [
            top + NAME_LINE * len(name) for top, name in zip(tops, row["name"], strict=True)
        ]
        row["y"] = [
            tops[0] + text[0] + 4 + BAR / 2,
            *(tops[tier] + max(text[tier], BAR) / 2 for tier in (1, 2)),
        ]
        tops = [
            tops[0] + text[0] + 4 + BAR + GAP,
            *(tops[tier] + max(text[tier], BAR) + GAP for tier in (1, 2)),
        ]
    for row, after in itertools.pairwise(rows):
        row["next"] = after["y"]
    narrow, middle, wide = (top - GAP for top in tops)
    return rows, (narrow, middle, wide)


def _scale(rows: Sequence[dict[str, Any]]) -> alt.Scale:
    """Return the scale of the bars: from the longest step to the line, and a little beyond."""
    ends = [row[end] for row in rows for end in ("from", "to", "lo", "hi")]
    low, high = min(0.0, *ends), max(0.0, *ends)
    pad = (high - low or 1.0) * 0.03
    first = f"{list(COLUMN)}[{TIER}] + {ROOM}"
    return alt.Scale(
        domain=[low - pad, high + pad],
        nice=False,
        zero=False,
        range=[{"expr": first}, {"expr": f"width - {ROOM}"}],
    )


def _x(field: str, scale: alt.Scale) -> alt.X:
    """Return a place on the scale."""
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def _zero_line(heights: Tier, palette: Palette, scale: alt.Scale) -> alt.Chart | None:
    """Return the line on which as many go on."""
    base = layer_of([{"zero": 0, "bottom": list(heights)}])
    return base and base.mark_rule(color=palette.ref, strokeWidth=1).encode(
        x=_x("zero", scale), y=y_at(0), y2=y2_at(row_field("bottom"))
    )


def _connectors(
    rows: Sequence[dict[str, Any]], palette: Palette, scale: alt.Scale
) -> alt.Chart | None:
    """Return the lines that join the end of a step to the beginning of the next."""
    base = layer_of([row for row in rows if "next" in row], "to", "y", "next")
    return base and base.mark_rule(color=palette.ref, strokeWidth=1, strokeDash=[2, 2]).encode(
        x=_x("to", scale), y=y_at(row_field("y")), y2=y2_at(row_field("next"))
    )


def _bars(
    rows: Sequence[dict[str, Any]], palette: Palette, scale: alt.Scale
) -> list[alt.Chart | None]:
    """Return the steps: losses in focus colour, case-mix hollow, what cannot be told in grey."""
    looks: dict[str, dict[str, Any]] = {
        "clear": {"color": palette.focus},
        "unclear": {"color": palette.ref},
        "hollow": {"color": palette.bg, "stroke": palette.mid, "strokeWidth": 1.6},
        "whole": {"color": palette.mid},
    }
    layers = []
    for kind, look in looks.items():
        base = layer_of([row for row in rows if row["kind"] == kind], *FIELDS)
        layers.append(
            base
            and base.mark_bar(
                orient="horizontal",
                height=BAR,
                description={"expr": "datum.title + ': ' + datum.said"},
                **look,
            ).encode(x=_x("from", scale), x2="to:Q", y=y_at(row_field("y")))
        )
    return layers


def _intervals(
    rows: Sequence[dict[str, Any]], palette: Palette, scale: alt.Scale
) -> list[alt.Chart | None]:
    """Return the likely range of where each step ends, on a halo that parts it from its bar."""
    base = layer_of(rows, "lo", "hi", "y")
    if base is None:
        return []
    x = _x("lo", scale)
    looks = ((palette.bg, 4.5), (palette.ink, 1.5))
    return [
        base.mark_rule(color=color, strokeWidth=width).encode(
            x=x, x2="hi:Q", y=y_at(row_field("y"))
        )
        for color, width in looks
    ]


def _words(rows: Sequence[dict[str, Any]], palette: Palette) -> list[alt.Chart | None]:
    """Return the name and the size of every step, on a halo where a line passes behind."""
    base = layer_of(rows, "name", "words", "top", "words_top")
    if base is None:
        return []
    layers = []
    for field, top, size, weight, color in (
        ("name", "top", 14, 600, palette.ink),
        ("words", "words_top", 13, 400, palette.soft),
    ):
        look: dict[str, Any] = {
            "align": "left",
            "baseline": "top",
            "fontSize": size,
            "fontWeight": weight,
            "lineHeight": NAME_LINE - 1 if field == "name" else WORDS_LINE,
            "text": row_field(field),
        }
        halo: dict[str, Any] = {"stroke": palette.bg, "strokeWidth": 4, "strokeJoin": "round"}
        place = {"x": x_at(0), "y": y_at(row_field(top))}
        layers.append(base.mark_text(**look, **halo, aria=False).encode(**place))
        layers.append(base.mark_text(**look, color=color).encode(**place))
    return layers


def _closed(reason: str, palette: Palette) -> tuple[list[alt.Chart], Tier]:
    """Return a dashed box that says why there are no steps."""
    lines = [wrapped(reason, limit) for limit in BOX_LIMITS]
    narrow, middle, wide = (max(BOX_HEIGHT, 52 + WORDS_LINE * len(each)) for each in lines)
    heights = (narrow, middle, wide)
    row = {"lines": lines, "bottom": list(heights)}
    base = layer_of([row])
    if base is None:
        return [], heights
    box = base.mark_rect(
        fill=palette.bg, stroke=palette.mid, strokeDash=[4, 3], cornerRadius=6
    ).encode(
        x=x_at(1),
        x2=alt.X2Value({"expr": "width - 1"}),  # type: ignore[no-untyped-call]
        y=y_at(1),
        y2=y2_at(row_field("bottom")),
    )
    head = base.mark_text(
        align="left", baseline="top", fontSize=14, fontWeight=600, text=NOT_SHOWN, color=palette.ink
    ).encode(x=x_at(14), y=y_at(14))
    said = base.mark_text(
        align="left",
        baseline="top",
        fontSize=13,
        lineHeight=WORDS_LINE,
        color=palette.soft,
        text=row_field("lines"),
    ).encode(x=x_at(14), y=y_at(36))
    return [box, head, said], heights
