"""The end of a pack: change, places, who is missing, evidence, voices, actions, methods."""

from __future__ import annotations

from functools import partial

from amhe_explore import catalogue, charts, narrative
from amhe_explore.export.completeness_tables import completeness_tables
from amhe_explore.export.pack.parts import (
    FINDING,
    NOTE,
    WARNING,
    Block,
    Bullets,
    Grid,
    Item,
    Subheading,
    bullets,
    captioned,
    drawing,
    form,
    led,
    lines,
)
from amhe_explore.export.pack.voices import Voices
from amhe_explore.export.place_tables import places_table, similar_table
from amhe_explore.export.tables import Table, recording_table
from amhe_explore.export.trend_tables import gap_table, trend_table
from amhe_explore.measures import Evidence, EvidenceFinding, PackResults, Trend
from amhe_explore.narrative import pack_texts, pack_words
from amhe_explore.narrative import scan as scan_words
from amhe_explore.theme import formats

WORDY, MOST = 3, 6
EVERYONE = "total"
# The part of a method that names who published it.
REFERENCES = "Reference"
REFERENCE = "the group that others are compared with"
OUR_MEASURES = (
    "referrals", "started", "finished", "eligible", "completion", "recovery", "reliable_recovery",
    "reliable_improvement", "referral_rate", "representation",
)  # fmt: skip


def trends(results: PackResults) -> list[Block]:
    """Return section 11: everyone, then the gap by deprivation, year by year."""
    blocks: list[Block] = []
    for trend in results.trends:
        blocks += _trend(trend, results)
    if results.monthly is not None:
        blocks += [
            Subheading("The latest months"),
            *lines(narrative.latest_month_sentence(results.monthly), narrative.PROVISIONAL),
        ]
    return blocks or list(lines("No year before this one is loaded."))


def _trend(trend: Trend, results: PackResults) -> list[Block]:
    """Return one change over time: finding, picture, what breaks it, table."""
    name = f"trend-{trend.characteristic.replace('_', '-')}"
    finding = narrative.trend_finding(trend)
    when = f"{results.place.name}, {results.since} to {trend.periods[-1]}"
    what = trend.characteristic_name
    blocks: list[Block] = [
        Subheading(what),
        *lines(finding, kind=FINDING),
        *lines(*narrative.trend_sentences(trend)),
    ]
    if charts.can_be_drawn(trend, results.since):
        blocks.append(
            drawing(
                name,
                partial(charts.group_lines, trend, since=results.since),
                finding,
                narrative.trend_subtitle(trend, since=results.since),
                narrative.trend_source(trend),
                caption=f"Recovery by year, {what.lower()}: {when}",
                made_up=trend.made_up,
            )
        )
    else:
        blocks += lines(narrative.not_drawn(trend))
    blocks += bullets(*narrative.break_lines(trend))
    if trend.gap is not None:
        blocks.append(Grid(f"{name}-gap", gap_table(trend)))
    return [*blocks, Grid(name, trend_table(trend), MOST, paper=_printed(trend))]


def _printed(trend: Trend) -> tuple[str, ...]:
    """Return which columns are printed: everyone and both sides of the gap, here and beside."""
    kept = {EVERYONE, *(line.group for line in trend.theirs)}
    labels = [line.label for line in trend.lines if line.group in kept]
    other = "" if trend.other is None else trend.other.name
    return (*labels, *(f"{other}: {label}" for label in labels))


def compared(results: PackResults) -> list[Block]:
    """Return section 12: outside what chance gives, places alike, and whom to phone."""
    blocks: list[Block] = []
    plot = results.plot
    if plot is None or not plot.points:
        blocks += lines("Places of this kind are not compared with each other here.")
    else:
        finding = narrative.places_finding(plot, results.place)
        blocks += [
            *lines(finding, kind=FINDING),
            *lines(*narrative.places_sentences(plot, results.place)),
            drawing(
                "places-compared",
                partial(charts.place_funnel_plot, plot, [results.place.key]),
                finding,
                narrative.places_subtitle(plot),
                narrative.source_line(plot.values.sources, plot.made_up),
                caption=f"Recovery of all places by size: {formats.period_text(results.period)}",
                made_up=plot.made_up,
            ),
            *lines(narrative.CAUTION, narrative.overdispersion_sentence(plot)),
            *lines(narrative.not_drawn_sentence(plot), kind=NOTE),
        ]
    return [*blocks, *_similar(results), *_phone(results)]


def _similar(results: PackResults) -> list[Block]:
    """Return the places most like this one, and their figures."""
    found = results.similar
    if found is None:
        return []
    blocks: list[Block] = [
        Subheading("Similar places"),
        *lines(narrative.similar_sentence(found), narrative.far_note(found)),
    ]
    if found.nearest:
        blocks.append(Grid("similar-places", similar_table(found)))
        plot = results.plot
        if plot is not None and plot.values.of(results.place.key) is not None:
            keys = [results.place.key, *(each.place.key for each in found.nearest)]
            blocks.append(Grid("similar-places-recovery", places_table(plot, {}, keys)))
    return blocks


