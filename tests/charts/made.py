"""Small profiles and funnels made by hand, with every hazard a chart meets."""

from __future__ import annotations

import math
from dataclasses import replace

from amhe_explore.measures import Completeness, PlaceCompleteness, Share
from amhe_explore.measures.results import (
    CLOSED,
    OPEN,
    PUBLISHED,
    Count,
    Difference,
    Estimate,
    Gate,
    GroupResult,
    PlaceRef,
    Profile,
    Recording,
    SourceRef,
)
from amhe_explore.measures.stage_results import Decomposition, Funnel, GroupFunnel, LossStep, Stage

KENT = PlaceRef("QKS", "Kent and Medway", "icb", "region:Y59")
ENGLAND = PlaceRef("ENG", "England", "england")
COAST = PlaceRef("X01", "Example Coast", "icb", "region:XR1")
SOURCE = SourceRef("annual", "2024-25", "NHS Talking Therapies annual report", "ab" * 32)

VOLUME = Gate(
    "stages",
    CLOSED,
    "Courses that finished fell by 46 % in a year (23,865 to 12,875) while referrals fell by 15 %, "
    "so a drop-off between stages would be false here.",
    "Finished courses fell by 46% in a year while referrals fell by 15%. Courses per 100 "
    "referrals would mislead.",
)
OFTEN_UNRECORDED = Gate(
    "outcomes",
    CLOSED,
    "Religion was not recorded for 54 % of the courses that finished.",
    "Religion was not recorded for 54% of finished courses.",
)

# England is exact, places below it are rounded to 5.
REFERRED = (47, 43, 39, 36, 31, 33, 30, 28, 27, 22)
ENGLAND_REFERRED = (60, 52, 48, 43, 39, 37, 34, 32, 31, 28)
FINISHED = (38, 40, 43, 41, 43, 43, 42, 44, 46, 45)
ENGLAND_FINISHED = (29, 33, 36, 38, 40, 41, 43, 44, 45, 46)
RECOVERED = (43, 43, 47, 47, 50, 48, 53, 55, 54, 55)
ENGLAND_RECOVERED = (42.8, 46.3, 48.2, 49.7, 51.1, 52.4, 53.3, 54.7, 55.5, 56.2)

TENTHS = (
    ("imd_01", "Most deprived tenth", "Most deprived"),
    *(
        (f"imd_{n:02d}", f"{name} most deprived tenth", name)
        for n, name in enumerate(["2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"], start=2)
    ),
    ("imd_10", "Least deprived tenth", "Least deprived"),
)
ETHNIC = (
    "Bangladeshi",
    "Indian",
    "Pakistani",
    "Any other Asian background",
    "African",
    "Caribbean",
    "Any other Black background",
    "White and Asian",
    "White and Black African",
    "White and Black Caribbean",
    "Any other Mixed background",
    "Chinese",
    "Any other ethnic group",
    "White British",
    "White Irish",
    "Any other White background",
)


def count(value: int | None, flag: str = PUBLISHED, base: int | None = 5) -> Count:
    """Return a count."""
    return Count(value, flag, None if value is None else base)


def rate(
    value: float | None,
    spread: float = 0.03,
    flag: str = PUBLISHED,
    precision: str = "whole per cent",
    numerator: int | None = 500,
    denominator: int | None = 1000,
    top: float | None = 1.0,
) -> Estimate:
    """Return a rate with an interval of so much either side."""
    if value is None:
        return Estimate(None, None, None, None, None, flag, "none", "none")
    upper = value + spread if top is None else min(value + spread, top)
    lower = max(value - spread, 0.0)
    return Estimate(value, lower, upper, numerator, denominator, flag, precision, "wilson")


def group(
    group_id: str,
    label: str,
    rates: dict[str, Estimate],
    counts: dict[str, Count] | None = None,
    short: str = "",
    kind: str = "known",
    order: int = 1,
) -> GroupResult:
    """Return one group."""
    return GroupResult(
        group_id, label, short or label, label.lower(), label, kind, order, counts or {}, rates
    )


