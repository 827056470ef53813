"""Deprivation against outcomes in words: between places, and inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amhe_explore.measures import DeprivationMap, MapPlace, SourceRef
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.places_compared import kind_name
from amhe_explore.narrative.wording import listed
from amhe_explore.theme import formats

GAP = "gap"
NOT_PEOPLE = "This compares places, not people."
HOW_TO_CHOOSE = "Choose a place in the side panel, or click it on any picture: it is marked in all."
TILES = "Equal-size tiles: each place is as large as any other, its position is approximate."
NO_OUTCOME = "Only deprivation is known here: therapy figures of real places are not loaded."
CANNOT_TELL = "cannot tell"
LOWER, HIGHER = "lower", "higher"
MOST_NAMES = 5
# In place of the year of boundaries: the picture is no map.
NO_MAP = "no map"


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What an outcome is called.

    Attributes:
        name: In the box of outcomes.
        short: As the title of a picture.
        unit: Under a title: what the number is.
        less: The side where more people are reached or helped, or the gap is narrower.
        more: The other side; maps draw it fuller.
        rising: What a positive correlation with deprivation means: more deprived places have it.
        falling: What a negative one means.
    """

    name: str
    short: str
    unit: str
    less: str
    more: str
    rising: str
    falling: str


OUTCOME_WORDS = {
    GAP: OutcomeWords(
        "Gap inside the place (recovery)",
        "Gap inside the place",
        "Recovery: most deprived fifth below least, points",
        "narrower gap", "wider gap", "a wider gap", "a narrower gap",
    ),
    "recovery": OutcomeWords(
        "Recovery", "Recovery", "Recovered, % of courses that could",
        "higher recovery", "lower recovery", "higher recovery", "lower recovery",
    ),
    "reliable_recovery": OutcomeWords(
        "Reliable recovery", "Reliable recovery", "Reliably recovered, % of courses that could",
        "higher", "lower", "higher reliable recovery", "lower reliable recovery",
    ),
    "reliable_improvement": OutcomeWords(
        "Reliable improvement", "Reliable improvement", "Reliably improved, % of courses finished",
        "higher", "lower", "higher reliable improvement", "lower reliable improvement",
    ),
    "completion": OutcomeWords(
        "Finished per 100 referrals", "Finished per 100 referrals",
        "Courses finished per 100 referrals in the year",
        "more finished", "fewer finished", "more finished courses per 100 referrals",
        "fewer finished courses per 100 referrals",
    ),
    "referral_rate": OutcomeWords(
        "Referral rate", "Referral rate", "Referrals per 1,000 adults in a year",
        "more referrals", "fewer referrals", "more referrals per 1,000 adults",
        "fewer referrals per 1,000 adults",
    ),
}  # fmt: skip
DEPRIVATION_WORDS = {
    "score": ("Deprivation score (IMD 2025)", "Average IMD 2025 score"),
    "tenth": (
        "Most deprived 10% of areas",
        "% of areas in England's most deprived 10% (IMD 2025)",
    ),
    "fifth": (
        "Most deprived 20% of areas",
        "% of areas in England's most deprived 20% (IMD 2025)",
    ),
    "income": ("Income", "Income domain, average score (2025)"),
    "employment": ("Employment", "Employment domain, average score (2025)"),
    "education": (
        "Education, skills and training",
        "Education, skills and training domain, average score (2025)",
    ),
    "health": ("Health and disability", "Health and disability domain, average score (2025)"),
    "crime": ("Crime", "Crime domain, average score (2025)"),
    "housing_and_services": (
        "Barriers to housing and services",
        "Barriers to housing and services domain, average score (2025)",
    ),
    "environment": ("Living environment", "Living environment domain, average score (2025)"),
}


def outcome_name(outcome: str) -> str:
    """Return an outcome as the box of outcomes names it."""
    return OUTCOME_WORDS[outcome].name


def deprivation_name(chosen: str) -> str:
    """Return a measure of deprivation as the box names it."""
    return DEPRIVATION_WORDS[chosen][0]


def map_note(found: DeprivationMap) -> str:
    """Return the line under the title: service, places, year, index."""
    kind = "example places" if found.made_up else kind_name(found.level)
    return (
        f"NHS Talking Therapies, {len(found.places)} {kind}, {formats.period_text(found.period)}. "
        f"Deprivation: {DEPRIVATION_WORDS[found.deprivation][1]}."
    )


@marked
def map_finding(found: DeprivationMap) -> str:
    """Return the finding of the page as a heading."""
    if found.outcome == GAP:
        return _inside_finding(found)
    words = OUTCOME_WORDS[found.outcome]
    direction = between_direction(found)
    if direction == CANNOT_TELL:
        return f"{words.short} and deprivation: these places cannot tell whether they go together"
    return f"More deprived places have {direction}"


