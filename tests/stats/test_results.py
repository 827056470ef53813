"""Results: frozen, with the same six fields, and pure numbers in any numeric type."""

import dataclasses
import inspect
from typing import Any

import numpy as np
import pytest

from amhe_explore import stats
from amhe_explore.stats import results

RESULTS = [
    member
    for _, member in inspect.getmembers(results, inspect.isclass)
    if dataclasses.is_dataclass(member)
]


@pytest.mark.parametrize("result", RESULTS)
def test_every_result_is_frozen_and_has_the_six_fields(result: type) -> None:
    names = [field.name for field in dataclasses.fields(result)]
    assert names[:6] == ["value", "lower", "upper", "confidence", "method", "reason"]
    assert result.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert result.__name__ in stats.__all__


def test_the_specification_is_met_name_by_name() -> None:
    parameters = {
        name: list(inspect.signature(getattr(stats, name)).parameters)
        for name in (
            *("proportion", "rate", "difference", "ratio", "slope_index", "trend_test"),
            *("homogeneity_test", "time_trend", "funnel_limits", "potential_gain"),
            *("stage_decomposition", "unknown_bounds", "rounding_interval", "adjust_p_values"),
        )
    }
    two_groups = ["count_1", "denominator_1", "count_2", "denominator_2"]
    assert parameters["proportion"] == ["count", "denominator", "confidence"]
    assert parameters["rate"] == ["count", "population", "per", "confidence"]
    assert parameters["difference"] == [*two_groups, "confidence"]
    assert parameters["ratio"] == [*two_groups, "confidence"]
    assert parameters["slope_index"] == ["counts", "denominators", "confidence"]
    assert parameters["trend_test"] == ["counts", "denominators", "scores"]
    assert parameters["homogeneity_test"] == ["counts", "denominators"]
    assert parameters["time_trend"] == ["counts", "denominators"]
    assert parameters["funnel_limits"][:3] == ["target", "denominators", "confidence"]
    assert parameters["potential_gain"] == ["counts", "denominators", "reference_index"]
    assert parameters["stage_decomposition"] == ["stages_group", "stages_reference"]
    assert parameters["unknown_bounds"] == [*two_groups, "unknown_denominator", "unknown_count"]
    assert parameters["rounding_interval"] == [
        *("count", "denominator", "numerator_parts", "denominator_parts", "base", "confidence")
    ]
    assert parameters["adjust_p_values"] == ["p"]


@pytest.mark.parametrize("kind", [int, float, np.int64, np.uint8, np.float64])
def test_any_numeric_type_gives_the_same_plain_floats(kind: type) -> None:
    assert stats.difference(kind(3), kind(20), kind(9), kind(30)) == stats.difference(3, 20, 9, 30)
    assert stats.rounding_interval(kind(1), kind(20)) == stats.rounding_interval(1, 20)
    assert type(stats.proportion(kind(3), kind(20)).value) is float
    assert type(stats.rate(kind(3), kind(20)).upper) is float


def test_sequences_may_be_arrays() -> None:
    counts: Any = np.array([3, 6, 9])
    denominators: Any = np.array([20, 20, 20])
    last: Any = np.int64(2)
    assert stats.slope_index(counts, denominators) == stats.slope_index([3, 6, 9], [20] * 3)
    assert stats.trend_test(counts, denominators) == stats.trend_test([3, 6, 9], [20] * 3)
    assert stats.potential_gain(counts, denominators, last) == stats.potential_gain(
        [3, 6, 9], [20] * 3, 2
    )