def deprivation(
    place: PlaceRef = KENT, made_up: bool = False, gates: tuple[Gate, ...] = ()
) -> Profile:
    """Return ten tenths with referral rates, finished courses and recovery."""
    exact = place is ENGLAND
    precision = "exact" if exact else "whole per cent"
    referred = ENGLAND_REFERRED if exact else REFERRED
    finished = ENGLAND_FINISHED if exact else FINISHED
    recovered = ENGLAND_RECOVERED if exact else RECOVERED
    spread = 0.003 if exact else 0.03
    groups = [
        group(
            group_id,
            label,
            {
                "referral_rate": rate(
                    referred[n], 0.5 if exact else 1.5, precision=precision, top=None
                ),
                "completion": rate(finished[n] / 100, spread, precision=precision),
                "recovery": rate(recovered[n] / 100, spread, precision=precision),
            },
            {"referrals": count(4000 + 100 * n), "finished": count(900 + 10 * n)},
            short,
            order=n + 1,
        )
        for n, (group_id, label, short) in enumerate(TENTHS)
    ]
    unknown = group(
        "not_recorded",
        "Not recorded",
        {"completion": rate(0.21, spread), "recovery": rate(0.44, 0.06)},
        {"referrals": count(615)},
        kind="not_recorded",
        order=99,
    )
    return profile(place, "deprivation", "Deprivation", (*groups, unknown), made_up, gates)


def ethnicity(place: PlaceRef = KENT, made_up: bool = False) -> Profile:
    """Return 16 groups: very uneven sizes, a zero, suppressed and unpublished rates."""
    exact = place is ENGLAND
    groups = []
    for n, label in enumerate(ETHNIC):
        rates = {
            "completion": rate(0.30 + 0.01 * n, 0.05),
            "recovery": rate(0.36 + 0.01 * n, 0.08 if n != 13 else 0.01),
        }
        counts = {"referrals": count(36_000 if label == "White British" else 60 + 95 * n)}
        if n == 1 and not exact:
            rates["recovery"] = rate(None, flag="suppressed")
            counts["referrals"] = count(None, "suppressed")
        if n == 4 and not exact:
            rates["completion"] = rate(None, flag="not_published")
        if n == 6 and not exact:
            rates["recovery"] = rate(0.0, 0.04, numerator=0)
        if n == 11 and exact:
            counts["referrals"] = count(3, base=1)
            rates["recovery"] = rate(0.5, 0.3, precision="exact", numerator=2, denominator=4)
        groups.append(group(label.lower().replace(" ", "_"), label, rates, counts, order=n + 1))
    last = [
        group(
            "declined",
            "Asked, preferred not to say",
            {"completion": rate(0.2), "recovery": rate(0.5, 0.1)},
            {"referrals": count(310)},
            "Preferred not to say",
            "declined",
            98,
        ),
        group(
            "not_recorded",
            "Not recorded",
            {"completion": rate(0.2), "recovery": rate(0.47)},
            {"referrals": count(3085)},
            kind="not_recorded",
            order=99,
        ),
    ]
    return profile(place, "ethnicity_detailed", "Ethnicity (detailed)", (*groups, *last), made_up)


def profile(
    place: PlaceRef,
    characteristic: str,
    name: str,
    groups: tuple[GroupResult, ...],
    made_up: bool = False,
    gates: tuple[Gate, ...] = (),
) -> Profile:
    """Return a profile with a total in front."""
    total = group(
        "total",
        "Total",
        {"completion": rate(0.4), "recovery": rate(0.49, 0.01)},
        {"referrals": count(47_980), "finished": count(12_875)},
        kind="total",
        order=0,
    )
    return Profile(
        place,
        "2024-25",
        characteristic,
        name,
        made_up,
        (SOURCE,),
        (total, *groups),
        gates,
    )


