"""Results to maps: geometry prepared once, and pictures as plain Vega-Lite."""

from amhe_explore.maps.geometry import Layer
from amhe_explore.maps.layer_files import digest, files, layers, write

__all__ = ["Layer", "digest", "files", "layers", "write"]
