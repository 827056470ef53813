"""What would be gained if no group were below the reference's rate."""

import math
from collections.abc import Sequence

from amhe_explore.stats.arguments import check_parts, check_whole_number
from amhe_explore.stats.missing_cells import missing_parts, present
from amhe_explore.stats.normal_quantile import z_value
from amhe_explore.stats.proportion import standard_error
from amhe_explore.stats.results import PotentialGain

METHOD = "potential gain (population attributable), delta-method interval"
CONFIDENCE = 0.95
# Fewer people than this is a floating-point residue of equal rates.
NOBODY = 1e-9


def potential_gain(
    counts: Sequence[float | None],
    denominators: Sequence[float | None],
    reference_index: int,
) -> PotentialGain:
    """Return how many more would have the outcome if no group were below the reference's rate.

    Formula: the sum over groups of ``n_i max(0, p_ref - p_i)``. With N the people and X the
    outcomes in the groups below the reference, that is ``N p_ref - X``; its variance, by the delta
    method, is ``N^2 var(p_ref) + sum n_i^2 var(p_i)`` over those groups, var(p) = p(1 - p) / n. The
    95 % limits are clipped to 0 and to the N - X people without the outcome.

    Assumptions: independent binomial counts; a reference named before the figures were seen.

    Limits: the size of a gap, not a forecast. Which groups are below is taken as given, so the
    number is too large where groups hardly differ. With no group below there is no interval. A
    group where nobody or everybody has the outcome takes its variance from its Wilson interval.

    Reference: World Health Organization, Health Equity Assessment Toolkit (HEAT), technical notes:
    population attributable risk.

    Args:
        counts: People with the outcome in each group.
        denominators: People in each group.
        reference_index: Position of the reference group, from 0.

    Raises:
        ValueError: A number is negative, not finite or larger than it can be; the sequences are
            empty or of unequal length; there is no group at ``reference_index``.
    """
    check_parts(counts, denominators)
    check_whole_number("reference_index", reference_index, 0, len(counts) - 1)
    reason = missing_parts(counts, denominators)
    if reason:
        return PotentialGain(None, None, None, CONFIDENCE, METHOD, reason)
    x, n = present(counts), present(denominators)
    reference = int(reference_index)
    reference_rate = x[reference] / n[reference]
    below = tuple(i for i in range(len(x)) if n[i] * reference_rate - x[i] > NOBODY)
    if not below:
        reason = "no group has a lower rate than the reference, so there is no interval"
        return PotentialGain(0.0, None, None, CONFIDENCE, METHOD, reason, share=0.0)
    people = sum(n[i] for i in below)
    outcomes = sum(x[i] for i in below)
    value = people * reference_rate - outcomes
    parts = [n[i] * standard_error(x[i], n[i]) for i in below]
    error = math.hypot(people * standard_error(x[reference], n[reference]), *parts)
    reach = z_value(CONFIDENCE) * error
    lower, upper = max(0.0, value - reach), min(people - outcomes, value + reach)
    everybody = sum(n)
    return PotentialGain(
        value=value,
        lower=lower,
        upper=max(value, upper),
        confidence=CONFIDENCE,
        method=METHOD,
        share=value / everybody,
        share_lower=lower / everybody,
        share_upper=max(value, upper) / everybody,
        groups_below=below,
    )
