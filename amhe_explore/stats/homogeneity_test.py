"""Pearson's chi-square test that unordered groups share one proportion."""

from collections.abc import Sequence

from amhe_explore.stats.arguments import check_parts
from amhe_explore.stats.missing_cells import missing_parts, no_variation, present
from amhe_explore.stats.results import SignificanceTest

METHOD = "Pearson chi-square test of homogeneity"


def homogeneity_test(
    counts: Sequence[float | None], denominators: Sequence[float | None]
) -> SignificanceTest:
    """Return Pearson's chi-square for groups sharing one proportion, without continuity correction.

    Formula: the sum over all cells of ``(observed - expected)^2 / expected``; as many degrees of
    freedom as there are groups, less one.

    Assumptions: independent binomial counts; nobody is in two groups.

    Limits: large samples: with an expected count under 5 (``smallest_expected``) the p-value is
    rough. Blind to the order of the groups, and silent on which group differs.

    Reference: Pearson K (1900), Philosophical Magazine 50:157-175; computed by SciPy's
    chi2_contingency.

    Args:
        counts: People with the outcome in each group.
        denominators: People in each group.

    Raises:
        ValueError: A number is negative, not finite or larger than it can be; the sequences are
            empty or of unequal length.
    """
    check_parts(counts, denominators)
    reason = missing_parts(counts, denominators)
    if not reason and len(counts) < 2:
        reason = "a comparison needs at least two groups"
    if not reason:
        reason = no_variation(present(counts), present(denominators))
    if reason:
        return SignificanceTest(None, None, None, None, METHOD, reason)
    from scipy.stats import chi2_contingency  # half a second: not at every start

    with_outcome, everybody = present(counts), present(denominators)
    without = [n - x for x, n in zip(with_outcome, everybody, strict=True)]
    test = chi2_contingency([with_outcome, without], correction=False)
    statistic = float(test.statistic)
    return SignificanceTest(
        value=statistic,
        lower=None,
        upper=None,
        confidence=None,
        method=METHOD,
        statistic=statistic,
        p_value=float(test.pvalue),
        degrees_of_freedom=int(test.dof),
        smallest_expected=float(test.expected_freq.min()),
    )
