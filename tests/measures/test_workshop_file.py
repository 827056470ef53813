"""A workshop goes into its file and comes back whole; what is no workshop is told so."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amhe_explore import measures
from amhe_explore.errors import WorkshopFileError
from amhe_explore.measures import BarrierNote, WorkshopRecord
from tests import roomful

WRITTEN = "what Maryam said"


def spoiled(**changed: Any) -> bytes:
    """A saved file with some keys of its record changed."""
    content = json.loads(measures.write_workshop(roomful.record(), False))
    content["record"] |= changed
    return json.dumps(content).encode()


def test_nothing_is_lost_on_the_way_there_and_back() -> None:
    for record in (roomful.record(), roomful.record(times=3, more=" ü 👍\n"), WorkshopRecord()):
        written = measures.write_workshop(record, False)
        assert measures.read_workshop(written) == record


@given(st.text(max_size=300), st.integers(0, 999), st.sampled_from(["before", "after"]))
def test_any_text_comes_back_as_it_was(text: str, dots: int, stage: str) -> None:
    record = roomful.record().with_note("noticed", text)
    record = record.with_barrier(BarrierNote("own-9", text, stage, people=dots))
    assert measures.read_workshop(measures.write_workshop(record, False)) == record


def test_the_file_says_whether_its_figures_are_made_up() -> None:
    content = json.loads(measures.write_workshop(roomful.record(made_up=True), True))
    assert content["made_up"] is True
    assert content["record"]["picture"]["made_up"] is True
    assert (content["kind"], content["version"]) == ("amhe-explore-workshop", 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "This is not a workshop file"),
        (b"", "This is not a workshop file"),
        (b'["\\ud800"]', "This is not a workshop file"),
        (b"[" * 200_000, "This is not a workshop file"),
        (b"[1, 2]", "This is a file of another kind"),
        (b'{"kind": "something"}', "This is a file of another kind"),
        (b" " * 1_000_001, "This file is too large"),
        (b'{"kind": "amhe-explore-workshop", "version": 7}', "This file has the version 7"),
        (b'{"kind": "amhe-explore-workshop", "version": "x"}', "has the version unknown"),
        (b'{"kind": "amhe-explore-workshop", "version": true}', "has the version"),
        (b'{"kind": "amhe-explore-workshop", "version": 1}', "not as it was saved (record)"),
    ],
)
def test_what_is_no_workshop_of_ours_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(WorkshopFileError) as caught:
        measures.read_workshop(content)
    assert said in caught.value.line()


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"minutes": 75}, "minutes"),
        ({"minutes": WRITTEN}, "minutes"),
        ({"fingers_start": 4}, "fingers"),
        ({"unknown": WRITTEN}, "record"),
        ({"notes": [{"id": "noticed", "text": 3}]}, "notes[0]"),
        ({"notes": [{"id": "a", "text": WRITTEN}] * 2}, "notes"),
        ({"notes": [{"id": "a", "text": WRITTEN * 2000}]}, "a text that is too long"),
        ({"barriers": [{"id": "a", "text": WRITTEN, "stage": "moon"}]}, "stage of a barrier"),
        (
            {"barriers": [{"id": "a", "text": WRITTEN, "stage": "after", "people": -1}]},
            "dots",
        ),
        ({"picture": {"place": WRITTEN}}, "picture"),
    ],
)
def test_a_spoiled_part_is_named_and_nothing_that_was_written_is_quoted(
    changed: dict[str, Any], part: str
) -> None:
    with pytest.raises(WorkshopFileError) as caught:
        measures.read_workshop(spoiled(**changed))
    assert part in caught.value.line()
    assert WRITTEN not in caught.value.line()


def test_the_barriers_with_most_dots_come_first_and_what_was_put_aside_does_not() -> None:
    record = roomful.record()
    assert [each.id for each in record.top_barriers] == ["shame", "own-3", "own-2", "own-1"]
    aside = replace(record.top_barriers[0], kept=False)
    assert "shame" not in [each.id for each in record.with_barrier(aside).top_barriers]


def test_a_card_changed_in_the_rooms_words_is_the_rooms() -> None:
    printed = BarrierNote("shame", "People feel shame", "before", printed="People feel shame")
    assert not printed.own
    assert replace(printed, text="We feel shame").own
    assert BarrierNote("own-1", "Ours", "before").own
