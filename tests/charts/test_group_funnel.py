"""From referral to recovery by group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import charts, theme
from amhe_explore.measures.results import Profile
from amhe_explore.measures.stage_results import Funnel
from tests.charts import made
from tests.charts.drawn import Drawing, drawn, picture


def draw(
    profile: Profile,
    comparator: Profile | None = None,
    funnel: Funnel | None = None,
    width: int = 1000,
) -> Drawing:
    activity = funnel or made.activity()
    chart = charts.group_funnel(profile, comparator, activity, theme.LIGHT, picture())
    return drawn(chart, width)


def own_bars(drawing: Drawing) -> list[str]:
    """Return the names of the place's bars; the comparator's carry their coordinates."""
    return [name for name, _, _ in drawing.bars if ", " in name]


def test_every_group_has_a_bar_in_every_panel() -> None:
    drawing = draw(made.deprivation(), made.deprivation(made.ENGLAND))
    names = own_bars(drawing)
    for _, label, _ in made.TENTHS:
        assert len([name for name in names if name.startswith(f"{label},")]) == 3
    assert len(names) == 3 * 10 + 2
    assert "not published" in drawing.words


def test_rows_stand_in_order_with_declined_and_not_recorded_last() -> None:
    shuffled = made.ethnicity()
    shuffled = replace(shuffled, groups=tuple(reversed(shuffled.groups)))
    drawing = draw(shuffled)
    labels = [word for word in drawing.words if word in {*made.ETHNIC, "Not recorded"}]
    assert labels == [*made.ETHNIC, "Not recorded"]
    early = tuple(
        replace(group, order=0) if group.kind == "not_recorded" else group
        for group in made.ethnicity().groups
    )
    words = draw(replace(made.ethnicity(), groups=early)).words
    assert words.index("Not recorded") > words.index("Asked, preferred not to say")
    place = drawing.words.index("Asked, preferred not to say")
    assert place == drawing.words.index("Not recorded") - 1


def test_only_the_ends_of_deprivation_are_named_in_full() -> None:
    words = draw(made.deprivation()).words
    assert "Most deprived tenth" in words
    assert "Least deprived tenth" in words
    assert "2nd" in words
    assert "2nd most deprived tenth" not in words


def test_a_phone_gets_short_labels() -> None:
    words = draw(made.deprivation(), width=340).words
    assert {"Most", "2nd", "Least", "Not recorded"} <= set(words)
    assert "Most deprived tenth" not in words


def test_the_comparator_stands_behind_with_its_figures_on_the_ends() -> None:
    drawing = draw(made.deprivation(), made.deprivation(made.ENGLAND))
    assert {"England 60", "28", "29", "42.8%"} <= set(drawing.words)
    assert "46.3%" not in drawing.words
    assert drawing.words.count("44%") == 1
    assert drawing.svg.count(theme.LIGHT.band) > 0
    alone = draw(made.deprivation())
    assert theme.LIGHT.band not in alone.colours
    assert "England" not in alone.all_words.replace("NHS England", "").replace("below England", "")


def test_numbers_of_referrals_stand_where_there_is_no_rate() -> None:
    words = draw(made.ethnicity(), made.ethnicity(made.ENGLAND)).words
    assert "referrals received" in words
    assert "36,000" in words


def test_reasons_stand_where_values_are_missing() -> None:
    words = draw(made.ethnicity()).words
    assert words.count("suppressed (under 5)") == 2
    assert "not published" in words
    assert "0%" in words


@pytest.mark.parametrize("width", [340, 1000])
def test_small_counts_of_england_are_not_drawn(width: int) -> None:
    drawing = draw(made.ethnicity(made.ENGLAND), width=width)
    assert drawing.words.count("under 5") == 2
    assert "50.0%" not in drawing.words
    assert "3" not in drawing.words


def test_small_counts_of_a_comparator_are_not_drawn_either() -> None:
    england = made.ethnicity(made.ENGLAND)
    drawing = draw(made.ethnicity(), england)
    both_panels = 2 * (len(england.groups) - 1)
    assert drawing.svg.count(f'fill="{theme.LIGHT.band}"') == both_panels - 1


def test_a_closed_step_keeps_its_head_and_the_comparator() -> None:
    profile = made.deprivation(gates=(made.VOLUME,))
    drawing = draw(profile, made.deprivation(made.ENGLAND), made.activity(by_group=False))
    assert "2 Finished a course" in drawing.words
    assert "Not shown this year" in drawing.words
    assert f"{made.VOLUME.short.rstrip('.')}. Grey: England." in drawing.words
    names = own_bars(drawing)
    assert not any("courses per 100 referrals: 3" in name for name in names)
    assert "29" in drawing.words
    assert any("recovered" in name for name in names)


def test_the_reason_stands_in_full_width_on_a_phone() -> None:
    profile = made.deprivation(gates=(made.VOLUME,))
    words = draw(profile, None, made.activity(by_group=False), width=340).words
    assert "Why: see below." in words
    assert f"Finished a course: {made.VOLUME.short}" in words


def test_a_funnel_that_may_not_be_shown_by_group_closes_the_step_by_itself() -> None:
    words = draw(made.deprivation(), None, made.activity(by_group=False)).all_words
    assert "a drop-off between stages would be false here" in words


def test_closed_outcomes_close_the_third_panel_only() -> None:
    drawing = draw(made.deprivation(gates=(made.OFTEN_UNRECORDED,)))
    names = own_bars(drawing)
    assert not any("recovered" in name for name in names)
    assert any("finished a course" in name for name in names)
    assert made.OFTEN_UNRECORDED.short in drawing.words


def test_a_box_that_needs_more_room_than_the_rows_pushes_the_source_down() -> None:
    profile = made.gender(gates=(made.VOLUME,))
    shut = draw(profile, made.gender(made.ENGLAND), made.activity(by_group=False), width=600)
    opened = draw(made.gender(), made.gender(made.ENGLAND), width=600)
    assert height(shut) > height(opened)


def height(drawing: Drawing) -> float:
    return float(drawing.svg.split('height="')[1].split('"')[0])


def test_the_subtitle_says_what_the_marks_are() -> None:
    words = draw(made.deprivation(), made.deprivation(made.ENGLAND)).all_words
    assert "Blue: Kent and Medway, with its likely range. Grey behind: England." in words


def test_a_name_with_an_apostrophe_is_drawn() -> None:
    place = replace(made.ENGLAND, name='K\'s "O"')
    england = replace(made.deprivation(made.ENGLAND), place=place)
    assert 'K\'s "O" 60' in draw(made.deprivation(), england).words


def test_the_summary_gives_the_ends_of_ordered_groups() -> None:
    said = charts.describe_group_funnel(
        made.deprivation(), made.deprivation(made.ENGLAND), made.activity()
    )
    assert (
        "Most deprived tenth 43% (England 42.8%), Least deprived tenth 55% (England 56.2%)" in said
    )


def test_the_summary_gives_the_range_of_others_and_what_is_missing() -> None:
    said = charts.describe_group_funnel(made.ethnicity(made_up=True), None, made.activity())
    assert said.startswith("Made-up figures.")
    assert "from 0% to 51%" in said
    assert "Indian suppressed (under 5)" in said


def test_the_summary_says_what_is_closed() -> None:
    said = charts.describe_group_funnel(
        made.deprivation(gates=(made.VOLUME,)), None, made.activity(by_group=False)
    )
    assert "finished a course, courses per 100 referrals: not shown this year" in said


def test_a_closed_panel_leaves_no_empty_room_below() -> None:
    profile = made.profile(made.KENT, "religion", "Religion", made.ethnicity().groups[1:])
    shut = replace(profile, gates=(made.OFTEN_UNRECORDED,))
    assert height(draw(shut)) == height(draw(profile))


def test_rates_without_a_value_give_way_to_numbers() -> None:
    groups = tuple(
        replace(
            group, rates={**group.rates, "referral_rate": made.rate(None, flag="not_published")}
        )
        for group in made.ethnicity().groups
    )
    words = draw(replace(made.ethnicity(), groups=groups)).words
    assert "referrals received" in words
    assert "36,000" in words
