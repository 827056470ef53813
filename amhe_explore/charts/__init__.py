"""Results as Altair charts, each with a text summary that serves as its accessible name."""

from amhe_explore.charts.cohort_steps import cohort_steps, describe_cohort_steps
from amhe_explore.charts.completeness_ranking import (
    completeness_ranking,
    describe_completeness_ranking,
)
from amhe_explore.charts.gap_by_year import describe_gap_by_year, gap_by_year, gap_can_be_drawn
from amhe_explore.charts.gap_rows import GapRow, describe_gap_rows, gap_rows
from amhe_explore.charts.group_dots import describe_group_dots, group_dots
from amhe_explore.charts.group_funnel import describe_group_funnel, group_funnel
from amhe_explore.charts.group_lines import can_be_drawn, describe_group_lines, group_lines
from amhe_explore.charts.hundred_dots import Hundred, describe_hundred_dots, hundred_dots
from amhe_explore.charts.marker import Marker
from amhe_explore.charts.monthly_lines import describe_monthly_lines, monthly_lines
from amhe_explore.charts.not_recorded_bars import describe_not_recorded_bars, not_recorded_bars
from amhe_explore.charts.picture import Picture
from amhe_explore.charts.place_funnel import describe_place_funnel, place_funnel
from amhe_explore.charts.place_funnel_plot import describe_place_funnel_plot, place_funnel_plot
from amhe_explore.charts.reach_bars import ReachBar, ReachPair, describe_reach_bars, reach_bars
from amhe_explore.charts.recorded_bar import recorded_bar
from amhe_explore.charts.similar_bars import describe_similar_bars, similar_bars
from amhe_explore.charts.slope import describe_slope, slope
from amhe_explore.charts.specification import specification
from amhe_explore.charts.step_chart import describe_step_chart, step_chart
from amhe_explore.charts.study_bars import describe_study_bars, study_bars
from amhe_explore.charts.tenths import tenths
from amhe_explore.charts.two_bars import ComparedBar, describe_two_bars, two_bars
from amhe_explore.charts.wait_panels import (
    describe_wait_bands,
    describe_wait_means,
    wait_bands,
    wait_means,
)
from amhe_explore.charts.wall_dots import wall_dots
from amhe_explore.charts.year_axis import within

__all__ = [
    "ComparedBar",
    "GapRow",
    "Hundred",
    "Marker",
    "Picture",
    "ReachBar",
    "ReachPair",
    "can_be_drawn",
    "cohort_steps",
    "completeness_ranking",
    "describe_cohort_steps",
    "describe_completeness_ranking",
    "describe_gap_by_year",
    "describe_gap_rows",
    "describe_group_dots",
    "describe_group_funnel",
    "describe_group_lines",
    "describe_hundred_dots",
    "describe_monthly_lines",
    "describe_not_recorded_bars",
    "describe_place_funnel",
    "describe_place_funnel_plot",
    "describe_reach_bars",
    "describe_similar_bars",
    "describe_slope",
    "describe_step_chart",
    "describe_study_bars",
    "describe_two_bars",
    "describe_wait_bands",
    "describe_wait_means",
    "gap_by_year",
    "gap_can_be_drawn",
    "gap_rows",
    "group_dots",
    "group_funnel",
    "group_lines",
    "hundred_dots",
    "monthly_lines",
    "not_recorded_bars",
    "place_funnel",
    "place_funnel_plot",
    "reach_bars",
    "recorded_bar",
    "similar_bars",
    "slope",
    "specification",
    "step_chart",
    "study_bars",
    "tenths",
    "two_bars",
    "wait_bands",
    "wait_means",
    "wall_dots",
    "within",
]
