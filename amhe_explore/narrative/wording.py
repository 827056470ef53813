"""Numbers, places and lists as the sentences write them."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.measures import TYPE_NAMES, Count, Estimate, PlaceEntry, PlaceRef, Profile
from amhe_explore.theme import formats

SERVICE = "NHS Talking Therapies only"
EVERYONE = "total"
EXACT = "exact"
SMALLEST_SPOKEN = 5

SHORT_KINDS = {
    "region": "region",
    "icb": "ICB",
    "sub_icb": "sub-ICB",
    "ccg": "CCG",
    "stp": "STP",
    "provider": "provider",
}


def out_of_100(value: float) -> str:
    """Return a proportion or ratio out of 100: "49", and "under 1" where it rounds to none."""
    return formats.per_text(value)


def spoken_value(estimate: Estimate) -> float | None:
    """Return what a sentence may say of a rate: the printed figure, or the exact one of England."""
    if estimate.value is None:
        return None
    if estimate.precision != EXACT and estimate.published is not None:
        return estimate.published
    return estimate.value


def percent(estimate: Estimate) -> str:
    """Return a rate as the file prints it: "49%" below England, "50.5%" for England."""
    if estimate.value is None:
        return formats.reason_text(estimate.flag)
    shown = estimate.value if estimate.published is None else estimate.published
    return formats.published_percent(shown, estimate.precision == EXACT)


def likely(estimate: Estimate, whole: bool = False) -> str:
    """Return the likely range of a proportion, "likely 48 to 50"; "" where there is none.

    Args:
        estimate: The rate.
        whole: Whether it stands beside a number out of 100 and so has no decimals.
    """
    exact = estimate.precision == EXACT and not whole
    if estimate.value is None or estimate.lower is None or estimate.upper is None:
        return ""
    low, high = (formats.limit_text(limit, exact) for limit in (estimate.lower, estimate.upper))
    return "likely range under 1 point" if low == high else f"likely {low} to {high}"


def number(count: Count) -> str:
    """Return a count with its thousands marked, or the reason why there is none."""
    return formats.count_text(count.value, count.flag)


def may_be_said(count: Count) -> bool:
    """Return whether a sentence may rest on a count; one to four (England's) stays in tables."""
    return count.value is not None and not 0 < count.value < SMALLEST_SPOKEN


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def within(place: PlaceRef) -> str:
    """Return a place after its preposition: "in England", "in the London region", "at Trust A"."""
    if place.type == "region":
        return f"in the {place.name} region"
    return f"{'at' if place.type == 'provider' else 'in'} {place.name}"


def place_label(entry: PlaceEntry) -> str:
    """Return a place in a list to choose from: name, code, kind unless an ICB, what is missing."""
    if entry.type == "england":
        return entry.name
    code = "" if f"({entry.code})" in entry.name else f" ({entry.code})"
    kind = "" if entry.type == "icb" else f", {SHORT_KINDS.get(entry.type, entry.type)}"
    missing = "" if entry.periods else ", not loaded"
    return f"{entry.name}{code}{kind}{missing}"


def place_note(place: PlaceRef, period: str, compared_with: PlaceRef | None) -> str:
    """Return the line under a page's title: service, kind of place, year, comparator."""
    parts = [SERVICE, TYPE_NAMES.get(place.type, place.type)]
    parts.append(f"{formats.period_text(period)}, {_standing(place)}")
    if compared_with is not None:
        parts.append(f"compared with {compared_with.name}")
    return " · ".join(parts)


def groups_note(profile: Profile, compared_with: PlaceRef | None) -> str:
    """Return the line under the title of a page by group."""
    when = f"{formats.period_text(profile.period)}, {_standing(profile.place)}"
    parts = [profile.place.name, SERVICE, when, by_group(profile)]
    if compared_with is not None:
        parts.append(f"compared with {compared_with.name}")
    return " · ".join(part for part in parts if part)


def _standing(place: PlaceRef) -> str:
    """Return whether a place's figures are published or made up."""
    return "made up" if place.key in catalogue.load_example().places else "published"


def by_group(profile: Profile) -> str:
    """Return "by age", "" for everyone together."""
    entry = catalogue.load().characteristics.get(profile.characteristic)
    if profile.characteristic == EVERYONE:
        return ""
    return f"by {profile.characteristic_name.lower() if entry is None else entry.plain_name}"


def subtitle(what: str, profile: Profile) -> str:
    """Return a picture's subtitle: what is measured, by whom, where, when."""
    measured = ", ".join(part for part in (what[:1].upper() + what[1:], by_group(profile)) if part)
    return f"{measured}. {profile.place.name}, {formats.period_text(profile.period)}."


def split_command(line: str) -> tuple[str, str]:
    """Return an error's line as its sentence and the command it ends with ("" where none)."""
    sentence, found, command = line.partition("Run: ")
    return (sentence.strip(), command.rstrip(". ")) if found else (line, "")
