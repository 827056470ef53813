"""The pack of one place, put together from its results."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from types import MappingProxyType

from amhe_explore import catalogue, narrative
from amhe_explore.export.pack import annex, closing, middle, opening
from amhe_explore.export.pack.parts import Block, Pack, Section
from amhe_explore.export.pack.voices import Voices
from amhe_explore.measures import PackResults, as_ref
from amhe_explore.narrative import pack_words

ONE_PAGE = "one_page"
Write = Callable[[PackResults], list[Block]]
WRITERS: Mapping[str, Write] = MappingProxyType(
    {
        ONE_PAGE: opening.one_page,
        "about": opening.about,
        "place": opening.the_place,
        "reading": opening.reading,
        "headline": opening.headline,
        "access": middle.access,
        "pathway": middle.pathway,
        "experience": middle.experience,
        "outcomes": middle.outcomes,
        "small_groups": middle.small_groups,
        "overlaps": middle.overlaps,
        "trends": closing.trends,
        "compared": closing.compared,
        "missing": closing.missing,
        "evidence": closing.evidence,
        "actions": closing.actions,
        "methods": closing.methods,
        "sources": closing.sources,
        "tables": annex.tables,
        "checklist": annex.checklist,
    }
)
VOICES = "voices"
# A pack without these would be figures without their year, their warnings or their source.
ALWAYS = ("about", "reading", "methods", "sources")


def pack(
    results: PackResults,
    voices: Voices | None = None,
    sections: Collection[str] = (),
    one_page: bool = False,
) -> Pack:
    """Return the pack of one place.

    Args:
        results: Everything it is made of.
        voices: What people said in a workshop; None where no file was given.
        sections: Ids of the sections wanted; () for all. Some always stand.
        one_page: Only the first section.
    """
    wanted = {ONE_PAGE} if one_page else {*(sections or section_ids()), *ALWAYS}
    writers: dict[str, Write] = {**WRITERS, VOICES: partial(closing.voices, said=voices)}
    made = tuple(
        Section(each.id, each.number, each.title, tuple(writers[each.id](results)))
        for each in catalogue.load_report().sections
        if each.id in wanted
    )
    said = narrative.read_first(results.total.notices)
    return Pack(
        title=pack_words.pack_title(results, one_page),
        subtitle=pack_words.pack_subtitle(results),
        place=as_ref(results.place),
        period=results.period,
        made_up=results.made_up,
        build=results.status.build_id,
        sections=made,
        sources=results.sources,
        warnings=(said,) if said else (),
        source=narrative.source_line(results.total.sources, results.made_up),
        citation=pack_words.pack_citation(results),
        one_page=one_page,
    )


def section_ids() -> tuple[str, ...]:
    """Return the ids of all sections in their order."""
    return tuple(each.id for each in catalogue.load_report().sections)
