"""An address with impossible or hostile values gives a message and a working page."""

from __future__ import annotations

import random
import string

import pytest

from amhe_explore.ui.router import PAGES
from tests.pages.conftest import Visit

IDS = [entry.id for entry in PAGES]
KEYS = (
    *("place", "compare", "characteristic", "period", "measure", "group", "against", "from"),
    *("note", "deprivation", "geometry", "level", "view", "zoom"),
)
ADDRESSES, PARTS = 500, 10
GOOD = {
    "place": ["ENG", "QKS", "QOC", "QWU", "91Q", "RDY", "AAA01", "Y59"],
    "compare": ["ENG", "Y59", "QOC"],
    "characteristic": ["total", "age", "religion", "disability", "ethnicity_detailed", "gender"],
    "period": ["2022-23", "2023-24", "2024-25", "2022-25"],
    "measure": ["recovery", "reliable_recovery", "completion", "referrals", "representation"],
    "group": ["imd_01", "male", "bangladeshi", "not_stated", "total"],
    "against": ["reference", "rest", "england"],
    "from": ["2022-23", "2019-20"],
}
HOSTILE = {
    "sql": "'; drop table core_activity; --",
    "long": "Q" * 10_000,
    "markup": "<script>alert(1)</script> **x** [a](http://b) :red[c] $y$ `z`",
    "control": "Q\x00K\nS\u202e",
    "path": "../../etc/passwd",
    "type": "icb:NOPE",
    "no type": "martian:QKS",
    "future": "2094-95",
    "month": "2026-03",
    "letters": "ÅÄÖ漢字🙂",
    "space": " ",
    "number": "-1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_values_everywhere_at_once(visit: Visit, name: str) -> None:
    app = visit("funnel", **dict.fromkeys(KEYS, HOSTILE[name]))
    assert not app.exception
    assert app.title[0].value == "From referral to recovery"
    assert app.info
    assert all(len(message.value) < 300 for message in app.info)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"place": "ZZZ"}, "There is no place `ZZZ`. England is shown instead."),
        (
            {"place": "QKS", "period": "2017-18"},
            (
                "There is no year `2017-18`: Kent and Medway has 2022-23 to 2024-25. 2022-23 is "
                "shown instead."
            ),
        ),
        (
            {"place": "QKS", "characteristic": "shoe size"},
            "There is no characteristic `shoe size`. Deprivation is shown instead.",
        ),
        (
            {"place": "QKS", "characteristic": "waiting_time"},
            (
                "Waiting time was not published for Kent and Medway, 2024-25. Everyone is shown "
                "instead."
            ),
        ),
        (
            {"place": "QKS", "compare": "ZZZ"},
            "There is no place `ZZZ` to compare with. Compared with: England.",
        ),
        (
            {"place": "QKS", "measure": "happiness"},
            "The address asks for the measure `happiness`, which there is not.",
        ),
        (
            {"place": ["ENG", "QKS"]},
            "The address gives place several times. Kent and Medway (QKS) is shown.",
        ),
    ],
)
def test_each_kind_of_value_that_is_not_there_has_its_message(
    visit: Visit, asked: dict[str, str], message: str
) -> None:
    app = visit(**asked)
    assert not app.exception
    assert [info.value for info in app.info] == [message]


def test_a_message_stays_until_the_reader_chooses(visit: Visit) -> None:
    app = visit(place="ZZZ")
    assert app.info
    app.run()
    assert app.info
    app.selectbox(key="place").set_value("QKS").run()
    assert not app.info


def test_a_place_compared_with_itself_is_compared_with_england(visit: Visit) -> None:
    app = visit(place="QKS", compare="QKS")
    assert app.selectbox(key="compare").value == "ENG"


def test_lower_case_and_names_find_their_place(visit: Visit) -> None:
    for asked in ("qks", "icb:qks", "kent and medway"):
        app = visit(place=asked)
        assert app.selectbox(key="place").value == "QKS"
        assert not app.info


@pytest.mark.parametrize("part", range(PARTS))
def test_random_addresses(visit: Visit, part: int) -> None:
    chance = random.Random(20241120 + part)
    for _ in range(ADDRESSES // PARTS):
        keys = chance.sample(KEYS, chance.randrange(1, len(KEYS)))
        asked = {key: _value(chance, key) for key in keys}
        page = chance.choice(IDS)
        app = visit(page, **asked)
        assert not app.exception, (page, asked)
        assert app.title, (page, asked)


def _value(chance: random.Random, key: str) -> str | list[str]:
    """A value that exists, one of another kind, several at once, a hostile one, or mere noise."""
    kind = chance.random()
    good = GOOD.get(key, ["recovery"])
    if kind < 0.45:
        return chance.choice(good)
    if kind < 0.55:
        return [chance.choice(good), chance.choice(good)]
    if kind < 0.65:
        return chance.choice(GOOD[chance.choice(list(GOOD))])
    if kind < 0.75:
        return chance.choice(list(HOSTILE.values()))
    return "".join(chance.choices(string.printable, k=chance.randrange(1, 40)))
