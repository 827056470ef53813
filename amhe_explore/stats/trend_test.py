"""Cochran-Armitage test for a trend over ordered groups."""

from collections.abc import Sequence

import numpy as np
from scipy.special import chdtrc

from amhe_explore.stats.arguments import (
    check_number,
    check_parts,
    check_same_length,
    check_sequence,
)
from amhe_explore.stats.missing_cells import missing_parts, no_variation, present
from amhe_explore.stats.results import SignificanceTest

METHOD = "Cochran-Armitage chi-square test for trend"


def trend_test(
    counts: Sequence[float | None],
    denominators: Sequence[float | None],
    scores: Sequence[float] | None = None,
) -> SignificanceTest:
    """Return the Cochran-Armitage chi-square for a linear trend of a proportion, with 1 df.

    Formula: with p the proportion over all groups, s the scores and m their mean weighted by the
    denominators, ``(sum (x_i - n_i p)(s_i - m))^2 / (p(1 - p) sum n_i (s_i - m)^2)``.

    Assumptions: ordered groups; independent binomial counts; scores that reflect the distances
    between groups.

    Limits: large samples; sees only the straight-line part of a pattern; says nothing of its size.

    Reference: Armitage P (1955), Biometrics 11:375-386.

    Args:
        counts: People with the outcome, in the order of the groups.
        denominators: People in each group.
        scores: One score per group; 1, 2, 3 and so on if not given.

    Raises:
        ValueError: A number is negative, not finite or larger than it can be; the sequences are
            empty or of unequal length.
    """
    check_parts(counts, denominators)
    used_scores = list(range(1, len(counts) + 1)) if scores is None else scores
    check_sequence("scores", used_scores)
    check_same_length("scores", used_scores, "counts", counts)
    for position, score in enumerate(used_scores):
        check_number(f"scores[{position}]", score)
    reason = missing_parts(counts, denominators)
    if not reason and len(set(used_scores)) < 2:
        reason = "a trend needs at least two groups with different scores"
    if not reason:
        reason = no_variation(present(counts), present(denominators))
    if reason:
        return SignificanceTest(None, None, None, None, METHOD, reason)
    statistic = _chi_square(present(counts), present(denominators), present(used_scores))
    return SignificanceTest(
        value=statistic,
        lower=None,
        upper=None,
        confidence=None,
        method=METHOD,
        statistic=statistic,
        p_value=float(chdtrc(1, statistic)),
        degrees_of_freedom=1,
    )


def _chi_square(counts: list[float], denominators: list[float], scores: list[float]) -> float:
    x, n, s = np.array(counts), np.array(denominators), np.array(scores)
    p = x.sum() / n.sum()
    distance = s - (n @ s) / n.sum()
    return float(((x - n * p) @ distance) ** 2 / (p * (1 - p) * (n @ distance**2)))
