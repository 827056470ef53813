"""How long people waited, in plain sentences: shown, never compared."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.measures import WaitBand, Waits
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.theme import formats

NO_WAITS = (
    "How long people waited is not published in the loaded source. The annual report's own CSV "
    "carries it."
)
BANDS_MEAN = (
    "Of courses that finished. Someone who waited and then stopped is not among them, "
    "so these are not the waits of everyone who was referred."
)
MEANS_MEAN = (
    "Mean days from referral to the first treatment session, of those who had it in the year. "
    "Shown, not compared: no spread is published, and a few very long waits move a mean."
)
NO_MEANS = (
    "Mean waits by group are not published in the loaded source: the annual report's own CSV "
    "carries them, its tidy release does not."
)
NO_POOLED_MEANS = "Mean waits by group are shown for single years: means of years cannot be joined."


@marked
def waits_sentence(found: Waits) -> str:
    """Return the shortest and the longest waits of a place out of 100 courses; "" without any."""
    first, second = _ends(found.to_first), _ends(found.to_second)
    parts = []
    if first:
        parts.append(
            f"{first[0]} began within 28 days of referral and {first[1]} after more than 90"
        )
    if second:
        parts.append(
            f"{'after the first session, ' if first else ''}{second[0]} had the second session "
            f"within 28 days{'' if first else ' of the first'} and {second[1]} after more than 90"
        )
    when = formats.in_the_period(found.period)
    return f"Of every 100 courses finished {when}, {'; '.join(parts)}." if parts else ""


def waits_subtitle(found: Waits) -> str:
    """Return the subtitle of the lengths of wait, which are of the whole place."""
    return (
        f"How long people waited, % of courses finished {formats.in_the_period(found.period)}. "
        f"{found.place.name}, {formats.period_text(found.period)}."
    )


def no_means_sentence(found: Waits) -> str:
    """Return why there are no mean waits by group; "" where there are."""
    if found.groups:
        return ""
    return NO_POOLED_MEANS if found.years > 1 else NO_MEANS


def _ends(bands: Sequence[WaitBand]) -> tuple[str, str] | None:
    """Return the shares of the shortest and the longest wait, None where one is not said."""
    ends = [bands[0], bands[-1]] if bands else []
    said = [
        wording.out_of_100(each.share.value)
        for each in ends
        if each.share is not None
        and each.share.value is not None
        and wording.may_be_said(each.count)
    ]
    return (said[0], said[1]) if len(said) == 2 else None
