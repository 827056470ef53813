"""Activity rows from the readers into the warehouse: labels resolved, one source chosen a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import duckdb

from amhe_explore.catalogue import NO_LABEL, Catalogue, LabelBook, label_key, load_example
from amhe_explore.errors import NothingToBuildError, SourceFileError
from amhe_explore.sources import ORGANISATIONS, Tidy
from amhe_explore.warehouse import queries

REMAINDER_CODE = "UNKNOWN"
ENGLAND = "england:ENG"
# From this year the STPs carry the codes that the integrated care boards kept.
ICB_CODES_FROM = "2020-21"
# The official layout wins a tie.
RANKS = MappingProxyType({"tt-annual": 0})


def place_key(org_type: str, org_code: str, period: str) -> tuple[str | None, str | None]:
    """Return (place, remainder): the key of a row's place, or the kind it is a remainder of."""
    kind = ORGANISATIONS[label_key(org_type)]
    code = org_code.strip().upper()
    if kind == "england":
        return ENGLAND, None
    if kind == "stp" and period >= ICB_CODES_FROM:
        kind = "icb"
    if code == REMAINDER_CODE:
        return None, kind
    return f"{kind}:{code}", None


@dataclass
class Staging:
    """The rows that wait in temporary tables until every file is read."""

    connection: duckdb.DuckDBPyConnection
    catalogue: Catalogue
    releases: dict[str, int] = field(default_factory=dict)
    _groups: dict[tuple[str, str], int] = field(default_factory=dict)
    _places: dict[tuple[str | None, str | None], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for statement in queries.statements("stage"):
            self.connection.execute(statement)
        for n, measure in enumerate(self.catalogue.measures):
            self.connection.execute("insert into stage_measure values (?, ?)", [measure, n])
        self._book = LabelBook(self.catalogue)

    def add(self, tidy: Tidy, file: str, release_key: str) -> None:
        """Let one parcel of activity rows join those that wait.

        Args:
            tidy: The parcel.
            file: Name of its file, for messages.
            release_key: What sets this release apart from others: source, edition and file.

        Raises:
            SourceFileError: A label that the catalogue does not know; file, row and column.
        """
        release = self.releases.setdefault(release_key, len(self.releases) + 1)
        self.connection.register("parcel", tidy.rows)
        try:
            self._learn_labels(file)
            self._learn_organisations()
            self.connection.execute(queries.sql("stage_parcel"), {"release": release})
            self.connection.execute(queries.sql("stage_names"), {"release": release})
        finally:
            self.connection.unregister("parcel")

    def _learn_labels(self, file: str) -> None:
        """Resolve the labels that this parcel brings for the first time."""
        met = self.connection.execute(queries.sql("new_labels")).fetchall()
        learned: list[tuple[object, ...]] = []
        for variable_type, a, b, row in met:
            known = self._book.resolve(variable_type, a, b)
            if known is None:
                raise self._unknown_label(file, variable_type, a, b, row)
            number = self._groups.setdefault(known, len(self._groups) + 1)
            learned.append((variable_type, a, b, number, *known))
        if learned:
            self.connection.executemany(
                "insert into stage_label values (?, ?, ?, ?, ?, ?)", learned
            )

    def _unknown_label(
        self, file: str, variable_type: str, a: str, b: str, row: int
    ) -> SourceFileError:
        """Return the error for a label that the catalogue does not know."""
        if not self._book.knows_type(variable_type):
            what = f"unknown variable type {variable_type!r}"
            expected = f"one of {', '.join(sorted(set(self._book.types())))}"
            column = "VariableType"
        else:
            label = " / ".join(each for each in (a, b) if label_key(each) not in NO_LABEL)
            what = f"unknown group {label!r} of {variable_type}"
            expected = "a label of the catalogue"
            column = "VariableA"
        todo = "Correct the file, or add the label to data/characteristics; nothing was changed"
        return SourceFileError(file, what, expected, todo, row=row, column=column)

    def _learn_organisations(self) -> None:
        """Resolve the organisations that this parcel brings for the first time."""
        met = self.connection.execute(queries.sql("new_organisations")).fetchall()
        learned: list[tuple[object, ...]] = []
        for org_type, org_code, period in met:
            known = place_key(org_type, org_code, period)
            number = self._places.setdefault(known, len(self._places) + 1)
            learned.append((org_type, org_code, period, number, *known))
        if learned:
            self.connection.executemany(
                "insert into stage_organisation values (?, ?, ?, ?, ?, ?)", learned
            )

    def settle(self, files: Mapping[str, str]) -> None:
        """Choose a source for each period and write what stands in the warehouse.

        Args:
            files: Name of the file by release key, for messages.

        Raises:
            NothingToBuildError: No annual report is among the files.
            SourceFileError: One key twice with different figures in one file.
        """
        if not self.releases:
            raise NothingToBuildError(
                "No annual report of NHS Talking Therapies is among the files",
                "at least one year's main CSV or zip, or the tidy release",
                "See the table of sources in README.md; nothing was changed",
            )
        run = self.connection.execute
        for key, release in self.releases.items():
            source = key.split("|")[0]
            source_id = source.split(":")[0]
            made_up = load_example().is_made_up(source_id)
            rank = RANKS.get(source_id, 1)
            layer = self._layer(source_id, made_up)
            run(
                "insert into stage_release values (?, ?, ?, ?, ?)",
                [release, source, rank, layer, made_up],
            )
        for name in ("staged_periods", "winners", "repeated"):
            for statement in queries.statements(name):
                run(statement)
        self._refuse_contradictions(files)
        for name in ("duplicates", "enum_types", "activity", "remainder"):
            for statement in queries.statements(name):
                run(statement)
        for (period_no,) in run(queries.sql("contested_periods")).fetchall():
            shown_from = self.catalogue.rules.disagreement_shown_from
            run(queries.sql("disagreements"), {"period_no": period_no, "shown_from": shown_from})

    def _layer(self, source_id: str, made_up: bool) -> str:
        """Return which part of a warehouse a source fills; sources of one part compete."""
        if made_up:
            return "example places"
        return "England" if self.catalogue.sources[source_id].default_only else "annual"

    def _refuse_contradictions(self, files: Mapping[str, str]) -> None:
        """Stop where a file says two different things of one cell."""
        found = self.connection.execute(queries.sql("contradictions")).fetchall()
        if not found:
            return
        release, year, place, characteristic, group, measure, first, last, one, other = found[0]
        key = next(each for each, number in self.releases.items() if number == release)
        raise SourceFileError(
            files[key],
            f"{place or REMAINDER_CODE}, {year}-{(year + 1) % 100:02d}, {characteristic} {group} is"
            f" listed twice with different figures ({one} and {other}, rows {first:,} and"
            f" {last:,}; {len(found):,} such cells)",
            "each place, group and measure once",
            "Nothing was changed; correct the file or download it again",
            row=last,
            column=measure,
        )
