"""Boundaries of ICBs, sub-ICBs, NHS regions and districts, simplified for the screen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import shapely
from pyogrio.errors import DataSourceError

from amhe_explore.catalogue import Catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.text_table import ONS_CODE, TODO
from amhe_explore.sources.tidy import Reader, Tidy

SOURCE = "icb-boundaries-2023"
GRID = 27_700
TOLERANCE_METRES = 1_000
# England with its islands, in degrees: west, south, east, north.
ENGLAND = (-7.0, 49.0, 2.5, 56.5)
PLACE_TYPES = MappingProxyType(
    {"icb": "icb", "sicbl": "sub_icb", "nhser": "region", "lad": "district", "ltla": "district"}
)
# ICB23CD, SICBL23NM, ltla24_code. From April 2026 the ICBs are others: not this family.
PROPERTY = re.compile(r"(icb|sicbl|nhser|lad|ltla)(2[2-5])_?(cd|code|nm|name)", re.IGNORECASE)


@dataclass(frozen=True)
class Layer:
    """What a file shows: type of place, year, and the properties of code and name."""

    place_type: str
    year: str
    code: str
    name: str


def readers() -> list[Reader]:
    """Return the reader of the boundaries."""
    return [BoundaryReader()]


class BoundaryReader:
    """Reads GeoJSON in degrees; hands on outlines in British National Grid without gaps."""

    kind = "boundaries"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether the features carry code or name of places of 2022 to 2025."""
        return head.form == "geojson" and _layer(head.properties) is not None

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield the outlines of one layer.

        Raises:
            SourceFileError: No code or name, a code twice, an outline that is no valid area,
                coordinates that are not degrees in England.
        """
        try:
            frame = gpd.read_file(io.BytesIO(file.bytes()))
        except (DataSourceError, ValueError) as error:
            raise SourceFileError(
                file.name, f"is not a readable GeoJSON file ({error})", "a whole GeoJSON file", TODO
            ) from error
        layer = _layer(str(column) for column in frame.columns)
        if layer is None or not isinstance(frame, gpd.GeoDataFrame):
            raise SourceFileError(file.name, "has no outlines of places", "ICB23CD, ...", TODO)
        codes = _texts(file, frame, layer.code, f"{layer.place_type} code")
        names = _texts(file, frame, layer.name, f"{layer.place_type} name")
        _check_codes(file, layer, codes)
        _check_outlines(file, frame, codes)
        yield parcel(
            "boundary",
            SOURCE,
            f"20{layer.year}",
            len(codes),
            place_type=layer.place_type,
            ons_code=codes,
            name=names,
            geometry=simplified(frame),
        )


def simplified(frame: gpd.GeoDataFrame) -> list[bytes]:
    """Return the outlines as WKB in metres of the British National Grid.

    Neighbours keep their common line (`coverage_simplify`), and no part is lost, however small.
    """
    outlines = np.asarray(frame.to_crs(GRID).geometry.values)
    simple = shapely.normalize(shapely.coverage_simplify(outlines, TOLERANCE_METRES))
    return [bytes(outline) for outline in shapely.to_wkb(simple)]


def _layer(properties: Iterable[str]) -> Layer | None:
    """Return what the properties show, or None where there are no places among them."""
    found: dict[str, str] = {}
    kind = year = ""
    for each in properties:
        match = PROPERTY.fullmatch(each)
        if match and not kind:
            kind, year = match[1].lower(), match[2]
        if match and (match[1].lower(), match[2]) == (kind, year):
            found[match[3].lower()[0]] = each
    if not kind:
        return None
    return Layer(PLACE_TYPES[kind], year, found.get("c", ""), found.get("n", ""))


def _texts(file: GivenFile, frame: gpd.GeoDataFrame, column: str, what: str) -> list[str]:
    """Return a property of every feature."""
    if not column:
        raise SourceFileError(
            file.name, f"the features have no {what}", "ICB23CD and ICB23NM", TODO
        )
    return [str(each) for each in frame[column]]


def _check_codes(file: GivenFile, layer: Layer, codes: list[str]) -> None:
    """Refuse a code that is none, or that stands twice; features count from 1."""
    seen: set[str] = set()
    for n, code in enumerate(codes, start=1):
        wrong = "is no ONS code" if not re.match(ONS_CODE, code) else ""
        wrong = "stands here a second time" if code in seen else wrong
        seen.add(code)
        if wrong:
            raise SourceFileError(
                file.name, f"{code!r} {wrong}", "each code once", TODO, row=n, column=layer.code
            )


def _check_outlines(file: GivenFile, frame: gpd.GeoDataFrame, codes: list[str]) -> None:
    """Refuse an outline that is no valid area in England, given in degrees."""
    west, south, east, north = ENGLAND
    for n, (code, outline) in enumerate(zip(codes, frame.geometry, strict=True), start=1):
        wrong = ""
        if outline is None or outline.is_empty:
            wrong = "has no outline"
        elif outline.geom_type not in ("Polygon", "MultiPolygon") or not outline.is_valid:
            wrong = f"is not a valid area ({outline.geom_type})"
        elif not shapely.box(west, south, east, north).contains(outline):
            wrong = f"lies at {outline.bounds[0]:,.1f}, {outline.bounds[1]:,.1f}"
        if wrong:
            expected = "polygons that do not cross themselves, in degrees (EPSG:4326), in England"
            raise SourceFileError(file.name, f"{code} {wrong}", expected, TODO, row=n)
