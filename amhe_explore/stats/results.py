"""What the statistics return: frozen results that say why a number is missing.

Every result carries the same six fields. Where a number cannot be given, ``value`` and the limits
are None and ``reason`` says why, in words for a reader; neither 0 nor NaN stands for "not known".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """An estimate with its limits.

    Attributes:
        value: The estimate, or None where there is none.
        lower: Its lower limit, or None.
        upper: Its upper limit, or None.
        confidence: The confidence of the limits (0.95 for 95 %), or None where there are no limits
            by design (tests) or they are not a confidence interval (bounds).
        method: The name of the method, as shown beside the number.
        reason: Why a number or its limits are missing; None where nothing is missing.
    """

    value: float | None
    lower: float | None
    upper: float | None
    confidence: float | None
    method: str
    reason: str | None = None


@dataclass(frozen=True)
class Difference(Estimate):
    """A difference between two estimates.

    Attributes:
        p_value: Two-sided p-value in agreement with the interval: below ``1 - confidence`` exactly
            where the interval excludes 0. None where there is no interval.
    """

    p_value: float | None = None


@dataclass(frozen=True)
class Ratio(Estimate):
    """A ratio of two proportions.

    Attributes:
        p_value: Two-sided p-value on the log scale, in agreement with the interval.
    """

    p_value: float | None = None


@dataclass(frozen=True)
class RoundedProportion(Estimate):
    """A proportion of rounded counts.

    Attributes:
        box_lower: The smallest proportion the rounded counts allow (no sampling error in it).
        box_upper: The largest proportion the rounded counts allow.
    """

    box_lower: float | None = None
    box_upper: float | None = None


@dataclass(frozen=True)
class SlopeIndex(Estimate):
    """Slope index of inequality (``value`` repeats it), relative index and intercept with limits.

    Attributes:
        sii: Fitted rate at the most advantaged end minus that at the most disadvantaged end.
        sii_lower: Its lower limit.
        sii_upper: Its upper limit.
        rii: Fitted rate at the most advantaged end divided by that at the most disadvantaged end.
        rii_lower: Its lower limit.
        rii_upper: Its upper limit.
        intercept: Fitted rate at the most disadvantaged end.
        intercept_lower: Its lower limit.
        intercept_upper: Its upper limit.
        rii_reason: Why ``rii`` or its limits are missing while ``sii`` is not; otherwise None.
        rii_method: The definition of ``rii``, to be named wherever it is shown.
    """

    sii: float | None = None
    sii_lower: float | None = None
    sii_upper: float | None = None
    rii: float | None = None
    rii_lower: float | None = None
    rii_upper: float | None = None
    intercept: float | None = None
    intercept_lower: float | None = None
    intercept_upper: float | None = None
    rii_reason: str | None = None
    rii_method: str | None = None


@dataclass(frozen=True)
class SignificanceTest(Estimate):
    """A chi-square test; ``value`` repeats ``statistic`` and there are no limits.

    Attributes:
        statistic: The chi-square statistic.
        p_value: Its upper tail probability.
        degrees_of_freedom: The degrees of freedom.
        smallest_expected: The smallest expected cell count; below 5, take the p-value with care.
    """

    statistic: float | None = None
    p_value: float | None = None
    degrees_of_freedom: int | None = None
    smallest_expected: float | None = None


@dataclass(frozen=True)
class TimeTrend(Estimate):
    """A trend over the latest five points; ``value`` repeats ``slope`` and there are no limits.

    Attributes:
        slope: Change of the proportion from one point to the next in the fit over all five points.
        slopes_without_one: The slopes with each point left out in turn, oldest first.
        significant: True only where the statistic passes its limit and all six slopes share a sign.
        direction: "increasing", "decreasing" or "no significant change"; None where not tested.
        statistic: Chi-square for trend, one degree of freedom.
        p_value: Its upper tail probability.
    """

    slope: float | None = None
    slopes_without_one: tuple[float, ...] = ()
    significant: bool | None = None
    direction: str | None = None
    statistic: float | None = None
    p_value: float | None = None


@dataclass(frozen=True)
class FunnelLimits:
    """Control limits of a funnel plot, one pair for each denominator in the order given.

    Attributes:
        value: The target.
        lower: The lower limits; None for a place without a denominator.
        upper: The upper limits; None for a place without a denominator.
        confidence: The confidence of the limits.
        method: The name of the method.
        reason: Why limits or the factor are missing; None where nothing is missing.
        overdispersion: The winsorised over-dispersion factor; None where no counts were given.
        overdispersion_used: True where the limits were widened by it.
    """

    value: float | None
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    confidence: float
    method: str
    reason: str | None = None
    overdispersion: float | None = None
    overdispersion_used: bool = False


@dataclass(frozen=True)
class PotentialGain(Estimate):
    """How many more would have the outcome if no group were below the reference's rate.

    Attributes:
        share: ``value`` divided by everybody (0.056 is 5.6 points).
        share_lower: Its lower limit.
        share_upper: Its upper limit.
        groups_below: Positions of the groups below the reference.
    """

    share: float | None = None
    share_lower: float | None = None
    share_upper: float | None = None
    groups_below: tuple[int, ...] = ()


@dataclass(frozen=True)
class LogRatio(Estimate):
    """A ratio of two proportions by its log: ``value``, ``lower`` and ``upper`` are logs.

    Attributes:
        ratio: The group's proportion divided by the reference's.
        ratio_lower: Its lower limit.
        ratio_upper: Its upper limit.
        group_proportion: The group's proportion.
        reference_proportion: The reference's proportion.
    """

    ratio: float | None = None
    ratio_lower: float | None = None
    ratio_upper: float | None = None
    group_proportion: float | None = None
    reference_proportion: float | None = None


@dataclass(frozen=True)
class StageStep(LogRatio):
    """One step of a decomposition, from one stage to the next.

    Attributes:
        position: 0 for the step from the first to the second stage, and so on.
        share: This step's part of the whole gap (can be negative or above 1); None where the whole
            gap is not distinguishable from none.
    """

    position: int = 0
    share: float | None = None


@dataclass(frozen=True)
class StageDecomposition(LogRatio):
    """The log ratio of two end-to-end proportions, split into its steps.

    Attributes:
        steps: The steps from first to last; their values sum to ``value``.
        distinguishable: Whether the interval of the whole gap excludes none; shares only then.
    """

    steps: tuple[StageStep, ...] = ()
    distinguishable: bool | None = None


@dataclass(frozen=True)
class UnknownBounds(Estimate):
    """A difference between the known, with bounds over which group the unknown belong to.

    Attributes:
        tipping_point: The smallest number of the unknown who must belong to the group with the
            lower rate and have the outcome for the gap to close, whoever the others are; None where
            the gap cannot close, or where there is no gap.
    """

    tipping_point: int | None = None


@dataclass(frozen=True)
class AdjustedPValues:
    """P-values adjusted for many comparisons, in the order given.

    Attributes:
        value: The adjusted p-values; None where none was given.
        lower: Always None.
        upper: Always None.
        confidence: Always None.
        method: The name of the method.
        reason: Why some could not be adjusted; None where all could.
        tested: How many comparisons were tested.
        not_tested: How many could not be tested.
    """

    value: tuple[float | None, ...]
    lower: None
    upper: None
    confidence: None
    method: str
    reason: str | None = None
    tested: int = 0
    not_tested: int = 0


@dataclass(frozen=True)
class Correlation(Estimate):
    """A correlation, -1 to 1.

    Attributes:
        places: How many pairs of numbers it rests on.
    """

    places: int = 0


@dataclass(frozen=True)
class StraightLine:
    """A least-squares line and what its limits are made of.

    Attributes:
        value: The slope: change of y for one more x.
        lower: Lower limit of the slope.
        upper: Upper limit of the slope.
        confidence: Confidence of the limits.
        method: Name of the method.
        reason: Always "": without a line there is no result.
        intercept: The line at x = 0.
        places: How many pairs it rests on.
        mean_x: Mean of x.
        spread_x: Sum of squared distances of x from its mean.
        residual: Standard deviation around the line, with n - 2 degrees of freedom.
        times: Student's t quantile of the limits.
    """

    value: float
    lower: float
    upper: float
    confidence: float
    method: str
    reason: str
    intercept: float
    places: int
    mean_x: float
    spread_x: float
    residual: float
    times: float


@dataclass(frozen=True)
class LinePoint:
    """A line at one x: its value, its own limits, and the limits within which a place lies.

    Attributes:
        value: The line.
        lower: Lower limit of the line.
        upper: Upper limit of the line.
        confidence: Confidence of the limits.
        method: Name of the method.
        reason: Always "".
        x: Where.
        place_lower: Lower limit for a single place.
        place_upper: Upper limit for a single place.
    """

    value: float
    lower: float
    upper: float
    confidence: float
    method: str
    reason: str
    x: float
    place_lower: float
    place_upper: float
