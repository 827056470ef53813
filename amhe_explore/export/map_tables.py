"""The table behind the maps: every place, by name, and a place's own deprivation tenths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures import DeprivationMap, MapPlace
from amhe_explore.measures.results import GroupResult, Profile
from amhe_explore.narrative import deprivation_map as words
from amhe_explore.narrative import map_notes
from amhe_explore.theme import formats

STANDINGS = {
    "above": "above the limits for a place",
    "below": "below the limits for a place",
    "": "inside the limits",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the table: its head and cells as read, and as plain numbers."""

    head: str
    raw_heads: tuple[str, ...]
    text: Callable[[MapPlace], str]
    raw: Callable[[MapPlace], tuple[str, ...]]


def map_table(found: DeprivationMap, across: DeprivationMap) -> Table:
    """Return every place with deprivation, outcome and what is said of it, by name.

    Args:
        found: What the maps show.
        across: What the scatter shows: the same, or recovery beside the gap in it.
    """
    columns = [
        _Column("Place", ("code", "place"), _label, _name),
        _Column(
            words.DEPRIVATION_WORDS[found.deprivation][0],
            (f"deprivation_{found.deprivation}",),
            lambda each: words.deprivation_text(found, each),
            lambda each: (_plain(each.deprivation),),
        ),
    ]
    if across is not found:
        columns.append(_outcome_column(across))
    columns.append(_outcome_column(found))
    columns.append(
        _Column(
            "Courses finished",
            ("courses_finished",),
            lambda each: "not published" if each.finished is None else f"{each.finished:,}",
            lambda each: ("" if each.finished is None else str(each.finished),),
        )
    )
    if across is found:
        columns.append(
            _Column(
                "Against the line",
                ("against_the_line",),
                lambda each: _standing(found, each),
                lambda each: (_standing(found, each),),
            )
        )
    name = words.OUTCOME_WORDS[found.outcome].short
    return Table(
        columns=tuple(each.head for each in columns),
        rows=tuple(tuple(each.text(place) for each in columns) for place in found.places),
        caption=_caption(
            f"{words.deprivation_name(found.deprivation)} and {name[:1].lower()}{name[1:]}",
            found.period,
            found.made_up,
        ),
        raw_columns=tuple(head for each in columns for head in each.raw_heads),
        raw_rows=tuple(
            tuple(cell for each in columns for cell in each.raw(place)) for place in found.places
        ),
    )


def _outcome_column(found: DeprivationMap) -> _Column:
    """Return the column of one outcome: with its likely range, the gap with its verdict."""
    outcome, gap = found.outcome, found.outcome == words.GAP
    heads = (outcome, f"{outcome}_lower_95", f"{outcome}_upper_95", f"{outcome}_reason")
    last = (f"{outcome}_verdict",) if gap else ()

    def own(place: MapPlace) -> MapPlace:
        return found.of(place.place.code) or place

    def text(place: MapPlace) -> str:
        each = own(place)
        said = words.outcome_text(found, each)
        clear = each.verdict in (words.LOWER, words.HIGHER)
        return f"{each.verdict}: {said}" if gap and not clear else said

    def raw(place: MapPlace) -> tuple[str, ...]:
        each = own(place)
        plain = (_plain(each.value), _plain(each.lower), _plain(each.upper), each.reason)
        return (*plain, each.verdict) if gap else plain

    name = words.OUTCOME_WORDS[outcome]
    return _Column(name.unit if gap else name.short, (*heads, *last), text, raw)


def known_table(found: DeprivationMap) -> Table:
    """Return the deprivation of every place, where no figures are loaded."""
    return Table(
        columns=("Place", words.DEPRIVATION_WORDS[found.deprivation][0]),
        rows=tuple((_label(each), words.deprivation_text(found, each)) for each in found.places),
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
                map_notes.referred_text(group, adults),
                _count(group, "finished"),
                map_notes.recovered_text(group),
            )
            for group in groups
        ),
        caption=_caption(
            f"{profile.place.name} by deprivation tenth, the most deprived first",
            profile.period,
            profile.made_up,
        ),
    )


def _label(place: MapPlace) -> str:
    """Return a place by name with its code, which small tiles carry."""
    return f"{place.place.name} ({place.place.code})"


def _name(place: MapPlace) -> tuple[str, ...]:
    """Return a place's code and name."""
    return place.place.code, place.place.name


def _plain(value: float | None) -> str:
    """Return a figure as a plain number, empty where there is none."""
    return "" if value is None else f"{value:.2f}"


def _standing(found: DeprivationMap, place: MapPlace) -> str:
    """Return where a place stands against the limits around the line."""
    if place.pair is None or not found.line:
        return "not compared"
    return STANDINGS[place.standing]


def _adults(adults: dict[str, int], group: str) -> str:
    """Return how many adults live in a tenth's areas."""
    if not adults:
        return "not known"
    return f"{adults[group]:,}" if adults.get(group) else map_notes.NO_RESIDENTS


def _count(group: GroupResult, count: str) -> str:
    """Return a count, or why there is none."""
    found = group.counts[count]
    return formats.count_text(found.value, found.flag)


def _caption(what: str, period: str, made_up: bool) -> str:
    """Return a caption: what, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if made_up else ""
    return f"{start}{what}, {formats.period_text(period)}"
