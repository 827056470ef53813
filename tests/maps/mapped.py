"""Results for maps made by hand: a few real boards, one without a figure, one far from the line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from amhe_explore import catalogue, maps, stats, theme
from amhe_explore.maps.geometry import tile_layer
from amhe_explore.measures import DeprivationMap, InsideGaps, MapPlace, PlaceRef, SourceRef

SOURCES = (
    SourceRef("tt-annual", "2024-25", "Annual report", "", "NHS England", "OGL"),
    SourceRef("iod-2025", "file-13", "Indices of Deprivation 2025", "", "MHCLG", "OGL"),
)
SUPPRESSED = "the group's figure is suppressed or would give a suppressed one away"
WORDS = maps.Words(
    title="A clear gap in 4 of 5 places",
    subtitle=("Recovery, points", "Outlined: Kent and Medway"),
    source="Source: NHS England, annual report 2024-25. Contains OS data © Crown copyright.",
    summary="Map: a gap, 6 places.",
    ends=("narrower gap", "wider gap"),
    no_figure="not compared: a figure is suppressed",
    says={"QKS": "Kent and Medway: 12 lower"},
)


def place(
    code: str, deprivation: float | None, value: float | None, reach: float = 3.0, **more: Any
) -> MapPlace:
    """One board by its code; without a value its figure is suppressed."""
    entry = catalogue.load().places[f"icb:{code}"]
    bare = value is None
    made = MapPlace(
        PlaceRef(code, entry.name, "icb", entry.parent),
        entry.short_name or entry.name,
        entry.tile_label,
        entry.parent or "",
        deprivation,
        value,
        None if value is None else value - reach,
        None if value is None else value + reach,
        SUPPRESSED if bare else "",
        value,
        "not compared" if bare else "lower",
        None if bare else 10_000,
    )
    return replace(made, **more)


# Surrey without a figure; North East London far under the line and not clear; the rest lower.
GAPS = (
    place("QHL", 34.77, 9.0, thirds=(2, 0)),
    place("QKS", 21.17, 12.0, thirds=(1, 1)),
    place("QMF", 26.3, 3.0, 4.0, verdict="cannot tell", standing="below", thirds=(2, 0)),
    place("QSL", 19.1, 19.0, thirds=(0, 2)),
    place("QU9", 11.6, 9.5, thirds=(0, 0)),
    place("QXU", 10.38, None),
)


def deprivation_map(
    outcome: str = "gap", places: tuple[MapPlace, ...] = GAPS, made_up: bool = False
) -> DeprivationMap:
    """The places with their correlation and line, worked out as for any."""
    pairs = [each.pair for each in places if each.pair is not None]
    x, y = zip(*pairs, strict=True)
    line = stats.straight_line(x, y)
    assert line is not None

    def with_verdict(verdict: str) -> tuple[MapPlace, ...]:
        return tuple(each for each in places if each.verdict == verdict)

    inside = InsideGaps(
        with_verdict("lower"),
        with_verdict("higher"),
        with_verdict("about the same"),
        with_verdict("cannot tell"),
        with_verdict("not compared"),
    )
    return DeprivationMap(
        "icb",
        "2024-25",
        outcome,
        "score",
        places,
        inside,
        11.3,
        stats.pearson(x, y),
        stats.spearman(x, y),
        tuple(stats.line_at(line, at) for at in (min(x), max(x))),
        made_up,
        SOURCES,
    )


def values_of(spec: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a layer: its own, or those that another layer holds under their name."""
    if "values" in data:
        found: list[dict[str, Any]] = data["values"]
        return found
    held = (each["data"] for each in spec["layer"])
    return next(each["values"] for each in held if each.get("name") == data["name"] and
                "values" in each)  # fmt: skip


def tiles() -> maps.Layer:
    """The 42 boards as tiles."""
    places = catalogue.load().places.values()
    at = {each.code: each.tile for each in places if each.type == "icb" and each.tile}
    return tile_layer("tiles-icb", at)


def ground(chosen: str = "QKS", **more: Any) -> maps.Ground:
    """Tiles in light colours with one place outlined."""
    return maps.Ground(
        tiles(), "/app/static/b/tiles.json", "/app/static/b/hatch.json", theme.LIGHT,
        theme.LIGHT_MAP, chosen, **more,
    )  # fmt: skip
