"""One pack of the little warehouse and one of an example place, made once for every test here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.export import pack as packs

# As the page Workshop saves it; with what a stranger may have typed.
SAVED = {
    "kind": "amhe-explore-workshop",
    "version": 1,
    "made_up": False,
    "record": {
        "held": "12 March, Medway",
        "words": [{"official": "Most deprived fifth", "agreed": "areas with least money"}],
        "rules": ["Share only what you wish."],
        "notes": [
            {"id": "noticed", "text": "It is not a small difference\n=1+1"},
            {"id": "must_not_lose", "text": "<script>alert(1)</script> & **bold**"},
            {"id": "one_word", "text": "heard"},
        ],
        "barriers": [
            {"id": "own-1", "text": "The call came on shift", "stage": "contact", "people": 6},
            {"id": "b2", "text": "As printed", "printed": "As printed", "stage": "contact"},
            {"id": "b3", "text": "Thrown out", "printed": "x", "stage": "contact",
             "kept": False, "people": 9},
        ],
        "ideas": [{"id": "i1", "text": "Choose the time by text"}],
        "actions": [{"what": "Text to choose a time", "who": "A. Person", "by": "June",
                     "baseline": "41 of 100"}, {}],
    },
}  # fmt: skip
SOME = ("one_page", "outcomes", "voices")


@dataclass(frozen=True)
class Finished:
    """A pack with its pictures and its files by ending."""

    results: measures.PackResults
    pack: packs.Pack
    images: dict[str, packs.Image]
    files: dict[str, bytes]
    names: tuple[str, ...]


def workshop_file(**changed: Any) -> bytes:
    """The content of a workshop's file, with some of its top keys changed."""
    return json.dumps({**SAVED, **changed}).encode()


def finished(folder: Path, place: str, sections: tuple[str, ...] = ()) -> Finished:
    """The pack of a place with everything in it."""
    with warehouse.open_current(folder) as opened:
        results = measures.PackDesk(opened).results(measures.PackChoice(place))
        made = packs.pack(results, packs.voices_of(workshop_file()), sections)
        files = packs.files_of(made)
        images = dict(packs.images_of(made)) if sections else {}
    by_ending = {name.rpartition(".")[2]: content for name, content in files.items()}
    return Finished(results, made, images, by_ending, tuple(files))


@pytest.fixture(scope="session")
def whole(small_warehouse: Path) -> Finished:
    return finished(small_warehouse, "QKS")


@pytest.fixture(scope="session")
def invented(example_warehouse: Path) -> Finished:
    return finished(example_warehouse, "X01", SOME)
