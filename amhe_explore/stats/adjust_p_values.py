"""P-values of many comparisons adjusted for their number."""

from collections.abc import Sequence

from amhe_explore.stats.arguments import check_number, check_sequence
from amhe_explore.stats.missing_cells import present
from amhe_explore.stats.results import AdjustedPValues

METHOD = "Benjamini-Hochberg false discovery rate"


def adjust_p_values(p: Sequence[float | None]) -> AdjustedPValues:
    """Return p-values adjusted by Benjamini and Hochberg's method, in the order given.

    Formula: with the m p-values in rising order, the adjusted i-th is the smallest of
    ``m p_(j) / j`` over j = i .. m, at most 1. Calling those at most 0.05 clear keeps the expected
    share of false calls among all calls at 5 % or less.

    Assumptions: the tests are independent or positively dependent.

    Limits: controls the share of false calls, not the chance of a single one. A comparison that
    could not be tested (None) stays None and does not count towards m.

    Reference: Benjamini Y, Hochberg Y (1995), Journal of the Royal Statistical Society B
    57:289-300; computed by SciPy's false_discovery_control.

    Args:
        p: The p-values; None for a comparison that could not be tested.

    Raises:
        ValueError: A p-value is not within 0 to 1, or there is none at all.
    """
    from scipy.stats import false_discovery_control  # half a second: not at every start

    check_sequence("p", p)
    for position, one in enumerate(p):
        if one is None:
            continue
        check_number(f"p[{position}]", one)
        if not 0 <= one <= 1:
            raise ValueError(f"p[{position}] must be within 0 to 1, got {one!r}")
    tested = present(p)
    not_tested = len(p) - len(tested)
    adjusted = iter(false_discovery_control(tested)) if tested else iter(())
    return AdjustedPValues(
        value=tuple(None if one is None else float(next(adjusted)) for one in p),
        lower=None,
        upper=None,
        confidence=None,
        method=METHOD,
        reason=f"{not_tested} of {len(p)} comparisons could not be tested" if not_tested else None,
        tested=len(tested),
        not_tested=not_tested,
    )