def stage(
    stage_id: str,
    label: str,
    counted: Count,
    of_first: Estimate | None = None,
    of_previous: Estimate | None = None,
    reason: str = "",
) -> Stage:
    """Return one stage."""
    return Stage(stage_id, label, counted, of_first, of_previous, reason)


def activity(by_group: bool = True, place: PlaceRef = KENT, made_up: bool = False) -> Funnel:
    """Return the funnel of a year's counts, without steps where groups may not be shown."""
    steps = by_group
    stages = (
        stage("referrals", "Referrals received in the year", count(47_980)),
        stage("started", "Started treatment in the year", count(None, "not_published")),
        stage(
            "finished",
            "Courses finished in the year",
            count(12_875),
            rate(0.268, 0.004) if steps else None,
            rate(0.268, 0.004) if steps else None,
        ),
        stage(
            "eligible",
            "of these, above the clinical cut-off at the start, so could recover",
            count(12_520),
        ),
        stage(
            "recovered",
            "of these, recovered",
            count(6_160),
            None,
            rate(0.492, 0.01),
        ),
    )
    return Funnel(
        "activity",
        "In the year",
        "Counts of the year",
        place,
        "2024-25",
        "deprivation",
        made_up,
        (SOURCE,),
        GroupFunnel("total", "Total", "Total", "total", stages),
        (),
        by_group,
        "" if by_group else VOLUME.reason,
        ("Started treatment in the year", "Second treatment"),
    )


COHORT_STAGES = (
    ("ended", "Referrals that ended"),
    ("treated", "Had at least one treatment appointment"),
    ("finished", "Finished a course (two or more)"),
    ("eligible", "Above the clinical cut-off at the start"),
    ("recovered", "Recovered"),
)


def cohort(groups: int = 10, made_up: bool = False) -> Funnel:
    """Return the funnel of one cohort, for so many tenths."""
    labels = [(g, label, short) for g, label, short in TENTHS][:groups]
    each = tuple(
        GroupFunnel(g, label, short, "known", _cohort_stages(n))
        for n, (g, label, short) in enumerate(labels)
    )
    return Funnel(
        "cohort",
        "Referrals that ended in the year",
        "For every 100 referrals that ended",
        KENT,
        "2024-25",
        "deprivation",
        made_up,
        (SOURCE,),
        GroupFunnel("total", "Total", "Total", "total", _cohort_stages(4)),
        each,
        True,
        "",
        ("Ended after one appointment",),
    )


def _cohort_stages(n: int) -> tuple[Stage, ...]:
    """Return the stages of one group; the third group's recovery is suppressed."""
    shares = (1.0, 0.62 + 0.01 * n, 0.35 + 0.012 * n, 0.33 + 0.011 * n, 0.14 + 0.009 * n)
    stages = []
    for place, ((stage_id, label), share) in enumerate(zip(COHORT_STAGES, shares, strict=True)):
        counted, of_first = count(int(4000 * share)), rate(share, 0.012) if place else None
        if n == 2 and stage_id == "recovered":
            counted, of_first = count(None, "suppressed"), None
        stages.append(stage(stage_id, label, counted, of_first))
    return tuple(stages)


def recordings() -> tuple[Recording, ...]:
    """Return four characteristics, two of them closed and one without a total."""
    opened = (Gate("stages", OPEN), Gate("outcomes", OPEN))
    shut = (Gate("stages", CLOSED, "not recorded for 85 %"), OFTEN_UNRECORDED)
    return (
        Recording("ethnicity", "Ethnicity", 0.07, 0.05, None, *opened),
        Recording("sexual_orientation", "Sexual orientation", 0.15, 0.13, 0.04, *opened),
        Recording("religion", "Religion", 0.85, 0.54, 0.02, *shut),
        Recording("long_term_condition", "Long-term condition", 0.92, 0.9, None, *shut),
        Recording("disability", "Disability", None, None, None, *opened),
    )


