"""The two groups that a page sets side by side, and what may be said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from amhe_explore import charts, measures, narrative
from amhe_explore.measures import Comparison, Decomposition, Funnel, Pathway, Profile
from amhe_explore.ui import cache, results
from amhe_explore.ui.state import EVERYONE, Choice

# Two tenths are two small groups: a page compares fifths, unless its address names a tenth.
FIFTHS = {"deprivation": "deprivation_fifth"}
COMBINED, DETAILED = "ethnic_minority", "ethnicity_detailed"
COMPARED_RATES = ("reliable_improvement", "recovery", "reliable_recovery")
ENGLAND = "england"
VOLUME = "volume"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups of one place on recovery.

    Attributes:
        profile: The place by the characteristic that the groups belong to.
        group: Id of the group.
        reference: Id of the group it is followed along the cohort with.
        comparison: Its comparison: with its reference, everyone else, or England.
        other: The comparator by the same characteristic; None where there is none.
        theirs: The same comparison there.
        detailed: The detailed ethnic groups, beside which alone the combined one may be told.
        message: What was asked for and is not there, "" where nothing is amiss.
    """

    profile: Profile
    group: str
    reference: str
    comparison: Comparison
    other: Profile | None = None
    theirs: Comparison | None = None
    detailed: Profile | None = None
    message: str = ""

    @property
    def headline(self) -> str:
        """Return the comparison as a heading, "" where it may not stand as one."""
        return narrative.headline(self.profile, self.comparison)

    @property
    def finding(self) -> str:
        """Return the comparison as one sentence, or why there is none."""
        return narrative.finding(self.profile, self.comparison, detailed=self.detailed)

    @property
    def decomposition(self) -> Decomposition:
        """Return where along the cohort the gap between the two groups opens."""
        return measures.decomposition(self.profile, self.group, self.reference)

    @property
    def pathway(self) -> Pathway | None:
        """Return both ends of deprivation along the way, where they are the two groups."""
        found = measures.pathway(self.profile)
        if found is None or self.comparison.against != "reference":
            return None
        ends = (found.most.id, found.least.id)
        return found if ends == (self.group, self.reference) else None

    @property
    def labels(self) -> tuple[str, str]:
        """Return the names of both sides above bars and dots."""
        return narrative.side_labels(self.profile, self.comparison)


def of_choice(choice: Choice) -> Pair | None:
    """Return the pair of the chosen characteristic; None for everyone, or with one group only.

    The address may name the group, and what it is compared with.
    """
    if choice.characteristic == EVERYONE:
        return None
    profile, other = _profiles(choice)
    found = measures.first_pair(profile)
    if found is None:
        return None
    group, reference = found
    named = profile.group(choice.group or "")
    message = ""
    if named is not None and named.kind == "known":
        group = named.id
    elif choice.group:
        shown = profile.group(group)
        message = (
            f"{profile.characteristic_name} has no group of the address: "
            f"{shown.label if shown else group} is shown."
        )
    comparison = _comparison(profile, group, reference, choice.against)
    if comparison is None:
        return None
    reference = _followed(profile, comparison, group, reference)
    theirs = None if other is None else _comparison(other, group, reference, comparison.against)
    detailed = None
    if profile.characteristic == COMBINED:
        detailed = _detailed(choice)
    return Pair(profile, group, reference, comparison, other, theirs, detailed, message)


def along_the_way(pair: Pair | None, profile: Profile, activity: Funnel) -> tuple[str, str]:
    """Return the finding of From referral to recovery and the sizes behind it ("" without them).

    The whole way where both ends of deprivation may be compared along it; otherwise the two groups
    on recovery; otherwise whatever the figures may say.
    """
    way = None if pair is None else pair.pathway
    if pair is not None and (heading := narrative.pathway_headline(way)):
        return heading, narrative.pathway_sizes(pair.profile, way)
    said = "" if pair is None else pair.headline
    return said or narrative.funnel_finding(profile, activity), ""


def compared_with_place(profile: Profile, other: Profile | None) -> Mapping[str, Comparison]:
    """Return a place's rates against its comparator's, by rate; empty without a comparator."""
    if other is None:
        return {}
    found = {rate: measures.place_comparison(profile, other, rate) for rate in COMPARED_RATES}
    return {rate: each for rate, each in found.items() if each is not None}