def _phone(results: PackResults) -> list[Block]:
    """Return whom to phone about the gap by deprivation."""
    found = results.learning
    if found is None:
        return []
    listed = narrative.learn_lines(found)
    return [
        Subheading("Whom to phone about the gap by deprivation"),
        *lines(narrative.learn_sentence(found)),
        *bullets(*listed),
        *lines(narrative.PHONE_CALL if listed else ""),
        *lines(narrative.learn_own(found, results.place)),
    ]


def missing(results: PackResults) -> list[Block]:
    """Return section 13: how much is not recorded, what to ask for, who is not in the figures."""
    found = results.completeness
    total = results.total
    source = narrative.source_line(total.sources, results.made_up)
    when = f"{results.place.name}, {formats.period_text(results.period)}"
    blocks: list[Block] = [
        *lines(narrative.completeness_finding(found), kind=FINDING),
        *lines(narrative.recording_sentence(results.recordings, total.total.counts["referrals"])),
        drawing(
            "not-recorded",
            partial(charts.not_recorded_bars, results.recordings),
            "Not recorded",
            narrative.subtitle("Not recorded, % of referrals", total),
            source,
            caption=f"Share not recorded at referral: {when}",
            made_up=results.made_up,
        ),
        Grid("recording", _recording(results, when), WORDY),
        Subheading("What to ask for"),
        *led(*narrative.completeness_actions(found)),
        Subheading("By stage"),
    ]
    blocks += [
        Grid(f"completeness-{n}", heat.table)
        for n, heat in enumerate(completeness_tables(found), 1)
        if heat.table.rows
    ]
    return [
        *blocks,
        Subheading("Not in these figures at all, and who could tell us"),
        *led(*narrative.who_could_tell_us()),
    ]


def _recording(results: PackResults, when: str) -> Table:
    """Return how completely each characteristic is recorded, and what that closes."""
    found = recording_table(results.recordings)
    caption = captioned(f"{found.caption}: {when}", results.made_up)
    return Table(found.columns, found.rows, caption, found.raw_columns, found.raw_rows)


def evidence(results: PackResults) -> list[Block]:
    """Return section 14: each national statement with England then, England now and here."""
    found = results.evidence
    base = catalogue.load_evidence()
    blocks: list[Block] = [
        *lines(narrative.evidence_finding(found), kind=FINDING),
        *lines(narrative.EVIDENCE_KEY, kind=NOTE),
    ]
    for topic in base.topics:
        statements = found.of_topic(topic.id)
        if not statements:
            continue
        blocks.append(Subheading(topic.name))
        for each in statements:
            if each.here.tested:
                blocks += _statement(found, each)
        others = [each.statement for each in statements if not each.here.tested]
        if others:
            blocks += lines("Cannot be tested here:")
            blocks += bullets(*(narrative.untested_line(each) for each in others))
    return [
        *blocks,
        Subheading("What the documents say is not known"),
        *bullets(*(narrative.not_known_line(gap) for gap in base.not_known)),
        Subheading("How a statement is tested"),
        *led(*narrative.EVIDENCE_METHOD),
    ]


def _statement(found: Evidence, each: EvidenceFinding) -> list[Block]:
    """Return one statement that can be tested: what was said then, England now, here."""
    said = each.statement
    now = narrative.england_sentence(found, each)
    items = (
        narrative.statement_source(said),
        now,
        narrative.here_sentence(found, each),
    )
    return [*lines(f"{said.id}. {said.statement}"), *bullets(*items)]


def voices(_: PackResults, said: Voices | None) -> list[Block]:
    """Return section 15: what people said in a workshop, in their own words."""
    if said is None or not said.parts:
        return list(lines(pack_texts.NO_VOICES))
    blocks: list[Block] = [*lines(pack_texts.NOTES_STAND_ALONE), *lines(said.about, kind=NOTE)]
    if said.made_up:
        blocks += lines(pack_texts.NOTES_ON_EXAMPLE)
    for part in said.parts:
        # As they were written: what looks like a mark of a screen is theirs.
        said_here = tuple(Item(line) for line in part.lines)
        blocks += [Subheading(part.title), Bullets(said_here)]
    return blocks