def _inside_finding(found: DeprivationMap) -> str:
    """Return in how many places the gap is clear."""
    inside = found.inside
    if not inside.compared:
        return "Inside places: nothing can be compared this year"
    return (
        f"In {len(inside.lower)} of {inside.compared} places, courses end in recovery less often "
        "in the most deprived areas"
    )


def between_direction(found: DeprivationMap) -> str:
    """Return what more deprived places have, or "cannot tell"."""
    words, r = OUTCOME_WORDS[found.outcome], found.pearson
    if r.lower is None or r.upper is None or r.lower <= 0 <= r.upper:
        return CANNOT_TELL
    return words.rising if r.lower > 0 else words.falling


@marked
def between_heading(found: DeprivationMap) -> str:
    """Return the heading of what holds between places."""
    return f"Between places: {between_direction(found)}"


@marked
def between_sentence(found: DeprivationMap) -> str:
    """Return the correlation with its limits, what it fits, and that it compares places."""
    words, r, by_rank = OUTCOME_WORDS[found.outcome], found.pearson, found.spearman
    if r.value is None or r.lower is None or r.upper is None:
        return f"Not worked out: {r.reason}. {NOT_PEOPLE}"
    direction = between_direction(found)
    if direction == CANNOT_TELL:
        said = (
            f"These figures fit anything from {words.falling} in more deprived places "
            f"(r\u00a0=\u00a0{r_text(r.lower)}) to {words.rising} there "
            f"(r\u00a0=\u00a0{r_text(r.upper)})"
        )
    else:
        said = f"More deprived places have {direction} on the whole"
    rank = ""
    if by_rank.value is not None and by_rank.lower is not None and by_rank.upper is not None:
        rank = (
            f" By rank (Spearman): {r_text(by_rank.value)} ({r_text(by_rank.lower)} to "
            f"{r_text(by_rank.upper)})."
        )
    return (
        f"{said}: **r\u00a0=\u00a0{r_text(r.value)} (likely {r_text(r.lower)} to "
        f"{r_text(r.upper)})**, {r.places} places.{rank} {NOT_PEOPLE}"
    )


@marked
def inside_heading(found: DeprivationMap) -> str:
    """Return the heading of what holds inside places."""
    inside = found.inside
    if not inside.compared:
        return "Inside places: not compared"
    return f"Inside places: lower in {len(inside.lower)} of {inside.compared}"


@marked
def inside_sentence(found: DeprivationMap) -> str:
    """Return in how many places the most deprived fifth recovers clearly less often."""
    inside = found.inside
    if not inside.compared:
        return _not_compared(inside.not_compared)
    said = (
        "Recovery in the most deprived fifth is **clearly lower than in the least deprived fifth "
        f"in {len(inside.lower)} of the {inside.compared} places** where both can be compared."
    )
    for places, words in (
        (inside.higher, "clearly higher"),
        (inside.same, "about the same"),
        (inside.cannot_tell, CANNOT_TELL),
    ):
        if places:
            said += f" {_named(places)}: {words}."
    return f"{said} {_not_compared(inside.not_compared)}".strip()


def _not_compared(places: Sequence[MapPlace]) -> str:
    """Return which places are not compared, and why."""
    if not places:
        return ""
    reasons = {short_reason(each) for each in places}
    why = f": {reasons.pop()}" if len(reasons) == 1 else "; the table says why"
    return f"Not compared: {_named(places)}{why}."


def _named(places: Sequence[MapPlace]) -> str:
    """Return places by name, or how many there are."""
    if len(places) > MOST_NAMES:
        return f"{len(places)} places"
    return listed([each.short for each in places])


def short_reason(place: MapPlace) -> str:
    """Return why a place has no figure in a few words, for legends and rows."""
    reason = place.reason
    if "suppressed" in reason:
        return "a figure is suppressed"
    if "Stage-to-stage" in reason:
        return "its volume changed too much"
    if "fewer than" in reason:
        return "too few to compare"
    if reason.startswith("Not comparable"):
        return "an incomplete year"
    return reason if len(reason) < 40 else "not to be compared; see the table"


def no_figure(found: DeprivationMap) -> str:
    """Return why places have no outcome, for a legend; "" where all have one."""
    reasons = sorted({short_reason(each) for each in found.places if each.value is None})
    if not reasons:
        return ""
    start = "not compared" if found.outcome == GAP else "not shown"
    return f"{start}: {reasons[0]}" if len(reasons) == 1 else f"{start}: see the table"


