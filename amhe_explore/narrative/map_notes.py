"""What stands beside the maps: how to read them, what they rest on, how they are worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amhe_explore import catalogue
from amhe_explore.measures import DeprivationMap, GroupResult, Profile
from amhe_explore.narrative.deprivation_map import (
    CANNOT_TELL,
    DEPRIVATION_WORDS,
    GAP,
    OUTCOME_WORDS,
    between_direction,
    boundary_line,
    r_text,
)
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.wording import listed
from amhe_explore.theme import formats

NONE_STANDS_OUT = (
    "No place in a corner lies outside the 95% limits around the straight line, so none is named."
)
TENTHS_BASE = (
    "Tenth 1 is the most deprived. Adults: 18 and over, mid-2020, by the 2019 Index of Multiple "
    "Deprivation of their area, which the yearly reports' own tenths are taken to follow. Compared "
    "with how many live here, not with how many need help."
)
NO_MAP_INSIDE = (
    "Boundaries of small areas are not loaded, so no map is drawn inside a place. Therapy figures "
    "are not published by council: these are the councils' own deprivation figures."
)
NO_COUNCILS_HERE = "Not loaded: which councils lie here. See Data and methods."
ADULTS_NOT_KNOWN = "How many adults live in each tenth is not known: no rate per 1,000 adults."
NO_RESIDENTS = "no residents"
WHICH_TENTH = {"imd_01": "most deprived", "imd_10": "least deprived"}


def both_key(found: DeprivationMap) -> str:
    """Return how to read the map of both measures."""
    words = OUTCOME_WORDS[found.outcome]
    return (
        f"Each place has one of nine colours. **Blue** grows with deprivation, **orange** with "
        f"{words.more}; the top right corner means both.\n\n"
        "A shape marks the four corners, so that the map can be read without colour:\n"
        f"- ◆ more deprived, {words.more}\n- ■ more deprived, {words.less}\n"
        f"- ▲ less deprived, {words.more}\n- ● less deprived, {words.less}"
    )


def _link(found: DeprivationMap) -> str:
    """Return how the gap goes with deprivation; other outcomes have it at the top of the page."""
    r = found.pearson
    if found.outcome != GAP or r.value is None or r.lower is None or r.upper is None:
        return ""
    direction = between_direction(found)
    said = (
        "These figures cannot tell whether deprivation and the gap go together"
        if direction == CANNOT_TELL
        else f"More deprived places have {direction} on the whole"
    )
    return (
        f"{said}: r\u00a0=\u00a0{r_text(r.value)} (likely {r_text(r.lower)} to "
        f"{r_text(r.upper)}), {r.places} places. "
    )


@marked
def both_sentence(found: DeprivationMap) -> str:
    """Return what the nine colours show, and what they do not."""
    words = OUTCOME_WORDS[found.outcome]
    counted = [each.thirds for each in found.places if each.thirds is not None]
    return (
        f"{_link(found)}Of {len(counted)} places, {counted.count((2, 2))} are ◆ (more deprived, "
        f"{words.more}) and {counted.count((0, 2))} are ▲ (less deprived, {words.more}). Colours "
        "show thirds, not verdicts: neighbours can fall into different thirds by chance."
    )


@marked
def tenths_sentence(profile: Profile, adults: Mapping[str, int]) -> str:
    """Return referrals per 1,000 adults and recovery at both ends that have residents."""
    ends = [each for each in profile.groups if each.id in WHICH_TENTH]
    said = [
        _both_ends(
            [(each, referred_text(each, adults)) for each in ends], "Referrals per 1,000 adults"
        ),
        _both_ends([(each, recovered_text(each)) for each in ends], "Recovered"),
    ]
    return " ".join(said)


def _both_ends(figures: Sequence[tuple[GroupResult, str]], what: str) -> str:
    """Return one measure at both ends: "Recovered: 43% in the most deprived tenth, ..."."""
    parts = [f"{text} in the {WHICH_TENTH[each.id]} tenth" for each, text in figures]
    return f"{what}: {', '.join(parts)}."


def referred_text(group: GroupResult, adults: Mapping[str, int]) -> str:
    """Return referrals per 1,000 adults of a tenth with the likely range, or why there are none."""
    if adults and not adults.get(group.id):
        return f"no rate: {NO_RESIDENTS}"
    rate = group.rates["referral_rate"]
    if rate.value is None:
        return formats.reason_text(rate.flag)
    likely = formats.interval_text(rate.lower, rate.upper, exact=False, per=1)
    return f"{formats.rate_text(rate.value)} ({likely})"


def recovered_text(group: GroupResult) -> str:
    """Return recovery as published with the likely range, or why there is none."""
    rate = group.rates["recovery"]
    if rate.value is None:
        return formats.reason_text(rate.flag)
    value = rate.value if rate.published is None else rate.published
    exact = rate.precision == "exact"
    likely = formats.interval_text(rate.lower, rate.upper, exact)
    shown = formats.published_percent(value, exact)
    return f"{shown} ({likely})" if likely else shown


def tenths_without_residents(adults: Mapping[str, int]) -> str:
    """Return which tenths nobody lives in; "" where there is none."""
    bare = [tenth for tenth, people in adults.items() if not people]
    if not bare:
        return ""
    names = listed([f"{int(each.removeprefix('imd_'))}{_which(each)}" for each in bare])
    return (
        f"No adults live in tenth {names} here: its counts stay as published, without a rate "
        "(people recorded there may have moved)."
    )


def _which(tenth: str) -> str:
    """Return which end a tenth is, in brackets."""
    return f" ({WHICH_TENTH[tenth]})" if tenth in WHICH_TENTH else ""


def border_note(period: str) -> str:
    """Return which places had other borders in a year than the map shows; "" where none had."""
    reasons = [
        each.reason
        for each in catalogue.load().rules.breaks
        if each.kind == "area" and each.places[0].startswith("icb:") and period < each.period
    ]
    if not reasons:
        return ""
    return f"The map shows the borders since July 2022. Before: {'; '.join(reasons)}."


def map_method(found: DeprivationMap, year: str) -> tuple[tuple[str, str], ...]:
    """Return how the page is worked out."""
    methods = [each.method for each in (found.pearson, found.spearman) if each.method]
    return (
        (
            "Gap inside the place",
            (
                "Recovery of the most deprived fifth less that of the least deprived fifth. A "
                "fifth joins two published tenths and is worked out. Clear: the likely range is on "
                "one side after false-discovery control (Benjamini-Hochberg) over all places shown."
            ),
        ),
        ("Deprivation", f"{DEPRIVATION_WORDS[found.deprivation][1]}. More is more deprived."),
        ("Correlation", f"{'; '.join(methods)}." if methods else "Not worked out."),
        (
            "Straight line",
            (
                "Least squares, every place counted once. Band: 95% limits of the line. Dashed: "
                "95% limits for a single place. A place is named only outside them, and compared "
                "with places of similar deprivation, never ranked."
            ),
        ),
        ("Places, not people", "A link between places need not hold for the people in them."),
        ("Map", boundary_line(year)),
        (
            "Drawn for the screen",
            (
                "Outlines are simplified together, so that neighbours keep their common border. "
                "London is drawn again, larger, in the corner."
            ),
        ),
    )
