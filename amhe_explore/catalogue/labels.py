"""From the official labels of a row to the catalogue's characteristic and group."""

from __future__ import annotations

import re

from amhe_explore.catalogue.entries import Catalogue, Characteristic, Group

# How a file says "this column does not apply to the row".
NO_LABEL = ("", "null", "-", "none given")
SIGNS = (("<=", "up to"), (">=", "at least"), ("<", "under"), (">", "over"))
UNKNOWN_GENDER = re.compile(r"^gender (?=not stated)")


def slug(label: str) -> str:
    """Return a label as an id: lower-case words joined by underscores."""
    words = label.lower().replace("'", "")
    # "<=28 days" and ">28 days" are two groups.
    for sign, said in SIGNS:
        words = words.replace(sign, f" {said} ")
    return re.sub(r"[^a-z0-9]+", "_", words).strip("_")


def label_key(text: str) -> str:
    """Return a label without the differences that never mean anything: case, spaces, quotes."""
    return " ".join(text.split()).strip().lower().replace("`", "'").replace("\u2019", "'")


def official_key(variable_a: str, variable_b: str) -> str:
    """Return the key of a row's labels: A alone, or both with a slash between them."""
    a, b = label_key(variable_a), label_key(variable_b)
    if b in NO_LABEL:
        return "" if a in NO_LABEL else a
    return f"{a} / {b}"


class LabelBook:
    """Resolves official labels to (characteristic, group); built once from a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._types: dict[str, Characteristic] = {}
        self._groups: dict[tuple[str, str], tuple[str, str]] = {}
        for characteristic in catalogue.characteristics.values():
            for variable_type in characteristic.variable_types:
                kind = label_key(variable_type)
                self._types.setdefault(kind, characteristic)
                self._learn(kind, characteristic)

    def _learn(self, kind: str, characteristic: Characteristic) -> None:
        """Remember each official label of a characteristic's own groups."""
        for group in characteristic.groups:
            if group.stored_under or group.parts:
                continue
            for official in group.official:
                a, _, b = official.partition(" / ")
                # The row of the whole place has no label of its own in the files.
                key = "" if group.kind == "total" else official_key(a, b)
                self._groups[kind, key] = (characteristic.id, group.id)

    def knows_type(self, variable_type: str) -> bool:
        """Return whether a VariableType belongs to any characteristic."""
        return label_key(variable_type) in self._types

    def types(self) -> list[str]:
        """Return every VariableType in the catalogue, as written there."""
        entries = self._catalogue.characteristics.values()
        return [each for entry in entries for each in entry.variable_types]

    def resolve(self, variable_type: str, a: str, b: str) -> tuple[str, str] | None:
        """Return (characteristic id, group id) of a row's labels, None where they are unknown."""
        kind = label_key(variable_type)
        characteristic = self._types.get(kind)
        if characteristic is None:
            return None
        if characteristic.crosses:
            return self._resolve_pair(characteristic, a, b)
        key = official_key(a, b)
        known = self._groups.get((kind, key))
        if known is None and characteristic.open_vocabulary and key:
            return characteristic.id, slug(key)
        return known

    def _resolve_pair(self, crossed: Characteristic, a: str, b: str) -> tuple[str, str] | None:
        """Return the group of an intersection: both halves must be known on their own.

        The second half is the last one of VariableA (`White / Female`); VariableB, where there is
        one, repeats it after the detailed label (`British / Female`).
        """
        halves = self.halves(crossed.id, a, b)
        return (crossed.id, f"{halves[0].id}_{halves[1].id}") if halves else None

    def halves(self, characteristic_id: str, a: str, b: str) -> tuple[Group, Group] | None:
        """Return the two groups that an intersection's labels join, None where it is none."""
        crossed = self._catalogue.characteristics[characteristic_id]
        if not crossed.crosses:
            return None
        first_id, second_id = crossed.crosses
        first_a, _, second = label_key(a).rpartition(" / ")
        first_b, _, _ = label_key(b).rpartition(" / ")
        one = self._half(first_id, first_a, first_b)
        two = self._half(second_id, UNKNOWN_GENDER.sub("", second), "")
        return (one, two) if one and two else None

    def _half(self, characteristic_id: str, a: str, b: str) -> Group | None:
        """Return the group of one half of an intersection."""
        own = self._catalogue.characteristics[characteristic_id]
        for variable_type in own.variable_types:
            kind = label_key(variable_type)
            # "Indeterminate" is shortened in the intersections, so a unique beginning will do.
            found = self._groups.get((kind, official_key(a, b)))
            if found is None and not b:
                found = self._by_beginning(kind, label_key(a))
            if found is not None:
                return self._catalogue.characteristics[found[0]].group(found[1])
        return None

    def _by_beginning(self, kind: str, beginning: str) -> tuple[str, str] | None:
        """Return the one group whose official label starts with these words."""
        if not beginning:
            return None
        hits = {
            value
            for (each, key), value in self._groups.items()
            if each == kind and f"{key} ".startswith(f"{beginning} ")
        }
        return hits.pop() if len(hits) == 1 else None
