"""The straight line: a printed example, a second implementation, its limits."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from amhe_explore.stats import line_at, straight_line

# Anscombe FJ (1973), The American Statistician 27:17-21, first data set: y = 3.00 + 0.500 x.
X = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
Y = (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)


def test_anscombes_first_set() -> None:
    found = straight_line(X, Y)
    assert found is not None
    assert (found.value, found.intercept) == pytest.approx((0.5001, 3.0001), abs=1e-4)
    # Printed there: the residual sum of squares is 13.75 with 9 degrees of freedom.
    assert found.residual == pytest.approx((13.75 / 9) ** 0.5, abs=2e-3)
    fitted = sm.OLS(np.array(Y), sm.add_constant(np.array(X, dtype=float))).fit()
    assert (found.lower, found.upper) == pytest.approx(tuple(fitted.conf_int()[1]))


@pytest.mark.parametrize("x", [4, 9, 14])
def test_limits_agree_with_statsmodels(x: float) -> None:
    found = straight_line(X, Y)
    assert found is not None
    fitted = sm.OLS(np.array(Y), sm.add_constant(np.array(X, dtype=float))).fit()
    expected = fitted.get_prediction([[1.0, x]]).summary_frame(alpha=0.05).iloc[0]
    at = line_at(found, x)
    assert at.value == pytest.approx(expected["mean"])
    assert (at.lower, at.upper) == pytest.approx(
        (expected["mean_ci_lower"], expected["mean_ci_upper"])
    )
    assert (at.place_lower, at.place_upper) == pytest.approx(
        (expected["obs_ci_lower"], expected["obs_ci_upper"])
    )


def test_no_line_through_too_few_or_through_one_x() -> None:
    assert straight_line((1, 2, 3), (1, 2, 3)) is None
    assert straight_line((2, 2, 2, 2), (1, 2, 3, 4)) is None


def test_bad_input_names_its_argument() -> None:
    with pytest.raises(ValueError, match=r"y\[0\]"):
        straight_line((1, 2, 3, 4), (float("inf"), 2, 3, 4))
    line = straight_line((1, 2, 3, 4), (1, 3, 2, 4))
    assert line is not None
    with pytest.raises(ValueError, match="x must be a finite number"):
        line_at(line, float("nan"))
