"""How many studies there are by characteristic: bars from zero with their number."""

from __future__ import annotations

import altair as alt

from amhe_explore.catalogue import MappingReview, StudyCount
from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.picture import Picture
from amhe_explore.charts.values import Shown
from amhe_explore.theme import Palette

SIZES = Look(bar=15, gap=8, bold_names=False)
CONTESTED = "the source also gives {}"


def study_bars(
    review: MappingReview,
    palette: Palette,
    picture: Picture,
    export: bool = False,
    topics: tuple[str, ...] = (),
) -> alt.LayerChart:
    """Return one bar for each characteristic, the most studied on top.

    Args:
        review: The counts.
        palette: Colours of the page.
        picture: The words around the picture.
        export: Whether it becomes a file.
        topics: The topics meant, in the focus colour; none: all of them.
    """
    colours = drawing_palette(palette, export)
    ordered = sorted(review.studies, key=lambda each: -each.count)
    meant = [not topics or each.topic in topics for each in ordered]
    bars = [
        NamedBar(_name(each), _shown(each), meant=own or not any(meant))
        for each, own in zip(ordered, meant, strict=True)
    ]
    layers, heights = named_bars(bars, colours, SIZES)
    summary = describe_study_bars(review, picture.made_up)
    return framed(layers, Box(heights), colours, picture, summary, export)


def describe_study_bars(review: MappingReview, made_up: bool = False) -> str:
    """Return the counts in words, the largest first."""
    ordered = sorted(review.studies, key=lambda each: -each.count)
    parts = [f"{_name(each)}: {each.count}" for each in ordered]
    return started(made_up, "Number of studies by characteristic") + sentence_list(parts)


def _name(study: StudyCount) -> str:
    """Return whom studies are for; with the source's other figure where it disagrees with itself.

    Not after the bar: room for so long a label would shorten every bar on a phone.
    """
    parts = sum(each.count for each in study.parts)
    contested = study.disagreement and parts != study.count
    return f"{study.name} ({CONTESTED.format(parts)})" if contested else study.name


def _shown(study: StudyCount) -> Shown:
    """Return a count as drawn."""
    return Shown(float(study.count), None, None, str(study.count))
