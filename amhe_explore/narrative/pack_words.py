"""The sentences of a JSNA pack that no screen has: what it is, what the Board may ask, how to cite.

Every figure in them is one that a screen shows; none says why a gap is there.
"""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.catalogue import Report
from amhe_explore.measures import (
    Council,
    PackResults,
    PlaceEntry,
    PlaceFacts,
    Recording,
    Scan,
    SmallGap,
    SureGap,
)
from amhe_explore.narrative import pack_texts, wording
from amhe_explore.narrative.councils import council_facts, council_sentence
from amhe_explore.narrative.made_up import begun, marked
from amhe_explore.narrative.scan import gap_size, gap_titles, same_group
from amhe_explore.theme import formats

LOWER, HIGHER = "lower", "higher"
VOLUME = "volume"
PRODUCT = "AMHE Explore"
CLOSED = "closed"
FIRST_OF_SMALL, FIRST_OF_SURE = 4, 5


def pack_title(results: PackResults, one_page: bool = False) -> str:
    """Return the title of a pack: service and place, and the mark where figures are made up."""
    what = "one page" if one_page else "JSNA pack"
    said = (
        f"{results.place.name}: inequality in NHS Talking Therapies, "
        f"{formats.period_text(results.period)} ({what})"
    )
    return begun(said) if results.made_up else said


def pack_subtitle(results: PackResults) -> str:
    """Return what stands under the title: the service, the place and its comparator."""
    beside = "" if results.compare is None else f" Compared with {results.compare.name}."
    standing = (
        "Made-up figures of an example place: they describe nobody."
        if results.made_up
        else "Published figures of NHS Talking Therapies only."
    )
    return f"{standing}{beside}"


def pack_citation(results: PackResults) -> str:
    """Return how to cite a pack: what, of which figures, of which build."""
    start = "Made-up figures. " if results.made_up else ""
    return (
        f"{start}{PRODUCT}, {results.place.name} ({results.place.code}): inequality in NHS Talking "
        f"Therapies, {formats.period_text(results.period)}. Build {results.status.build_id} of "
        f"{results.status.built_at[:10]}. The build names every source file with its edition and "
        "checksum, so the same files give the same figures again."
    )


def council_lines(council: Council | None, place: PlaceEntry) -> tuple[str, ...]:
    """Return where the council lies and what is known of it; how to name one where none is."""
    if council is None:
        return (
            (
                "The figures are those of the area of the integrated care board (ICB). Name a "
                "council when the pack is made: its own people and deprivation then stand here too."
            ),
        )
    shown = next(part.icb for part in council.parts if part.icb.code == place.code)
    return council_sentence(council, shown), council_facts(council)


@marked
def facts_lines(facts: PlaceFacts) -> tuple[str, ...]:
    """Return people and deprivation of a place as sentences, or that they are not known."""
    said = []
    if facts.people is not None:
        said.append(f"{facts.people:,} people of all ages live here (mid-{facts.people_year}).")
    if facts.score is not None:
        said.append(
            f"Average deprivation score {facts.score:.1f}: {facts.rank} of {facts.ranked} places "
            "of its kind, 1 the most deprived."
        )
    for share, which in ((facts.share_tenth, "tenth"), (facts.share_fifth, "fifth")):
        if share is not None:
            said.append(
                f"{formats.percent_text(share, 0)} of its small areas are among the most deprived "
                f"{which} of England."
            )
    return tuple(said) or ("Its people and its deprivation are not in the figures loaded.",)


def sure_lines(scan: Scan, most: int = FIRST_OF_SURE) -> tuple[str, ...]:
    """Return the first sure gap of each characteristic as a line with both figures and range."""
    said = tuple(_sure_line(gap) for gap in scan.leading[:most])
    return tuple(begun(each) for each in said) if scan.made_up else said


def _sure_line(gap: SureGap) -> str:
    """Return one sure gap as a line."""
    shown = gap.shown
    beside = "" if shown.reference_estimate is None else wording.percent(shown.reference_estimate)
    figures = f"{wording.percent(shown.estimate)} against {beside} recovered"
    return _line(gap, figures, same_group(shown.england))


def small_lines(scan: Scan, most: int = FIRST_OF_SMALL) -> tuple[str, ...]:
    """Return the first large gaps in small groups as lines, three years together."""
    said = tuple(_small_line(gap) for gap in scan.small[:most])
    return tuple(begun(each) for each in said) if scan.made_up else said