def gender(place: PlaceRef = KENT, gates: tuple[Gate, ...] = ()) -> Profile:
    """Return three groups and the not recorded: few rows, a group without a comparator."""
    groups = [
        group(
            group_id,
            label,
            {"completion": rate(0.3 + n / 20), "recovery": rate(0.46 + n / 50, 0.02)},
            {"referrals": count(30_000 // (n + 1) ** 3)},
            kind="not_recorded" if group_id == "not_recorded" else "known",
            order=n,
        )
        for n, (group_id, label) in enumerate(
            (
                ("female", "Female"),
                ("male", "Male"),
                ("indeterminate", "Indeterminate"),
                ("not_recorded", "Not recorded"),
            )
        )
        if place is not ENGLAND or group_id != "indeterminate"
    ]
    return profile(place, "gender", "Gender", tuple(groups), False, gates)


def decomposition(shares: bool = True) -> Decomposition:
    """Return four steps: one unclear, one that is case-mix, two losses."""
    steps: tuple[LossStep, ...] = (
        _step("treated", "had at least one treatment session", (0.98, 0.94, 1.02), 0.62, 0.63),
        _step("finished", "finished a course", (0.76, 0.71, 0.82), 0.5, 0.66),
        _step(
            "eligible", "above the clinical cut-off at the start", (1.03, 1.01, 1.05), 0.95, 0.92
        ),
        _step("recovered", "recovered", (0.78, 0.72, 0.84), 0.43, 0.55),
    )
    given = (0.03, 0.53, -0.06, 0.5)
    if shares:
        steps = tuple(replace(each, share=n) for each, n in zip(steps, given, strict=True))
    whole = math.prod(each.ratio.value for each in steps if each.ratio is not None)
    return Decomposition(
        "imd_q1",
        "imd_q5",
        "Most deprived fifth",
        "Least deprived fifth",
        Difference(whole, whole * 0.9, whole * 1.1),
        steps,
        "" if shares else "the steps do not all point the same way",
    )


def _step(
    stage_id: str, label: str, ratio: tuple[float, float, float], own: float, other: float
) -> LossStep:
    """Return one step without its share."""
    return LossStep(
        stage_id, label, Difference(*ratio), own, other, None, case_mix=stage_id == "eligible"
    )


def no_decomposition() -> Decomposition:
    """Return a decomposition that is closed."""
    reason = (
        "Ethnicity was not recorded for 31% of referrals and 12% of finished courses: this was"
        " often recorded later on, so a drop-off by group would be false here."
    )
    return Decomposition("a", "b", "Bangladeshi", "White British", None, (), reason, reason)


def completeness(place: PlaceRef = KENT, made_up: bool = False) -> PlaceCompleteness:
    """Return four characteristics: mostly missing, partly declined, nearly all there, no total."""
    opened = (Gate("stages", OPEN), Gate("outcomes", OPEN))
    entries = tuple(
        Completeness(
            name.lower().replace(" ", "_"),
            name,
            (shared(missing, declined),) * 3,
            (Share(declined, "published") if declined else Share(None, "not_applicable"),) * 3,
            (shared(missing, 0.0),) * 3,
            *opened,
        )
        for name, missing, declined in (
            ("Disability", 0.28, 0.08),
            ("Deprivation", 0.002, 0.0),
            ("Long-term condition", 0.92, 0.0),
            ("Presenting complaint", None, 0.0),
        )
    )
    years = (("2023-24", entries), ("2024-25", entries))
    return PlaceCompleteness(place, "2024-25", made_up, (SOURCE,), entries, years)


def shared(missing: float | None, declined: float) -> Share:
    """Return what is missing less what was declined, or that there is no figure."""
    if missing is None:
        return Share(None, "not_published")
    return Share(missing - declined, "published")
