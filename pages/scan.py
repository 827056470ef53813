"""All characteristics: where is this place different, for whom, is it real, what is not known?"""

from amhe_explore import narrative
from amhe_explore.narrative import scan as scan_words
from amhe_explore.ui import cache, components, evidence_sections, router, scan_sections, state

router.start_page("scan")
choice = state.current_choice()
scan = cache.scan(choice.build, choice.place.key, choice.period)

components.head("All characteristics", scan_words.scan_note(scan), choice)
components.made_up_banner(scan.made_up)
components.read_first(narrative.read_first(scan.notices))
components.headline(scan_words.scan_finding(scan), scan_words.scan_sentences(scan))

scan_sections.sure_gaps(scan)
scan_sections.small_gaps(scan)
scan_sections.matrix(scan)
scan_sections.untested(scan)
evidence_sections.national_evidence(choice)
evidence_sections.what_is_known(choice)

components.method(
    (
        *scan_words.scan_method(scan),
        *narrative.measure_lines(
            ["representation", "referral_rate", "completion", "recovery", "reliable_recovery"]
        ),
    )
)
with components.section("Sources"):
    components.sources(narrative.attribution_lines(scan.sources))