def _small_line(gap: SmallGap) -> str:
    """Return one gap of a small group as a line."""
    figures = (
        f"{wording.percent(gap.estimate)} against {wording.percent(gap.reference_estimate)} "
        f"recovered, {formats.period_text(gap.period)}"
    )
    return _line(gap, figures, same_group(gap.england))


def _line(gap: SureGap | SmallGap, figures: str, england: str) -> str:
    """Return a gap with its figures, size, likely range and the same group in England."""
    _, size, likely = gap_size(gap)
    also = f" Same group in England: {england}." if england else ""
    return f"{gap_titles(gap)[0]}: {figures}; {size} ({likely}).{also}"


def cannot_tell_lines(results: PackResults) -> tuple[str, ...]:
    """Return what a pack cannot tell: what is closed, how much is not tested, who is missing."""
    said = [*_closed(results.recordings)]
    outcome = next(each for each in results.scan.families if each.measure == "reliable_recovery")
    said.append(
        f"{outcome.untested} of {outcome.tested + outcome.untested} comparisons of reliable "
        "recovery could not be made; the full pack gives each with its reason."
    )
    said.append("Why a gap is there, and what people's experience was: not published by group.")
    missing = [each.group for each in catalogue.load_beyond().missing]
    said.append(
        f"Anything about {len(missing)} groups that are not in the figures, such as {missing[0]}."
    )
    return tuple(begun(each) for each in said) if results.made_up else tuple(said)


def _closed(recordings: tuple[Recording, ...]) -> list[str]:
    """Return which characteristics are closed by how much is not recorded."""
    by_rate = [each.name.lower() for each in recordings if each.outcomes.state == CLOSED]
    by_stage = [
        each.name.lower()
        for each in recordings
        if each.stages.state == CLOSED and each.outcomes.state != CLOSED
    ]
    said = []
    if by_rate:
        said.append(f"Recovery by {wording.listed(by_rate)}: too often not recorded.")
    if by_stage:
        listed = wording.listed(by_stage)
        said.append(f"Steps on the way to recovery by {listed}: closed this year.")
    return said


def board_questions(results: PackResults) -> tuple[str, str, str]:
    """Return three questions for the Board: a sure gap, a small group, what is not known."""
    said = (_about_gap(results.scan), _about_small(results.scan), _about_recording(results))
    return tuple(begun(each) for each in said) if results.made_up else said  # type: ignore[return-value]


def _about_gap(scan: Scan) -> str:
    """Return the question about the first group that recovers less often, else the first gap."""
    leading = scan.leading
    lower = [gap for gap in leading if gap.shown.verdict.direction == LOWER]
    if lower:
        title = gap_titles(lower[0])[0]
        return (
            f"The gap we are surest of: {title[:1].lower()}{title[1:]}. What do people say gets "
            "in the way, who will act on it, and by when?"
        )
    if leading:
        title = gap_titles(leading[0])[0]
        return (
            f"{title}: higher here. What do services do there that others could take up, and who "
            "will find out?"
        )
    return (
        "No gap here can be told apart from chance. What would it take to know, and who will bring "
        "it back to us?"
    )


def _about_small(scan: Scan) -> str:
    """Return the question about the small groups, or about those not in the figures."""
    if scan.small:
        names = list(dict.fromkeys(gap.plain_label for gap in scan.small))[:2]
        return (
            f"Who will ask {wording.listed(names)} what would make therapy work better for them, "
            "and how will they be told what came of it?"
        )
    return (
        "Who will ask the people who are not in these figures, and how will they be told what came "
        "of it?"
    )


def _about_recording(results: PackResults) -> str:
    """Return the question about a break in the figures, or about what is recorded least."""
    if any(notice.kind == VOLUME for notice in results.total.notices):
        return (
            "Courses or referrals jumped this year. What happened, when can years be compared "
            "again, and what do we watch until then?"
        )
    shares = [each for each in results.recordings if each.share_referrals is not None]
    if not shares:
        return "Which characteristics are not recorded here, and who will see that they are?"
    worst = max(shares, key=lambda each: each.share_referrals or 0.0)
    share = wording.out_of_100(worst.share_referrals or 0.0)
    return (
        f"{worst.name} was not recorded for {share}% of referrals. Who will see that people are "
        "asked, and that they know why?"
    )


def duties_note(report: Report) -> str:
    """Return when the duties were listed, and that they must be checked."""
    return pack_texts.DUTIES_NOTE.format(year=report.duties.listed)
