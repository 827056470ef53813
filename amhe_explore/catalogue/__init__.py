"""The catalogue: facts about sources, measures, characteristics, places and rules, from `data/`."""

from amhe_explore.catalogue.beyond import Beyond, load_beyond
from amhe_explore.catalogue.counties import County, load_counties
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
from amhe_explore.catalogue.evidence import (
    Citation,
    EvidenceBase,
    EvidenceTest,
    NotKnown,
    PopulationFact,
    Statement,
    Topic,
    load_evidence,
)
from amhe_explore.catalogue.example import Example, ExamplePlace, load_example
from amhe_explore.catalogue.glossary import Term, load_glossary
from amhe_explore.catalogue.headlines import HeadlineMeasure, load_headlines
from amhe_explore.catalogue.labels import NO_LABEL, LabelBook, label_key, slug
from amhe_explore.catalogue.load import PLACE_TYPES, load
from amhe_explore.catalogue.practice import (
    MappingReview,
    Practice,
    PracticeExample,
    StudyCount,
    load_practice,
)
from amhe_explore.catalogue.report import (
    Check,
    Duties,
    Duty,
    Recommendation,
    Report,
    SectionEntry,
    load_report,
)

__all__ = [
    "NO_LABEL",
    "PLACE_TYPES",
    "Beyond",
    "Break",
    "Catalogue",
    "Characteristic",
    "Check",
    "Citation",
    "County",
    "Duties",
    "Duty",
    "Edition",
    "EvidenceBase",
    "EvidenceTest",
    "Example",
    "ExamplePlace",
    "Group",
    "HeadlineMeasure",
    "LabelBook",
    "MappingReview",
    "Measure",
    "NotKnown",
    "Place",
    "PopulationFact",
    "Practice",
    "PracticeExample",
    "Recommendation",
    "Report",
    "Rules",
    "SectionEntry",
    "Source",
    "Statement",
    "StudyCount",
    "Target",
    "Term",
    "Topic",
    "label_key",
    "load",
    "load_beyond",
    "load_counties",
    "load_evidence",
    "load_example",
    "load_glossary",
    "load_headlines",
    "load_practice",
    "load_report",
    "slug",
]
