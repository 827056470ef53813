"""Statistics of the explorer: numbers in, frozen results out."""

from amhe_explore.stats.adjust_p_values import adjust_p_values
from amhe_explore.stats.correlation import pearson, spearman
from amhe_explore.stats.difference import difference, difference_of_intervals
from amhe_explore.stats.funnel_limits import funnel_limits
from amhe_explore.stats.group_order import group_order
from amhe_explore.stats.homogeneity_test import homogeneity_test
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.potential_gain import potential_gain
from amhe_explore.stats.proportion import proportion
from amhe_explore.stats.rate import rate
from amhe_explore.stats.ratio import ratio
from amhe_explore.stats.results import (
    AdjustedPValues,
    Correlation,
    Difference,
    Estimate,
    FunnelLimits,
    LinePoint,
    LogRatio,
    PotentialGain,
    Ratio,
    RoundedProportion,
    SignificanceTest,
    SlopeIndex,
    StageDecomposition,
    StageStep,
    StraightLine,
    TimeTrend,
    UnknownBounds,
)
from amhe_explore.stats.rounding_interval import rounding_interval
from amhe_explore.stats.slope_index import slope_index
from amhe_explore.stats.stage_decomposition import stage_decomposition
from amhe_explore.stats.standard_error_limits import standard_error_limits
from amhe_explore.stats.straight_line import line_at, straight_line
from amhe_explore.stats.time_trend import time_trend
from amhe_explore.stats.trend_test import trend_test
from amhe_explore.stats.unknown_bounds import unknown_bounds

__all__ = [
    "AdjustedPValues",
    "Correlation",
    "Difference",
    "Estimate",
    "FunnelLimits",
    "LinePoint",
    "LogRatio",
    "PotentialGain",
    "Ratio",
    "RoundedProportion",
    "SignificanceTest",
    "SlopeIndex",
    "StageDecomposition",
    "StageStep",
    "StraightLine",
    "TimeTrend",
    "UnknownBounds",
    "adjust_p_values",
    "difference",
    "difference_of_intervals",
    "funnel_limits",
    "group_order",
    "homogeneity_test",
    "line_at",
    "pearson",
    "potential_gain",
    "proportion",
    "rate",
    "ratio",
    "rounding_interval",
    "slope_index",
    "spearman",
    "stage_decomposition",
    "standard_error_limits",
    "straight_line",
    "time_trend",
    "trend_test",
    "unknown_bounds",
    "z_value",
]