def actions(_: PackResults) -> list[Block]:
    """Return section 16: forms for actions and the self-check, and the duties to be checked."""
    report = catalogue.load_report()
    check, duties = report.self_check, report.duties
    document = {each.id: each for each in catalogue.load_evidence().documents}
    rows = tuple(
        (
            f"{each.number}. {each.text} (For {each.for_whom}.)",
            each.measured or pack_texts.FIGURES_CANNOT_SHOW,
            "",
            "",
        )
        for each in check.recommendations
    )
    cited = document[check.document]
    columns = ("Recommendation, in our words", "What these figures show", "Done, started, not yet")
    return [
        Subheading("Actions and owners"),
        *lines("Empty on purpose: to be filled in by those who will act. At most three to begin."),
        form(
            "actions",
            ("Action", "Who", "By when", "Number to watch, baseline", "What people would notice"),
            ("1.", "2.", "3."),
            "Actions and owners, to be filled in",
        ),
        Subheading("Self-check against the ten recommendations"),
        *lines(
            f"Recommendations of: {cited.title}, {cited.publisher}, {cited.year}. Nothing is "
            "filled in: what is done is known locally, not from these figures."
        ),
        Grid(
            "self-check",
            Table((*columns, "Evidence"), rows, "Self-check, to be filled in"),
            form=True,
        ),
        Subheading("Duties"),
        *lines(pack_words.duties_note(report), kind=WARNING),
        Grid("duties", _duties(report), form=True),
        *lines(
            f"Source: {document[duties.document].title}, {document[duties.document].year}, "
            f"{duties.section}. Put into this pack on {duties.reviewed:%d %B %Y}.",
            kind=NOTE,
        ),
    ]


def _duties(report: catalogue.Report) -> Table:
    """Return the duties as listed, with room to say who checked them."""
    listed = str(report.duties.listed)
    rows = tuple(
        (f"{each.law}, {each.article}", each.about, each.binds, listed, "")
        for each in report.duties.duties
    )
    heads = ("Law", "The duty", "Whom it bound", "As listed in", "Checked by, on")
    return Table(heads, rows, "Duties, to be checked")


def methods(results: PackResults) -> list[Block]:
    """Return section 17: definitions, rules, statistics, and every closed comparison."""
    untested = closed_table(results)
    return [
        Subheading("Definitions"),
        *led(*narrative.measure_lines(OUR_MEASURES)),
        *led(*narrative.shared_lines(results.total)[:3]),
        Subheading("Rules of every comparison"),
        *led(*((each.topic, each.text) for each in narrative.rule_sentences())),
        Subheading("How the comparisons of all characteristics are made"),
        *led(*scan_words.scan_method(results.scan)),
        Subheading("Statistical methods"),
        *led(
            *(
                (each.name, f"{each.says} {dict(each.parts)[REFERENCES]}")
                for each in narrative.statistical_methods()
                if REFERENCES in dict(each.parts)
            )
        ),
        Subheading("Closed comparisons"),
        *lines(
            f"{len(untested.raw_rows):,} comparisons are closed. Each stands in the annex with its "
            "group and measure; the reasons are:"
        ),
        *bullets(
            *(
                f"{why} ({count:,}. {which}.)"
                for why, count, which in scan_words.reasons_of(results.scan)
            )
        ),
    ]


def closed_table(results: PackResults) -> Table:
    """Return every closed comparison with its reason.

    As read, groups that share characteristic, measure and reason stand in one row; as data each
    has a row of its own.
    """
    names = {each.characteristic: each.name for each in results.scan.blocks}
    entries = catalogue.load().measures
    single = [
        (
            names[each.key.characteristic],
            entries[each.key.measure].name,
            each.label,
            REFERENCE if each.is_reference else each.reason,
        )
        for each in results.scan.untested
    ]
    joined: dict[tuple[str, str, str], list[str]] = {}
    for characteristic, measure, label, reason in single:
        joined.setdefault((characteristic, measure, reason), []).append(label)
    rows = tuple(
        (f"{characteristic}: {measure}", "; ".join(labels), reason)
        for (characteristic, measure, reason), labels in joined.items()
    )
    when = f"{results.place.name}, {formats.period_text(results.period)}"
    return Table(
        ("Comparison", "Groups", "Why it is not made"),
        rows,
        captioned(f"Every closed comparison with its reason: {when}", results.made_up),
        ("characteristic", "measure", "group", "reason"),
        tuple(single),
    )


def sources(results: PackResults) -> list[Block]:
    """Return section 18: publisher, edition, checksum and licence of each source; how to cite."""
    used = results.sources
    rows = tuple(
        (each.title, each.publisher or "not stated", each.edition, each.sha256) for each in used
    )
    table = Table(
        ("Source", "Publisher", "Edition", "SHA-256 checksum"),
        rows,
        captioned("Sources of this pack", results.made_up),
    )
    return [
        Grid("sources", table),
        Subheading("Licence"),
        *bullets(*dict.fromkeys(narrative.attribution_lines(used))),
        Subheading("How to cite this pack"),
        *lines(pack_words.pack_citation(results)),
    ]
