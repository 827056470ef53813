"""The table behind the maps: every place, by name, and a place's own deprivation tenths."""

from __future__ import annotations

from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import DeprivationMap, MapPlace
from amhe_explore.measures.results import GroupResult, Profile
from amhe_explore.narrative import deprivation_map as words
from amhe_explore.theme import formats

TENTHS = 10
NO_RESIDENTS = "no residents"
STANDINGS = {
    "above": "above the limits for a place",
    "below": "below the limits for a place",
    "": "inside the limits",
}


def map_table(found: DeprivationMap) -> Table:
    """Return every place with deprivation, outcome and verdict, by name."""
    outcome, gap = words.OUTCOME_WORDS[found.outcome], found.outcome == words.GAP
    last = "Verdict" if gap else "Against the line"
    raw = [_raw(each) for each in found.places]
    return Table(
        columns=(
            "Place",
            words.DEPRIVATION_WORDS[found.deprivation][0],
            outcome.unit if gap else outcome.short,
            "Courses finished",
            last,
        ),
        rows=tuple(
            (
                each.place.name,
                words.deprivation_text(found, each),
                words.outcome_text(found, each),
                "not published" if each.finished is None else f"{each.finished:,}",
                each.verdict if gap else _standing(found, each),
            )
            for each in found.places
        ),
        caption=_caption(
            f"{words.deprivation_name(found.deprivation)} and {outcome.short.lower()}",
            found.period,
            found.made_up,
        ),
        raw_columns=(
            "code", "place", f"deprivation_{found.deprivation}", found.outcome, "lower_95",
            "upper_95", "courses_finished", "verdict" if gap else "against_the_line", "reason",
        ),
        raw_rows=tuple(
            (*row[:6], row[6], each.verdict if gap else _standing(found, each), each.reason)
            for row, each in zip(raw, found.places, strict=True)
        ),
    )  # fmt: skip


def known_table(found: DeprivationMap) -> Table:
    """Return the deprivation of every place, where no figures are loaded."""
    return Table(
        columns=("Place", words.DEPRIVATION_WORDS[found.deprivation][0]),
        rows=tuple((each.place.name, words.deprivation_text(found, each)) for each in found.places),
        caption=words.DEPRIVATION_WORDS[found.deprivation][1],
    )


def tenths_table(profile: Profile, adults: dict[str, int]) -> Table:
    """Return a place by deprivation tenth of where people live: adults, referrals, recovery.

    Args:
        profile: The place by deprivation.
        adults: Adults by tenth; a tenth without residents is 0; empty where none are known.
    """
    groups = [group for group in profile.groups if group.kind == "known"]
    return Table(
        columns=(
            "Tenth of areas",
            "Adults living there",
            "Referrals",
            "Referrals per 1,000 adults",
            "Courses finished",
            "Recovery",
        ),
        rows=tuple(
            (
                group.label,
                _adults(adults, group.id),
                _count(group, "referrals"),
                _per_head(group, adults),
                _count(group, "finished"),
                _recovery(group),
            )
            for group in groups
        ),
        caption=_caption(
            f"{profile.place.name} by deprivation tenth, the most deprived first",
            profile.period,
            profile.made_up,
        ),
    )


def _raw(place: MapPlace) -> tuple[str, ...]:
    """Return a place's figures as plain numbers, empty where there are none."""
    numbers = (place.deprivation, place.value, place.lower, place.upper)
    plain = tuple("" if each is None else f"{each:.2f}" for each in numbers)
    finished = "" if place.finished is None else str(place.finished)
    return (place.place.code, place.place.name, *plain, finished)


def _standing(found: DeprivationMap, place: MapPlace) -> str:
    """Return where a place stands against the limits around the line."""
    if place.pair is None or not found.line:
        return "not compared"
    return STANDINGS[place.standing]


def _adults(adults: dict[str, int], group: str) -> str:
    """Return how many adults live in a tenth's areas."""
    if not adults:
        return "not known"
    return f"{adults[group]:,}" if adults.get(group) else NO_RESIDENTS


def _count(group: GroupResult, count: str) -> str:
    """Return a count, or why there is none."""
    found = group.counts[count]
    return formats.count_text(found.value, found.flag)


def _per_head(group: GroupResult, adults: dict[str, int]) -> str:
    """Return referrals per 1,000 adults with the likely range; none where nobody lives."""
    if adults and not adults.get(group.id):
        return f"no rate: {NO_RESIDENTS}"
    rate = group.rates["referral_rate"]
    if rate.value is None:
        return formats.reason_text(rate.flag)
    likely = formats.interval_text(rate.lower, rate.upper, exact=False, per=1)
    return f"{formats.rate_text(rate.value)} ({likely})"


def _recovery(group: GroupResult) -> str:
    """Return recovery as published with the likely range."""
    rate = group.rates["recovery"]
    if rate.value is None:
        return formats.reason_text(rate.flag)
    value = rate.value if rate.published is None else rate.published
    exact = rate.precision == "exact"
    likely = formats.interval_text(rate.lower, rate.upper, exact)
    return (
        f"{formats.published_percent(value, exact)} ({likely})"
        if likely
        else (formats.published_percent(value, exact))
    )


def _caption(what: str, period: str, made_up: bool) -> str:
    """Return a caption: what, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if made_up else ""
    return f"{start}{what}, {formats.period_text(period)}"