def no_deprivation(found: DeprivationMap) -> str:
    """Return why places have no deprivation figure, for a legend; "" where all have one."""
    bare = [each for each in found.places if each.deprivation is None]
    if not bare:
        return ""
    return "not known" if len(bare) < len(found.places) else "no deprivation figures are loaded"


def outcome_text(found: DeprivationMap, place: MapPlace) -> str:
    """Return a place's outcome with its likely range, or why there is none."""
    if place.value is None or place.printed is None:
        return place.reason
    likely = outcome_range(place)
    if found.outcome == GAP:
        return f"{_gap_text(place.value)} ({likely})" if likely else _gap_text(place.value)
    unit = "" if found.outcome in ("completion", "referral_rate") else "%"
    shown = f"{formats.rounded(place.printed, 0)}{unit}"
    return f"{shown} ({likely})" if likely else shown


def outlined_text(found: DeprivationMap, place: MapPlace) -> str:
    """Return a place's outcome for the head of a picture, whose legend says why there is none."""
    return "no figure" if place.value is None else outcome_text(found, place)


def _gap_text(value: float) -> str:
    """Return a gap in points: "12 lower"."""
    size = formats.rounded(abs(value), 0)
    return f"{'under 1' if size == 0 else size} {'lower' if value >= 0 else 'higher'}"


def outcome_range(place: MapPlace) -> str:
    """Return the likely range of a place's outcome; one across none names both sides."""
    if place.lower is None or place.upper is None:
        return ""
    low, high = (formats.rounded(each, 0) for each in (place.lower, place.upper))
    if place.verdict and place.lower < 0:
        return f"likely {-low} higher to {high} lower"
    return f"likely {low} to {high}"


def deprivation_text(found: DeprivationMap, place: MapPlace) -> str:
    """Return a place's deprivation as a number in words."""
    if place.deprivation is None:
        return "not known"
    return _amount(place.deprivation, found.deprivation)


def _amount(value: float, chosen: str) -> str:
    """Return an amount of deprivation: shares in whole per cent, scores with two decimals."""
    if chosen in ("tenth", "fifth"):
        return formats.share_text(value / 100)
    return f"{formats.rounded(value, 2)}"


@marked
def standing_sentences(found: DeprivationMap) -> tuple[str, ...]:
    """Return the places of a corner that lie outside the limits around the line: no others."""
    words = OUTCOME_WORDS[found.outcome]
    corners = [
        each for each in found.places if each.standing and each.thirds and 1 not in each.thirds
    ]
    return tuple(
        f"{each.place.name}: {words.rising if each.standing == 'above' else words.falling} than "
        "places with similar deprivation."
        for each in corners
    )


def scatter_key(found: DeprivationMap) -> str:
    """Return what the scatter's marks are."""
    named = any(each.standing for each in found.places)
    said = "Dot area: courses finished. Bars: likely range (95%)."
    return f"{said} Places outside the limits are named." if named else said


def dots_key(found: DeprivationMap) -> str:
    """Return what the marks of the ordered dots are."""
    if found.outcome == GAP:
        return "Filled: clearly lower. Hollow: cannot tell. Bars: likely range (95%)."
    return "Bars: likely range (95%)."


def england_text(found: DeprivationMap) -> str:
    """Return England's figure, as the dashed line of a picture is explained."""
    if found.england is None:
        return ""
    if found.outcome == GAP:
        return f"Dashed: England, {_gap_text(found.england)}."
    unit = "" if found.outcome in ("completion", "referral_rate") else "%"
    return f"Dashed: England, {formats.rounded(found.england, 0)}{unit}."


def boundary_line(year: str) -> str:
    """Return what a map is drawn on, with the attribution that boundaries ask for."""
    if not year:
        return TILES
    return (
        f"Boundaries of {year}: Office for National Statistics, Open Government Licence v3.0. "
        "Contains OS data © Crown copyright and database right 2023."
    )


def r_text(value: float) -> str:
    """Return a correlation with two decimals and a real minus."""
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "−")


def map_source(sources: Sequence[SourceRef], made_up: bool, year: str, index: bool) -> str:
    """Return the source line of one picture.

    Args:
        sources: Of the whole result.
        made_up: Whether its figures are invented.
        year: Year of the boundaries; "" for tiles.
        index: Whether the picture shows deprivation alone.
    """
    if made_up:
        return "Made-up figures for example places, not from any publication."
    own = [each for each in sources if each.id.startswith("iod-") or not index]
    named = "; ".join(
        dict.fromkeys(f"{each.publisher.partition(' (')[0]}, {each.title}" for each in own)
    )
    service = "" if index else " Counts below England are rounded to 5. NHS Talking Therapies only."
    drawn = f" {boundary_line(year)}" if year != NO_MAP else ""
    return f"Source: {named}.{service}{drawn}"
