"""Every threshold of the rules stands in the sentence that uses it, with the value of the file."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import Any

import pytest

from amhe_explore import catalogue
from amhe_explore.catalogue import Break, Rules
from amhe_explore.narrative import rule_sentences

KNOWN = catalogue.load()
FIELDS = [field.name for field in dataclasses.fields(Rules)]
SAID = {each.topic: each.text for each in rule_sentences()}


def other(value: Any) -> Any:
    """Another value of the same kind, still a sensible rule."""
    if isinstance(value, tuple):
        if value and isinstance(value[0], Break):
            return (*value, Break("area", ("icb:QKS",), "2031-32", "a test moved"))
        return tuple(other(each) for each in value)
    if isinstance(value, MappingProxyType | dict):
        return MappingProxyType({key: other(each) for key, each in value.items()})
    if isinstance(value, str):
        return "2031-32"
    return value + 7 if isinstance(value, int) else round(value + 0.02, 4)


@pytest.mark.parametrize("name", FIELDS)
def test_a_changed_rule_changes_exactly_its_sentence(name: str) -> None:
    rules = dataclasses.replace(KNOWN.rules, **{name: other(getattr(KNOWN.rules, name))})
    changed = {
        each.topic: each.text
        for each in rule_sentences(dataclasses.replace(KNOWN, rules=rules))
        if each.text != SAID[each.topic]
    }
    assert len(changed) == 1, f"{name} of rules.toml has no sentence of its own: {list(changed)}"


def test_topics_stand_once_and_texts_are_sentences() -> None:
    topics = [each.topic for each in rule_sentences()]
    assert len(topics) == len(set(topics))
    assert all(text.endswith(".") for text in SAID.values())
    assert not any("BME" in text or "BAME" in text for text in SAID.values())


def test_the_sentences_written_out() -> None:
    assert SAID["Size"] == (
        "A group with a denominator under 30 is not compared. From there to under 100 the "
        "comparison is marked: take care."
    )
    assert SAID["Recording, from stage to stage"] == (
        "Stages are not set side by side by group where more than 25% of referrals have no group "
        "recorded, or where that share differs by more than 5 points between referral and the end "
        "of treatment: the group was then recorded later on, and a drop-off by group would be "
        "false."
    )
    assert SAID["Recording, outcomes"] == (
        "Outcomes by group are compared where up to 10% of finished courses have no group "
        "recorded; above that they are marked: take care; over 25% there is a table and no "
        "comparison."
    )
    assert SAID["Volume break"] == (
        "Stages and years are not compared where referrals, treatments started or courses finished "
        "changed by more than 25% and by more than 200 on the year before, or where one provider "
        "code, not there the year before, reports more than 50% of the referrals. Not applied to "
        "2020-21 and 2021-22."
    )
    assert SAID["About the same"].endswith(
        "or 3 points (reliable deterioration) either side of nought; for rates per head and "
        "ratios, where that of the ratio lies from 0.90 to 1.11."
    )
    assert SAID["Place-years that are not comparable"] == (
        "Coventry and Warwickshire, in 2020-21: most of its 2020-21 figures were published without "
        "a place: 3,015 referrals against 28,285 the year after."
    )