def in_one_minute(
    profile: Profile, other: Profile | None, pair: Pair | None
) -> tuple[str, tuple[str, ...]]:
    """Return the finding of a place and the sentences under it.

    The gap between two groups where it may be told, otherwise how many recovered and why not; then
    the place as a whole against its comparator.
    """
    overall = _overall(profile, other)
    broken = any(notice.kind == VOLUME for notice in profile.notices)
    # A break in volume says it already, above.
    describes = "" if broken else narrative.describes_sentence(profile)
    if pair is None or not pair.headline:
        why = "" if pair is None else pair.finding
        first, *rest = (*narrative.place_sentences(profile, other), "")
        return narrative.place_finding(profile, other), (why, overall, first, *rest)
    size = narrative.size_sentence(pair.profile, pair.comparison)
    beside = ""
    if pair.other is not None and pair.comparison.against != ENGLAND:
        beside = narrative.gap_beside(pair.comparison, pair.theirs, pair.other.place)
    return pair.headline, (f"{size} {beside}".strip(), overall, describes)


def recovery_bars(pair: Pair) -> Callable[..., Any]:
    """Return the drawing of both groups' recovery, each with the comparator's as a tick."""
    reference = pair.comparison.reference_estimate
    theirs = pair.theirs
    one, two = pair.labels
    found = [
        charts.ComparedBar(
            one, pair.comparison.estimate, None if theirs is None else theirs.estimate
        )
    ]
    if reference is not None:
        tick = None if theirs is None else theirs.reference_estimate
        found.append(charts.ComparedBar(two, reference, tick, meant=False))
    name = "" if pair.other is None else pair.other.place.name
    return partial(charts.two_bars, tuple(found), tick_name=name)


def hundreds(pair: Pair) -> tuple[charts.Hundred, ...]:
    """Return both groups out of a hundred courses that could end in recovery."""
    sides = (pair.comparison.estimate, pair.comparison.reference_estimate)
    return tuple(
        charts.Hundred(label, estimate)
        for label, estimate in zip(pair.labels, sides, strict=True)
        if estimate is not None
    )


def _profiles(choice: Choice) -> tuple[Profile, Profile | None]:
    """Return the place by the groups that are compared, and its comparator by the same."""
    wanted = FIFTHS.get(choice.characteristic, choice.characteristic)
    profile, other = results.by_group(choice)
    if profile.group(choice.group or "") is not None or wanted == choice.characteristic:
        return profile, other
    return results.by(choice, wanted)


def _comparison(
    profile: Profile, group: str, reference: str, against: str | None
) -> Comparison | None:
    """Return the comparison asked for, else the default one, else the two groups side by side."""
    if against is not None:
        asked = measures.comparison(profile, group, against)
        if asked is not None:
            return asked
    default = next(
        (each for each in profile.comparisons if each.group == group and each.against != ENGLAND),
        None,
    )
    return default or measures.pair_comparison(profile, group, reference)


def _followed(profile: Profile, comparison: Comparison, group: str, reference: str) -> str:
    """Return the group that the cohort is followed with: never the group itself."""
    if profile.group(comparison.reference) is not None:
        return comparison.reference
    if reference != group:
        return reference
    found = measures.first_pair(profile)
    return found[0] if found else reference


def _detailed(choice: Choice) -> Profile | None:
    """Return the detailed ethnic groups of the place, where they are published."""
    published = cache.characteristics(choice.build, choice.place.key, choice.period)
    return results.by(choice, DETAILED)[0] if DETAILED in published else None


def _overall(profile: Profile, other: Profile | None) -> str:
    """Return the whole place against its comparator by two measures, with their verdict."""
    if other is None:
        return ""
    compared = compared_with_place(profile, other)
    recovery, improvement = compared.get("recovery"), compared.get("reliable_improvement")
    said = narrative.said_of(
        profile, narrative.overall_sentence(recovery, improvement, other.place)
    )
    badge = narrative.together_badge(recovery, improvement)
    return f"{said} :gray-badge[{badge}]" if said and badge else said
