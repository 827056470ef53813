"""The upper sections of Place profile: one minute, key figures, gaps, who reaches the service."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from amhe_explore import charts, export, measures, narrative
from amhe_explore.errors import AmheError
from amhe_explore.measures import Comparison, Profile, Scan, SmallGap, SureGap
from amhe_explore.narrative import scan as scan_words
from amhe_explore.theme import formats
from amhe_explore.ui import cache, components, figures, pairs, router
from amhe_explore.ui.pairs import COMBINED, Pair
from amhe_explore.ui.state import Choice

SCAN_PAGE = "scan"
MOST_SMALL = 4
# How the ids of the sources of a picture begin: the service's figures; the people of a place.
ANNUAL = ("tt-annual", "england-facts")
PEOPLE = ("census-ts007a", "population-2020", "england-population")


def one_minute(profile: Profile, other: Profile | None, pair: Pair | None) -> None:
    """Place the finding in words, and both sides of it as bars."""
    finding, said = pairs.in_one_minute(profile, other, pair)
    words_side, bars_side = st.columns([9, 5], gap="medium", vertical_alignment="center")
    with words_side:
        components.headline(finding, said)
    with bars_side:
        told = pair if pair and pair.headline else None
        both = partial(charts.two_bars, figures.recovery_bars(profile, other))
        shown = told.profile if told else profile
        words = _brief(finding, "Recovered.", shown)
        draw = pairs.recovery_bars(told) if told else both
        figures.figure(draw, words)


def key_figures(profile: Profile, other: Profile | None) -> None:
    """Place the five key figures of the place."""
    with components.section("Key figures"):
        compared = pairs.compared_with_place(profile, other)
        components.key_figures(narrative.key_figures(profile, other, compared))


def sure_gaps(scan: Scan) -> None:
    """Place the first sure gap of each characteristic, or say that there is none."""
    with components.section("Gaps we are sure of: recovery"):
        if scan.leading:
            words = _brief("Gaps we are sure of", "Recovered.", scan, ANNUAL)
            figures.figure(_rows(scan.leading), words)
        components.note(narrative.sure_sentence(scan))
        if not scan.leading and router.has_page(SCAN_PAGE):
            router.link_to(SCAN_PAGE, "What could not be tested")


def small_and_reach(scan: Scan, choice: Choice) -> None:
    """Place large gaps in small groups, and beside them who reaches the service."""
    small_side, reach_side = st.columns(2, gap="medium")
    with small_side, components.section("Large gaps in small groups: ask about these"):
        _small(scan, choice)
    with reach_side, components.section("Who reaches the service"):
        draw = partial(charts.reach_bars, export.reach_pairs(scan))
        words = _brief("Who reaches the service", "", scan, (*ANNUAL, *PEOPLE))
        figures.figure(draw, words)
        components.note(narrative.reach_sentence(scan))


def _small(scan: Scan, choice: Choice) -> None:
    """Place the small groups' gaps over three years; the reason where there are none."""
    if not scan.small:
        components.note(scan_words.small_note(scan))
        return
    drawn = scan.small[:MOST_SMALL]
    three = cache.profile(choice.build, choice.place.key, drawn[0].characteristic, drawn[0].period)
    subtitle = f"Recovered, {formats.period_text(drawn[0].period)} together."
    words = _brief("Large gaps in small groups", subtitle, three, ANNUAL)
    figures.figure(_rows(drawn, keyed=not scan.leading), words)
    more = len(scan.small) - len(drawn)
    components.note(
        " ".join(
            part
            for part in (
                narrative.small_more(scan, more),
                narrative.combined_sentence(scan, _combined(choice)),
            )
            if part
        )
    )


def _brief(
    title: str, subtitle: str, result: Profile | Scan, of: Sequence[str] = ()
) -> charts.Picture:
    """Return the words around a small picture."""
    source = narrative.brief_source(result.sources, result.made_up, of)
    return charts.Picture(title, subtitle, source, result.made_up)


def _rows(gaps: Sequence[SureGap | SmallGap], keyed: bool = True) -> figures.Draw:
    """Return the drawing of gaps as rows of dots."""
    return partial(charts.gap_rows, [export.gap_row(each) for each in gaps], keyed=keyed)


def _combined(choice: Choice) -> Comparison | None:
    """Return ethnic minorities together against White British people, where both are published."""
    try:
        profile = cache.profile(choice.build, choice.place.key, COMBINED, choice.period)
    except AmheError:
        return None
    found = measures.first_pair(profile)
    return None if found is None else measures.pair_comparison(profile, *found)
