"""The counts of the example places before rounding: each year from England's rates, group by group.

A place-year begins with its deprivation tenths: adults x England's referral rate of the tenth, then
England's rates from stage to stage, each shifted by the place's own traits and scattered as chance
would. Their sum is the place's total. Every other characteristic shares that total out, by
England's shares and rates of its groups, so that its groups add up; disabilities overlap and are
drawn one by one. Ended = finished + after one session + untreated, near England's proportions.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from amhe_explore.catalogue import Example, ExamplePlace
from amhe_explore.sources.example_draw import around, between, draws, part_of, share_out
from amhe_explore.sources.example_england import TENTHS, England, Rates
from amhe_explore.sources.example_traits import Traits
from amhe_explore.sources.example_vocabulary import (
    DEPRIVATION,
    DISABILITY,
    NONE,
    NOT_KNOWN,
    Label,
    Part,
    Split,
    tenth_label,
)

Counts = dict[str, int]
# Assumed, for England prints neither: first treatments are those after one session and a few more
# than the courses finished; second treatments a few more again.
STARTED, SECOND = 1.04, 1.08
# Finished courses without a score at the start or at the end, in England 2024-25.
UNSCORED_START, UNSCORED_END = 0.0014, 0.0127
# The share not recorded among finished courses as a part of that among referrals, in England.
LATER = {"Gender": 0.66, "Ethnic Group": 0.59, "Religion": 0.82, "Sexual Orientation Type": 0.8}


class PlaceYear:
    """One example place in one year."""

    def __init__(
        self, place: ExamplePlace, period: str, traits: Traits, england: England, example: Example
    ) -> None:
        self._place, self._period, self._traits = place, period, traits
        self._england = england
        self._source = draws(place.code, period)
        self._adults = place.adults * _area(example, place.key, period) // 1000
        self._use = traits.use * between(self._source, 0.96, 1.04)
        self._use *= _volume(example, place.key, period, "referrals")
        self._keep = traits.keep * between(self._source, 0.96, 1.04)
        self._keep *= _volume(example, place.key, period, "finished")
        self._recovery = traits.recovery + between(self._source, -0.008, 0.008)
        ended = england.ended
        not_finished = ended["ended"] - ended["finished"]
        self._after_one = ended["ended_after_one"] / not_finished
        self._ended = ended["ended"] / ended["referrals"]

    def tenths(self) -> dict[Label, Counts]:
        """Return the counts of every deprivation tenth, and of those whose area is not known."""
        whole = self._england.rates([("Total", "", "")], self._period)
        found = {}
        for tenth in TENTHS:
            rates = self._england.rates([self._england.tenth(tenth, self._period)], self._period)
            adults = self._adults * self._place.tenths[tenth - 1] // 1000
            rate = self._england.referral_rate(tenth, self._period) * self._use
            referrals = int(around(self._source, adults * rate, rate))
            found[DEPRIVATION, tenth_label(tenth), NONE] = self.group(
                referrals, self._shifted(rates, whole)
            )
        known = sum(counts["referrals"] for counts in found.values())
        share = self._traits.not_recorded[DEPRIVATION]
        hidden = int(known * share / (1 - share))
        rates = self._england.rates([(DEPRIVATION, NOT_KNOWN, "")], self._period)
        found[DEPRIVATION, NOT_KNOWN, NONE] = self.group(hidden, self._shifted(rates, whole))
        return found

    def _shifted(self, rates: Rates, whole: Rates) -> Rates:
        """Return England's rates of a group as they are in this place."""

        def moved(own: float, all_groups: float, points: float) -> float:
            here = all_groups + (own - all_groups) * self._traits.slope + points
            return min(0.95, max(0.02, here))

        return Rates(
            min(0.9, rates.finished * self._keep),
            rates.not_at_caseness,
            moved(rates.recovered, whole.recovered, self._recovery),
            rates.reliably,
            moved(rates.improved, whole.improved, self._traits.improvement),
            rates.deteriorated,
        )

    def group(self, referrals: int, rates: Rates) -> Counts:
        """Return every count of one group of so many referrals."""
        draw = self._source
        finished = part_of(draw, referrals, rates.finished)
        left = max(int(referrals * self._ended) - finished, referrals // 10)
        after_one = part_of(draw, left, self._after_one)
        below = part_of(draw, finished, rates.not_at_caseness)
        above = finished - below - part_of(draw, finished - below, UNSCORED_START)
        recovered = part_of(draw, above, rates.recovered)
        reliably = part_of(draw, recovered, rates.reliably)
        improved = max(reliably, part_of(draw, finished, rates.improved))
        deteriorated = min(part_of(draw, finished, rates.deteriorated), finished - improved)
        rest = finished - improved - deteriorated
        return {
            "referrals": referrals,
            "started": after_one + int(finished * STARTED),
            "second_treatment": int(finished * SECOND),
            "ended": finished + left,
            "ended_untreated": left - after_one,
            "ended_after_one": after_one,
            "finished": finished,
            "at_caseness": above,
            "not_at_caseness": below,
            "improved": improved,
            "no_change": rest - min(rest, part_of(draw, finished, UNSCORED_END)),
            "deteriorated": deteriorated,
            "recovered": recovered,
            "reliably_recovered": reliably,
        }

    def shared(self, split: Split, total: Counts) -> dict[Label, Counts]:
        """Return the counts of every group of a characteristic; they add up to the total."""
        sharing = _Sharing(draws(self._place.code, self._period, split.name), total)
        rates = [self._england.rates(part.like) for part in split.parts]
        referrals = sharing.out("referrals", self._weights(split))
        sharing.out("finished", self._finished_weights(split, referrals, rates))
        sharing.stages(rates)
        return {
            part.label: {name: column[n] for name, column in sharing.columns.items()}
            for n, part in enumerate(split.parts)
        }

    def _weights(self, split: Split) -> list[float]:
        """Return what share of referrals each group has."""
        weights = [self._weight(part) if part.recorded else 0.0 for part in split.parts]
        share = self._traits.not_recorded.get(split.name, 0.0)
        known = sum(weights)
        return [
            weight / known * (1 - share) if part.recorded else share
            for part, weight in zip(split.parts, weights, strict=True)
        ]

    def _weight(self, part: Part) -> float:
        """Return how often a group is met here, against the others of its characteristic."""
        tilt = self._traits.tilts.get(part.like[0], 1.0)
        lean = between(draws(self._place.code, *part.like[0]), 0.85, 1.15)
        return (part.share or self._england.counts(part.like)["referrals"]) * tilt * lean

    def _finished_weights(
        self, split: Split, referrals: Sequence[int], rates: Sequence[Rates]
    ) -> list[float]:
        """Return what share of finished courses each group has: fewer are not recorded by then."""
        kept = [
            number * rate.finished if part.recorded else 0.0
            for part, number, rate in zip(split.parts, referrals, rates, strict=True)
        ]
        hidden = self._traits.not_recorded.get(split.name, 0.0) * LATER.get(split.name, 0.98)
        known = sum(kept)
        return [
            weight / known * (1 - hidden) if part.recorded and known else hidden
            for part, weight in zip(split.parts, kept, strict=True)
        ]

    def disabilities(self, total: Counts) -> dict[Label, Counts]:
        """Return the counts of every disability; they overlap and add up to more than the total."""
        everyone = self._england.counts([("Total", "", "")])["referrals"]
        keep = total["finished"] / total["referrals"]
        usual = self._england.rates([("Total", "", "")])
        found = {}
        for like in self._england.labels(DISABILITY):
            share = self._england.counts([like])["referrals"] / everyone
            lean = between(draws(self._place.code, *like), 0.7, 1.3)
            rates = self._shifted(self._england.rates([like]), usual)
            here = rates.finished * keep / (usual.finished * self._keep)
            referrals = part_of(self._source, total["referrals"], min(share * lean, 0.8))
            kept = Rates(min(0.9, here), *_others(rates))
            found[DISABILITY, like[1], NONE] = self.group(referrals, kept)
        return found


class _Sharing:
    """Shares one place's counts out between the groups of a characteristic, stage by stage."""

    def __init__(self, source: random.Random, total: Mapping[str, int]) -> None:
        self._source, self._total = source, total
        self.columns: dict[str, list[int]] = {}

    def out(
        self, name: str, weights: Sequence[float], most: Sequence[int] | None = None
    ) -> list[int]:
        """Return one count shared out by weights, scattered as chance would."""
        whole = sum(weights)
        total = self._total[name]
        scattered = [
            around(self._source, total * weight / whole, weight / whole) if whole else 0.0
            for weight in weights
        ]
        if not sum(scattered):
            scattered = [1.0] * len(weights)
        self.columns[name] = share_out(total, scattered, most)
        return self.columns[name]

    def stages(self, rates: Sequence[Rates]) -> None:
        """Share out every count that follows from referrals and finished courses."""
        columns = self.columns
        referrals, finished = columns["referrals"], columns["finished"]
        pairs = list(zip(referrals, finished, strict=True))
        left = [max(came - ended, came / 10) for came, ended in pairs]
        one = self.out("ended_after_one", left)
        untreated = self.out("ended_untreated", left)
        columns["ended"] = [sum(each) for each in zip(finished, one, untreated, strict=True)]
        self.out("started", [a + b * STARTED for a, b in zip(one, finished, strict=True)])
        self.out("second_treatment", [float(each) for each in finished])
        below = self._rated("not_at_caseness", finished, rates, lambda each: each.not_at_caseness)
        eligible = _less(finished, below)
        above = self.out("at_caseness", [float(each) for each in eligible], eligible)
        recovered = self._rated("recovered", above, rates, lambda each: each.recovered)
        self._rated("reliably_recovered", recovered, rates, lambda each: each.reliably)
        improved = self._rated("improved", finished, rates, lambda each: each.improved)
        rest = _less(finished, improved)
        weights = [n * each.deteriorated for n, each in zip(finished, rates, strict=True)]
        worse = self.out("deteriorated", weights, rest)
        unchanged = _less(rest, worse)
        self.out("no_change", [float(each) for each in unchanged], unchanged)

    def _rated(
        self, name: str, base: Sequence[int], rates: Sequence[Rates], rate: Callable[[Rates], float]
    ) -> list[int]:
        """Return a count shared out by each group's rate of a base, which it never exceeds."""
        weights = [number * rate(each) for number, each in zip(base, rates, strict=True)]
        return self.out(name, weights, base)


def _less(whole: Sequence[int], part: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(whole, part, strict=True)]


def _others(rates: Rates) -> tuple[float, float, float, float, float]:
    """Return the rates of a group other than the share that finished."""
    return (
        rates.not_at_caseness,
        rates.recovered,
        rates.reliably,
        rates.improved,
        rates.deteriorated,
    )


def _area(example: Example, place: str, period: str) -> int:
    """Return how large a place was in a year, per mille of what it is now."""
    found = [a.per_mille for a in example.areas if a.place == place and period < a.before]
    return found[0] if found else 1000


def _volume(example: Example, place: str, period: str, stage: str) -> float:
    """Return what is left of a stage in a year with a break, as a factor."""
    factor = 1.0
    for each in example.volume:
        if (each.place, each.stage) == (place, stage) and (
            period == each.period or (each.lasting and period > each.period)
        ):
            factor *= each.percent / 100
    return factor
