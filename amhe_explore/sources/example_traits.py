"""What sets the example places apart: drawn once for each, the same in every year.

The shares not recorded are spread evenly over the range met in the official files (ethnicity 2 to
22 %, religion 6 to 99 %), each place at its own step, so that every gate meets a place on either
side of it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from amhe_explore.catalogue import ExamplePlace
from amhe_explore.sources.example_draw import between, draws
from amhe_explore.sources.example_england import England
from amhe_explore.sources.example_vocabulary import (
    COMPLAINT,
    CONDITION,
    DEPRIVATION,
    DESCRIPTOR,
    ETHNIC,
    GENDER,
    ORIENTATION,
    RELIGION,
    Label,
)

# Not recorded at referral, in the newest year: least and most, per cent.
NOT_RECORDED = {
    ETHNIC: (2.0, 22.0),
    RELIGION: (6.0, 99.0),
    ORIENTATION: (5.0, 70.0),
    CONDITION: (35.0, 97.0),
    GENDER: (0.1, 4.0),
    DEPRIVATION: (0.3, 4.0),
    COMPLAINT: (8.0, 45.0),
}
# Detailed ethnic groups of the catalogue: broad and detailed label, and what the Census calls them.
ETHNIC_GROUPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "bangladeshi": ("Asian or Asian British", "Bangladeshi", ("Bangladeshi",)),
    "indian": ("Asian or Asian British", "Indian", ("Indian",)),
    "pakistani": ("Asian or Asian British", "Pakistani", ("Pakistani",)),
    "any_other_asian_background": (
        "Asian or Asian British",
        "Any other Asian background",
        ("Other Asian",),
    ),
    "african": ("Black or Black British", "African", ("African",)),
    "caribbean": ("Black or Black British", "Caribbean", ("Caribbean",)),
    "any_other_black_background": (
        "Black or Black British",
        "Any other Black background",
        ("Other Black",),
    ),
    "white_and_asian": ("Mixed", "White and Asian", ("White and Asian",)),
    "white_and_black_african": ("Mixed", "White and Black African", ("White and Black African",)),
    "white_and_black_caribbean": (
        "Mixed",
        "White and Black Caribbean",
        ("White and Black Caribbean",),
    ),
    "any_other_mixed_background": (
        "Mixed",
        "Any other Mixed background",
        ("Other Mixed or Multiple ethnic groups",),
    ),
    "chinese": ("Other Ethnic Groups", "Chinese", ("Chinese",)),
    "any_other_ethnic_group": (
        "Other Ethnic Groups",
        "Any Other Ethnic Group",
        ("Arab", "Any other ethnic group"),
    ),
    "white_british": (
        "White",
        "British",
        ("English, Welsh, Scottish, Northern Irish or British",),
    ),
    "white_irish": ("White", "Irish", ("Irish",)),
    "any_other_white_background": (
        "White",
        "Any other White background",
        ("Other White", "Gypsy or Irish Traveller", "Roma"),
    ),
}
# Religions that follow the ethnic mix of a place.
FOLLOWS = {
    "Muslim": ("bangladeshi", "pakistani", "any_other_ethnic_group"),
    "Hindu": ("indian",),
    "Sikh": ("indian",),
    "Jain": ("indian",),
}


@dataclass(frozen=True)
class Traits:
    """One place against England.

    Attributes:
        use: Referrals per adult, as a factor.
        keep: Finished courses per referral, as a factor.
        recovery: Points by which recovery stands above England's, 0..1.
        improvement: The same of improvement.
        slope: Its gap between deprivation tenths, as a factor of England's.
        not_recorded: Share not recorded at referral by VariableType, 0..1.
        tilts: Weight of a group as a factor of its weight in England.
    """

    use: float
    keep: float
    recovery: float
    improvement: float
    slope: float
    not_recorded: dict[str, float]
    tilts: dict[Label, float]


def traits(places: Sequence[ExamplePlace], england: England) -> dict[str, Traits]:
    """Return what sets each place apart, by code."""
    steps = {kind: _ladder(kind, len(places)) for kind in NOT_RECORDED}
    found = {}
    for n, place in enumerate(places):
        source = draws(place.code, "traits")
        shares = {kind: steps[kind][n] for kind in NOT_RECORDED}
        shares[DESCRIPTOR] = shares[COMPLAINT]
        recovery = between(source, -0.035, 0.035) + between(source, -0.025, 0.025)
        found[place.code] = Traits(
            use=between(source, 0.78, 1.25),
            keep=between(source, 0.84, 1.18),
            recovery=recovery,
            improvement=recovery * 0.6 + between(source, -0.012, 0.012),
            slope=between(source, 0.35, 1.5),
            not_recorded=shares,
            tilts=_tilts(place, england, source),
        )
    return found


def _ladder(kind: str, count: int) -> list[float]:
    """Return evenly spread shares in an order of their own, 0..1."""
    low, high = NOT_RECORDED[kind]
    steps = [(low + (high - low) * n / (count - 1)) / 100 for n in range(count)]
    draws(kind, "not recorded").shuffle(steps)
    return steps


def _tilts(place: ExamplePlace, england: England, source: random.Random) -> dict[Label, float]:
    """Return how much more often a place has each ethnic group and the religions that follow it."""
    everyone = sum(england.people("ts021", *names) for _, _, names in ETHNIC_GROUPS.values())
    shares = {
        group: england.people("ts021", *names) / everyone
        for group, (_, _, names) in ETHNIC_GROUPS.items()
    }
    found: dict[Label, float] = {}
    for group, (broad, name, _) in ETHNIC_GROUPS.items():
        own = place.ethnic[group] / 1000
        found[ETHNIC, broad, name] = own / shares[group] * between(source, 0.85, 1.15)
    for religion, groups in FOLLOWS.items():
        own = sum(place.ethnic[group] for group in groups) / 1000
        found[RELIGION, religion, ""] = own / sum(shares[group] for group in groups)
    return found
