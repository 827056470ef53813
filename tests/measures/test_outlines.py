"""Outlines: the region of a place, and years in which boundaries may be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import Outline, PlaceRef, SourceRef
from amhe_explore.measures.outlines import region_of

PARENTS = {
    "sub_icb:91Q": "icb:QKS",
    "icb:QKS": "region:Y59",
    "region:Y59": "england:ENG",
    "icb:LOOP": "icb:LOOP",
    "icb:BARE": None,
}


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("sub_icb:91Q", "region:Y59"),
        ("icb:QKS", "region:Y59"),
        ("region:Y59", "region:Y59"),
        ("icb:BARE", ""),
        ("icb:NONE", ""),
        ("icb:LOOP", ""),
    ],
)
def test_the_region_is_found_through_the_parents(place: str, region: str) -> None:
    assert region_of(place, PARENTS) == region


@pytest.mark.parametrize("edition", ["2023", "2024"])
def test_figures_of_2026_places_are_never_drawn_on_older_boundaries(edition: str) -> None:
    source = SourceRef("icb-boundaries-2023", edition, "", "", "", "")
    # On 1 April 2026 mergers left 36 boards.
    assert measures.fits_period(source, "2024-25")
    assert measures.fits_period(source, "2025-26")
    assert measures.fits_period(source, "2022-25")
    assert not measures.fits_period(source, "2026-27")
    assert not measures.fits_period(source, "2024-27")


def test_without_boundaries_nothing_fits() -> None:
    assert not measures.fits_period(None, "2024-25")


def test_a_build_without_boundaries_has_no_outlines(small_warehouse: Path) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        found = measures.outlines(opened, "icb")
    assert found.areas == ()
    assert found.source is None


def test_london_itself_is_not_drawn_twice() -> None:
    def outline(kind: str, region: str) -> Outline:
        return Outline(PlaceRef("A", "A", kind), region, b"")

    assert outline("icb", "region:Y56").in_london
    assert not outline("region", "region:Y56").in_london
    assert not outline("icb", "region:Y59").in_london
