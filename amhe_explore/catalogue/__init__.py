"""The catalogue: facts about sources, measures, characteristics, places and rules, from `data/`."""

from amhe_explore.catalogue.entries import (
    Break,
    Catalogue,
    Characteristic,
    Edition,
    Group,
    Measure,
    Place,
    Rules,
    Source,
    Target,
)
from amhe_explore.catalogue.example import (
    Example,
    ExamplePlace,
    load_example,
)
from amhe_explore.catalogue.glossary import Term, load_glossary
from amhe_explore.catalogue.labels import NO_LABEL, LabelBook, label_key, slug
from amhe_explore.catalogue.load import PLACE_TYPES, load

__all__ = [
    "NO_LABEL",
    "PLACE_TYPES",
    "Break",
    "Catalogue",
    "Characteristic",
    "Edition",
    "Example",
    "ExamplePlace",
    "Group",
    "LabelBook",
    "Measure",
    "Place",
    "Rules",
    "Source",
    "Target",
    "Term",
    "label_key",
    "load",
    "load_example",
    "load_glossary",
    "slug",
]
