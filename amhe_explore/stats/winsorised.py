"""How far z-scores lie from zero, whatever the few at both ends are."""

from collections.abc import Sequence

import numpy as np

# Share of the scores at each end that is pulled in.
WINSORISED = 0.1


def winsorised_mean_square(scores: Sequence[float]) -> float | None:
    """Return the mean squared z-score after a tenth at each end is pulled in; None without any.

    Reference: Spiegelhalter DJ (2005), Statistics in Medicine 24:1185-1202.

    Args:
        scores: Z-scores, one a place.
    """
    if not scores:
        return None
    from scipy.stats.mstats import winsorize  # half a second: not at every start

    winsorised = np.asarray(winsorize(np.array(scores), limits=(WINSORISED, WINSORISED)))
    return float(np.mean(winsorised**2))
