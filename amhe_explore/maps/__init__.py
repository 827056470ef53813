"""Results to maps: geometry prepared once, and pictures as plain Vega-Lite."""

from amhe_explore.maps.area_map import both_picture, deprivation_picture, outcome_picture
from amhe_explore.maps.canvas import PICK
from amhe_explore.maps.geojson_file import geojson_file
from amhe_explore.maps.geometry import Layer
from amhe_explore.maps.ground import Ground
from amhe_explore.maps.layer_files import digest, files, layers, write
from amhe_explore.maps.ordered_dots import ordered_dots
from amhe_explore.maps.scatter import scatter
from amhe_explore.maps.words import Words, aligned

__all__ = [
    "PICK",
    "Ground",
    "Layer",
    "Words",
    "aligned",
    "both_picture",
    "deprivation_picture",
    "digest",
    "files",
    "geojson_file",
    "layers",
    "ordered_dots",
    "outcome_picture",
    "scatter",
    "write",
]
