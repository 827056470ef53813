"""What can be worked out of the figures: interval arithmetic over a profile's JSON.

Every true count is an unknown. Published cells bound it: a count rounded to 5 within 2 either side,
a suppressed one to 0..4, a whole percentage within half a point; parts never exceed their whole. A
reader may add what our own results say: numerators, denominators, eligible counts, joined groups,
shares not recorded, rates with their precision. The bounds are tightened until nothing moves.
Several profiles may be joined: an area is the sum of the areas that it is made of, and a reader may
add whatever else was said of single cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]
Json = dict[str, Any]

# (parts, whole): the parts together are at most the whole.
WITHIN = (
    (("at_caseness", "not_at_caseness"), "finished"),
    (("improved", "no_change", "deteriorated"), "finished"),
    (("recovered", "not_at_caseness"), "finished"),
    (("reliably_recovered",), "recovered"),
    (("ended_untreated", "ended_after_one", "finished"), "ended"),
)
BASE = {
    "recovery": "eligible",
    "reliable_recovery": "eligible",
    "reliable_improvement": "finished",
    "deterioration": "finished",
}
TOP = {
    "recovery": "recovered",
    "reliable_recovery": "reliably_recovered",
    "reliable_improvement": "improved",
    "deterioration": "deteriorated",
}
ROUNDS = 20
FAR = 10.0**9


@dataclass
class Bounds:
    """The range of every unknown, and how to narrow it."""

    low: dict[Key, float] = field(default_factory=dict)
    high: dict[Key, float] = field(default_factory=dict)
    moved: bool = False

    def known(self, key: Key) -> bool:
        """Whether there is an unknown of this name."""
        return key in self.low

    def narrow(self, key: Key, low: float, high: float) -> None:
        """Cut the range of an unknown, never to nothing."""
        if low > self.low[key] + 1e-9 and low <= self.high[key]:
            self.low[key], self.moved = low, True
        if high < self.high[key] - 1e-9 and high >= self.low[key]:
            self.high[key], self.moved = high, True

    def sum_within(self, keys: list[Key], low: float, high: float) -> None:
        """Use that some unknowns add up to something in a range."""
        if not all(self.known(key) for key in keys):
            return
        lows, highs = sum(self.low[k] for k in keys), sum(self.high[k] for k in keys)
        for key in keys:
            others_low, others_high = lows - self.low[key], highs - self.high[key]
            self.narrow(key, low - others_high, high - others_low)


def suppressed_bounds(found: Json, with_results: bool) -> dict[Key, tuple[float, float]]:
    """The range of every suppressed count of a profile.

    Args:
        found: The profile as JSON.
        with_results: Whether to use what we worked out as well as the published cells.
    """
    return joint_bounds({"": found}, with_results)


def joint_bounds(
    profiles: dict[str, Json],
    with_results: bool,
    sums: tuple[tuple[str, tuple[str, ...]], ...] = (),
    told: tuple[tuple[Key, float, float], ...] = (),
) -> dict[Key, tuple[float, float]]:
    """The range of every suppressed count of several profiles, by (name + group, count).

    Args:
        profiles: Profiles as JSON by a name, which goes before their groups' ids.
        with_results: Whether to use what we worked out as well as the published cells.
        sums: Which of them is the sum of which others, group by group.
        told: What else was said of single counts: at least and at most. Results, like ours.
    """
    found = [_named(name, each) for name, each in profiles.items()]
    bounds = _started(found)
    for _ in range(ROUNDS):
        bounds.moved = False
        for each in found:
            _once(bounds, each, with_results)
        for whole, parts in sums:
            _sum(bounds, profiles[whole], whole, parts)
        for key, low, high in told if with_results else ():
            bounds.narrow(key, low, high)
        if not bounds.moved:
            break
    return {
        (group["id"], name): (bounds.low[(group["id"], name)], bounds.high[(group["id"], name)])
        for each in found
        for group in each["groups"]
        for name, count in group["counts"].items()
        if count["flag"] == "suppressed" and bounds.known((group["id"], name))
    }


def _started(found: list[Json]) -> Bounds:
    """What each published cell says by itself."""
    bounds = Bounds()
    for group in (group for each in found for group in each["groups"]):
        if not group["worked_out"]:
            _start(bounds, group)
    return bounds


def _named(name: str, found: Json) -> Json:
    """The profile with its name before every group's id."""
    return found | {"groups": [group | {"id": name + group["id"]} for group in found["groups"]]}


def _sum(bounds: Bounds, found: Json, whole: str, parts: tuple[str, ...]) -> None:
    """Use that every true count of a whole is the sum of its parts' counts."""
    for group in found["groups"]:
        for name in group["counts"]:
            key = (whole + group["id"], name)
            keys = [(part + group["id"], name) for part in parts]
            if all(bounds.known(each) for each in (key, *keys)):
                bounds.sum_within(keys, bounds.low[key], bounds.high[key])
                lows = sum(bounds.low[each] for each in keys)
                bounds.narrow(key, lows, sum(bounds.high[each] for each in keys))


def _once(bounds: Bounds, found: Json, with_results: bool) -> None:
    """Use everything once."""
    for group in found["groups"]:
        if group["worked_out"]:
            continue
        _published(bounds, group)
        if with_results:
            _results(bounds, group)
    _siblings(bounds, found)
    if with_results:
        _shares(bounds, found)
        _gradient(bounds, found)


