"""How sure are we: the share not recorded at referral, a bar a characteristic."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from amhe_explore.charts.describing import sentence_list, started
from amhe_explore.charts.frame import Box, drawing_palette, framed
from amhe_explore.charts.named_bars import Look, NamedBar, named_bars
from amhe_explore.charts.picture import Picture
from amhe_explore.charts.values import Shown
from amhe_explore.measures.results import CLOSED, NOT_PUBLISHED, Recording
from amhe_explore.theme import Palette, formats

SIZES = Look(bar=15, gap=7, bold_names=False, maximum=1.0)
CLOSED_MARK = ": closed"
STEPS_CLOSED_MARK = ": steps closed"


def not_recorded_bars(
    recordings: Sequence[Recording], palette: Palette, picture: Picture, export: bool = False
) -> alt.LayerChart:
    """Return the shares as bars of one whole; where a gate is closed, in focus colour and words."""
    colours = drawing_palette(palette, export)
    layers, heights = named_bars([_bar(each) for each in recordings], colours, SIZES)
    summary = describe_not_recorded_bars(recordings, picture.made_up)
    return framed(layers, Box(heights), colours, picture, summary, export)


def describe_not_recorded_bars(recordings: Sequence[Recording], made_up: bool = False) -> str:
    """Return the chart in words."""
    bars = [_bar(each) for each in recordings]
    return started(made_up, "Bars of the share not recorded at referral") + sentence_list(
        [f"{bar.name}: {bar.shown.text}" for bar in bars]
    )


def _bar(recording: Recording) -> NamedBar:
    """Return one characteristic's bar."""
    share = recording.share_referrals
    shut = CLOSED in (recording.stages.state, recording.outcomes.state)
    text = formats.reason_text(NOT_PUBLISHED) if share is None else formats.share_text(share)
    name = recording.name
    if recording.outcomes.state == CLOSED:
        name += CLOSED_MARK
    elif shut:
        name += STEPS_CLOSED_MARK
    return NamedBar(name, Shown(share, None, None, text), meant=shut)
