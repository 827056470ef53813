"""Groups compared: on one measure, which groups fare differently here, and can we be sure?"""

from amhe_explore import narrative
from amhe_explore.ui import components, group_controls, group_sections, router, state

router.start_page("groups")
choice = state.current_choice()
shown = group_controls.screen(choice)
result = group_sections.result_of(shown.table)

components.head("Groups compared", narrative.compared_note(shown.table), choice)
components.made_up_banner(shown.table.made_up)
components.read_first(narrative.read_first(result.notices))
group_controls.draw(choice, shown)

group_sections.finding(shown)
group_sections.picture(shown)
group_sections.one_group(choice, shown)
group_sections.for_analysts(shown)
group_sections.table_of(shown)
group_sections.two_at_once(choice, shown)
router.link_to("trends", "Since when: Change over time")

components.method(
    (
        *narrative.measure_lines([shown.table.measure, shown.table.second]),
        *narrative.compared_lines(shown.table),
        *narrative.shared_lines(result),
    )
)
with components.section("Sources"):
    components.sources(narrative.attribution_lines(result.sources))