def _start(bounds: Bounds, group: Json) -> None:
    """Put in what each cell says by itself."""
    for name, count in group["counts"].items():
        key = (group["id"], name)
        if name == "eligible":
            continue
        if count["flag"] == "published":
            reach = 2 if count["rounded_to"] == 5 else 0
            bounds.low[key] = max(count["value"] - reach, 0)
            bounds.high[key] = count["value"] + reach
        elif count["flag"] == "suppressed":
            bounds.low[key], bounds.high[key] = 0.0, 4.0


def _published(bounds: Bounds, group: Json) -> None:
    """Use the relations between a group's published cells, and its published percentages."""
    for parts, whole in WITHIN:
        whole_key = (group["id"], whole)
        keys = [(group["id"], part) for part in parts]
        if not bounds.known(whole_key):
            continue
        bounds.sum_within(keys, 0, bounds.high[whole_key])
        if all(bounds.known(key) for key in keys):
            bounds.narrow(whole_key, sum(bounds.low[key] for key in keys), FAR)
    for name, rate in group["rates"].items():
        if rate["published"] is not None and name in BASE:
            half = 0.0005 if rate["precision"] == "exact" else 0.005
            _percent(bounds, group["id"], name, rate["published"], half)


def _percent(bounds: Bounds, group: str, name: str, value: float, half: float) -> None:
    """Use that a rate lies within half a unit of its print: it bounds its numerator."""
    top, finished, below = (group, TOP[name]), (group, "finished"), (group, "not_at_caseness")
    if not bounds.known(top) or not bounds.known(finished):
        return
    least, most = bounds.low[finished], bounds.high[finished]
    if BASE[name] == "eligible":
        if not bounds.known(below):
            return
        least, most = least - bounds.high[below], most - bounds.low[below]
    bounds.narrow(top, max(value - half, 0) * max(least, 0), (value + half) * max(most, 0))


def _results(bounds: Bounds, group: Json) -> None:
    """Use what our results say of one group: numerators, denominators, eligible, rates."""
    own = group["id"]
    eligible = group["counts"]["eligible"]
    if eligible["value"] is not None:
        _eligible(bounds, own, eligible["value"])
    for name, rate in group["rates"].items():
        if name not in BASE:
            continue
        if rate["denominator"] is not None and BASE[name] == "eligible":
            # Beside a suppressed part it would be read as a count of its own, rounded once.
            _eligible(bounds, own, rate["denominator"], 2 if eligible["value"] is None else 4)
        if rate["numerator"] is not None and bounds.known((own, TOP[name])):
            bounds.narrow((own, TOP[name]), rate["numerator"] - 2, rate["numerator"] + 2)
        if rate["value"] is not None and rate["precision"] == "whole per cent":
            _percent(bounds, own, name, rate["value"], 0.005)


def _eligible(bounds: Bounds, group: str, value: float, reach: float = 4) -> None:
    """Use that finished less not_at_caseness is this, both of them rounded."""
    finished, below = (group, "finished"), (group, "not_at_caseness")
    if bounds.known(finished) and bounds.known(below):
        at_most = bounds.high[finished] - (value - reach)
        bounds.narrow(below, bounds.low[finished] - (value + reach), at_most)


def _siblings(bounds: Bounds, found: Json) -> None:
    """Use that the groups of a characteristic are parts of the place: at most its total."""
    if found["characteristic"] in ("disability", "long_term_condition"):
        return
    own = [group["id"] for group in found["groups"][1:] if not group["worked_out"]]
    total = found["groups"][0]
    for name in total["counts"]:
        whole = (total["id"], name)
        keys = [(each, name) for each in own if bounds.known((each, name))]
        if bounds.known(whole) and keys:
            bounds.sum_within(keys, 0, bounds.high[whole])


def _shares(bounds: Bounds, found: Json) -> None:
    """Use the share not recorded: times the total it is what the hidden groups publish."""
    hidden = [g for g in found["groups"] if g["kind"] in ("declined", "not_recorded")]
    for name, share in found["not_recorded_share"].items():
        total = found["groups"][0]["counts"][name]["value"]
        keys = [(g["id"], name) for g in hidden]
        blanks = sum(g["counts"][name]["value"] is None for g in hidden)
        reach = 2 * (len(hidden) - blanks) + 0.5
        # A suppressed one counts as 0: the truth may be 4 more for each.
        bounds.sum_within(keys, share * total - reach, share * total + reach + 4 * blanks)


def _gradient(bounds: Bounds, found: Json) -> None:
    """Use how many courses a gradient stands on: rounding, and a guess where one is suppressed."""
    if found["gradient"] is None or "events_among" not in found["gradient"]:
        return
    among = found["gradient"]["events_among"]
    tenths = [g for g in found["groups"] if g["kind"] == "known"]
    known = [g["rates"]["recovery"]["denominator"] for g in tenths]
    if sum(each is None for each in known) != 1:
        return
    hidden = tenths[known.index(None)]
    left = among - sum(each or 0 for each in known)
    reach = 4 * len(tenths)
    finished, below = (hidden["id"], "finished"), (hidden["id"], "not_at_caseness")
    bounds.narrow(below, bounds.low[finished] - left - reach, bounds.high[finished] - left + reach)
