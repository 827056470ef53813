"""What a place's own figures say, in plain sentences: two numbers and no judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from amhe_explore import catalogue
from amhe_explore.measures import Comparison, Estimate, Profile
from amhe_explore.narrative import comparing, wording
from amhe_explore.narrative.made_up import MADE_UP, is_made_up, marked
from amhe_explore.theme import formats

COULD_RECOVER = "courses that could end in recovery"
NOT_SHOWN = "–"
# Each rate's name above its figure, and what it is a share of beneath.
RATE_LABELS = MappingProxyType(
    {
        "reliable_improvement": ("Improved", "of courses finished"),
        "recovery": ("Recovered", "of courses that could"),
        "reliable_recovery": ("Reliably recovered", "and clearly improved"),
    }
)
NOTHING: Mapping[str, Comparison] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of the strip.

    Attributes:
        label: Its name.
        value: The number as text.
        notes: The lines beneath it.
        verdict: Against the comparator, by shape and word; "" where there is none.
    """

    label: str
    value: str
    notes: tuple[str, ...]
    verdict: str = ""


def too_few(estimate: Estimate) -> bool:
    """Return whether a rate rests on fewer courses than any comparison may."""
    return estimate.size is not None and estimate.size < size_needed()


def size_needed() -> int:
    """Return how many courses a rate needs before a sentence may compare it."""
    return catalogue.load().rules.size_not_compared_under


@marked
def place_finding(profile: Profile, other: Profile | None) -> str:
    """Return the one-line finding of a place: how many of every 100 courses ended in recovery.

    Args:
        profile: The place.
        other: The place it is compared with, None where there is none.
    """
    own = profile.total.rates["recovery"]
    value = wording.spoken_value(own)
    if value is None:
        return f"How many {COULD_RECOVER} did: {formats.reason_text(own.flag)}"
    if too_few(own):
        return f"Fewer than {size_needed()} {COULD_RECOVER}: too few to say how many of 100 did"
    sentence = f"{wording.out_of_100(value)} of every 100 {COULD_RECOVER} did"
    return sentence + _beside(other, "recovery")


@marked
def place_sentences(profile: Profile, other: Profile | None) -> tuple[str, ...]:
    """Return the sentences under the finding: two more outcomes, and what they describe."""
    said = [
        _of_every_100(
            profile, other, "reliable_improvement", "courses that finished", "reliable improvement"
        ),
        _of_every_100(profile, other, "reliable_recovery", COULD_RECOVER, "reliable recovery"),
    ]
    said.append(describes_sentence(profile))
    return tuple(sentence for sentence in said if sentence)


@marked
def describes_sentence(profile: Profile) -> str:
    """Return how many courses the outcomes describe; "" where that may not be said."""
    finished = profile.total.counts["finished"]
    if not wording.may_be_said(finished):
        return ""
    when = formats.in_the_period(profile.period)
    return (
        f"This describes the {wording.number(finished)} courses that finished {when}, "
        "not everyone who was referred."
    )


def _of_every_100(
    profile: Profile, other: Profile | None, rate: str, base: str, outcome: str
) -> str:
    """Return one rate as a sentence with its likely range, "" where it may not be said."""
    own = profile.total.rates[rate]
    value = wording.spoken_value(own)
    if value is None or too_few(own):
        return ""
    likely = wording.likely(own, whole=True)
    return (
        f"Of every 100 {base}, {wording.out_of_100(value)} ended in {outcome}"
        f"{f' ({likely})' if likely else ''}{_beside(other, rate)}."
    )


def _beside(other: Profile | None, rate: str) -> str:
    """Return "; in England 51", "" where the comparator has no such number to say."""
    if other is None:
        return ""
    theirs = other.total.rates[rate]
    value = wording.spoken_value(theirs)
    if value is None or too_few(theirs):
        return ""
    return f"; {wording.within(other.place)} {wording.out_of_100(value)}"


def key_figures(
    profile: Profile, other: Profile | None, compared: Mapping[str, Comparison] = NOTHING
) -> tuple[KeyFigure, ...]:
    """Return the five key figures of a place, each with the comparator's value and its range.

    Args:
        profile: The place.
        other: The place it is compared with, None where there is none.
        compared: The comparison of the two by rate, for its verdict.
    """
    in_period = formats.in_the_period(profile.period)
    found = (
        _count_figure(profile, other, "referrals", "Referrals", f"{in_period}, not people"),
        _count_figure(profile, other, "finished", "Finished a course", "two or more sessions"),
        _rate_figure(profile, other, compared, "reliable_improvement"),
        _rate_figure(profile, other, compared, "recovery"),
        _rate_figure(profile, other, compared, "reliable_recovery"),
    )
    if not is_made_up((profile, other)):
        return found
    return tuple(replace(each, notes=(*each.notes, MADE_UP)) for each in found)


def _count_figure(
    profile: Profile, other: Profile | None, count_id: str, label: str, meaning: str
) -> KeyFigure:
    """Return a count as a key figure."""
    count = profile.total.counts[count_id]
    notes = [meaning] if count.value is not None else [wording.number(count)]
    if other is not None:
        notes.append(f"{other.place.name} {wording.number(other.total.counts[count_id])}")
    value = NOT_SHOWN if count.value is None else wording.number(count)
    return KeyFigure(label, value, tuple(notes))


def _rate_figure(
    profile: Profile,
    other: Profile | None,
    compared: Mapping[str, Comparison],
    rate: str,
) -> KeyFigure:
    """Return a rate as a key figure."""
    own = profile.total.rates[rate]
    label, meaning = RATE_LABELS[rate]
    notes = [meaning] if own.value is not None else [formats.reason_text(own.flag)]
    if other is not None:
        notes.append(f"{other.place.name} {wording.percent(other.total.rates[rate])}")
    if likely := wording.likely(own):
        notes.append(likely)
    if own.value is not None and too_few(own):
        notes.append(f"under {size_needed()} courses")
    value = NOT_SHOWN if own.value is None else wording.percent(own)
    comparison = compared.get(rate)
    return KeyFigure(
        label, value, tuple(notes), "" if comparison is None else comparing.badge(comparison)
    )
