"""The rules of every comparison in words, each threshold as `data/rules.toml` has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from amhe_explore import catalogue
from amhe_explore.catalogue import Break, Catalogue, Rules
from amhe_explore.narrative.wording import listed
from amhe_explore.theme import formats


@dataclass(frozen=True, slots=True)
class RuleSentence:
    """What the rules say on one topic."""

    topic: str
    text: str


def rule_sentences(known: Catalogue | None = None) -> tuple[RuleSentence, ...]:
    """Return every rule as sentences, topic by topic."""
    held = catalogue.load() if known is None else known
    return (
        *(RuleSentence(topic, say(held.rules)) for topic, say in TOPICS),
        RuleSentence("About the same", _about_the_same(held)),
        RuleSentence("Places whose area changed", _breaks(held, "area")),
        RuleSentence("Place-years that are not comparable", _breaks(held, "incomplete")),
    )


def _size(rules: Rules) -> str:
    return (
        f"A group with a denominator under {rules.size_not_compared_under:,} is not compared. From "
        f"there to under {rules.size_take_care_under:,} the comparison is marked: take care."
    )


def _precision(rules: Rules) -> str:
    return (
        f"Counts below England are rounded to the nearest {rules.precision_base}. With a "
        f"denominator of {rules.precision_ratio_from:,} or more a rate is the ratio of the rounded "
        "counts; with a smaller one it is the percentage as published. Labels print the published "
        "percentage."
    )


def _hidden_cut_off(rules: Rules) -> str:
    return (
        "Where the number below the clinical cut-off at the start is suppressed, recovery is out "
        "of the published number above it if that is within "
        f"{rules.precision_at_caseness_within} of those who finished, else out of those who "
        f"finished less {rules.precision_eligible_guess}. Such a rate is marked approximate and "
        "its denominator is not shown."
    )


def _across_stages(rules: Rules) -> str:
    return (
        "Stages are not set side by side by group where more than "
        f"{_percent(rules.stages_not_recorded_over)} of referrals have no group recorded, or where "
        f"that share differs by more than {_points(rules.stages_not_recorded_difference_over)} "
        "between referral and the end of treatment: the group was then recorded later on, and a "
        "drop-off by group would be false."
    )


def _outcomes(rules: Rules) -> str:
    return (
        "Outcomes by group are compared where up to "
        f"{_percent(rules.outcomes_not_recorded_fine_to)} of finished courses have no group "
        "recorded; above that they are marked: take care; over "
        f"{_percent(rules.outcomes_not_recorded_closed_over)} there is a table and no comparison."
    )


def _volume(rules: Rules) -> str:
    return (
        "Stages and years are not compared where referrals, treatments started or courses finished "
        f"changed by more than {_percent(rules.volume_change_over)} and by more than "
        f"{rules.volume_change_count_over:,} on the year before, or where one provider code, not "
        f"there the year before, reports more than {_percent(rules.volume_new_provider_share_over)}"
        f" of the referrals. Not applied to {listed(rules.volume_exempt_periods)}."
    )


def _pandemic(rules: Rules) -> str:
    return (
        f"{listed(rules.pandemic_periods)}, the pandemic year, is drawn hollow and is never a "
        f"baseline. A trend needs {rules.comparable_periods_needed} comparable years."
    )


def _rest(rules: Rules) -> str:
    return (
        "Everyone else is the total less the group less those not recorded. It is used only where "
        f"all three are published, {rules.rest_denominator_from:,} or more are left, and the group "
        f"is at most {_percent(rules.rest_share_to)} of those recorded. Its count is not printed."
    )


def _slightly(rules: Rules) -> str:
    return (
        "Lower or higher is said where the likely range of the difference excludes nought; "
        f"slightly, where the difference is under {_points(rules.slightly_under)}. Everything else "
        "is: cannot tell."
    )


def _many(rules: Rules) -> str:
    return (
        f"Where more than {rules.many_comparisons_over} comparisons stand on one screen, lower and "
        "higher are said only where they outlast the method of Benjamini and Hochberg at "
        f"{rules.false_discovery_level:.0%}, and the screen says how many could not be tested."
    )


def _lists(rules: Rules) -> str:
    return (
        "Gaps we are sure of have a denominator of "
        f"{rules.scan_denominator_from:,} or more in the year. Large gaps in small groups have "
        f"fewer, and a difference of {_points(rules.scan_small_gap_from)} or more over three years "
        "together."
    )


def _learn(rules: Rules) -> str:
    return (
        "A place is named as one to learn from only with a denominator of "
        f"{rules.learn_denominator_from:,} or more in each of two years and no more than "
        f"{_percent(rules.learn_not_recorded_to)} not recorded."
    )


def _disclosure(rules: Rules) -> str:
    return (
        "A suppressed count is never worked back. Two characteristics together are shown below "
        f"England only where every cell is {rules.intersection_cell_from} or more. Disagreements "
        f"between sources print their figures from {rules.disagreement_shown_from} up; of cells "
        "that are suppressed in the source in use only how many differ is said."
    )


def _checks(rules: Rules) -> str:
    return (
        "The build lists place-years whose referrals change more than "
        f"{rules.referrals_fold_change_listed:g}-fold."
    )


TOPICS: tuple[tuple[str, Callable[[Rules], str]], ...] = (
    ("Size", _size),
    ("Precision", _precision),
    ("Suppressed cut-off", _hidden_cut_off),
    ("Recording, from stage to stage", _across_stages),
    ("Recording, outcomes", _outcomes),
    ("Volume break", _volume),
    ("Pandemic year", _pandemic),
    ("Everyone else", _rest),
    ("Lower, higher, slightly", _slightly),
    ("Many comparisons", _many),
    ("Lists of gaps", _lists),
    ("Places to learn from", _learn),
    ("Disclosure", _disclosure),
    ("Checks", _checks),
)


def _about_the_same(held: Catalogue) -> str:
    """Return within what an interval must lie for two groups to be called about the same."""
    by_reach: dict[float, list[str]] = {}
    for measure, reach in held.rules.same_within.items():
        entry = held.measures.get(measure)
        by_reach.setdefault(reach, []).append(measure if entry is None else entry.name.lower())
    parts = [f"{_points(reach)} ({listed(names)})" for reach, names in by_reach.items()]
    low, high = held.rules.same_ratio
    return (
        "Said where the whole likely range of the difference lies within "
        f"{' or '.join(parts)} either side of nought; for rates per head and ratios, where that of "
        f"the ratio lies from {low:.2f} to {high:.2f}."
    )


def _breaks(held: Catalogue, kind: str) -> str:
    """Return the place-years that the rules name themselves, with their reasons."""
    said = [_break(held, each) for each in held.rules.breaks if each.kind == kind]
    return " ".join(said) or "None."


def _break(held: Catalogue, each: Break) -> str:
    """Return one break: places, from when, why."""
    names = _names(held, each.places)
    when = f"from {each.period}" if each.kind == "area" else f"in {each.period}"
    return f"{names}, {when}: {each.reason}."


def _names(held: Catalogue, keys: Sequence[str]) -> str:
    """Return places by name."""
    return listed([held.places[key].name if key in held.places else key for key in keys])


def _percent(share: float) -> str:
    """Return a share as a per cent, without a decimal that is nought."""
    return f"{formats.per_text(share, 100, 1).removesuffix('.0')}%"


def _points(share: float) -> str:
    """Return a difference of proportions in points."""
    return f"{formats.per_text(share, 100, 1).removesuffix('.0')} points"
