"""Normal quantiles and tails: the specification's z, printed tables, SciPy's distribution."""

import pytest
from scipy.stats import norm

from amhe_explore.stats import z_value
from amhe_explore.stats.normal_quantile import two_sided_p_value


# 1.959964 and 3.090232 by the specification; the others from any table of the normal distribution.
@pytest.mark.parametrize(
    ("confidence", "z"),
    [
        (0.95, 1.959964),
        (0.998, 3.090232),
        (0.5, 0.674490),
        (0.8, 1.281552),
        (0.9, 1.644854),
        (0.98, 2.326348),
        (0.99, 2.575829),
        (0.999, 3.290527),
    ],
)
def test_quantile_and_its_tail(confidence: float, z: float) -> None:
    assert z_value(confidence) == pytest.approx(z, abs=5e-7)
    assert two_sided_p_value(z_value(confidence)) == pytest.approx(1 - confidence)


@pytest.mark.parametrize("z", [-40, -3, -1, 0, 0.001, 2, 8])
def test_both_tails_agree_with_scipy_distribution(z: float) -> None:
    assert two_sided_p_value(z) == pytest.approx(float(2 * norm.sf(abs(z))), rel=1e-9)
