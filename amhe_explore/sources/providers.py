"""Providers of NHS Talking Therapies: their names, whether they are active, and their ICB."""

from __future__ import annotations

from collections.abc import Iterator

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.table_file import table_with
from amhe_explore.sources.text_table import ODS_CODE
from amhe_explore.sources.tidy import Reader, Tidy

COLUMNS = {"org_code", "org_name", "status", "postcode", "icb_code", "icb_name"}


def readers() -> list[Reader]:
    """Return the reader of the provider list."""
    return [ProviderReader()]


class ProviderReader:
    """Reads the provider list: one row an organisation."""

    kind = "providers"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether organisations stand with a postcode and a board, one column apart."""
        return head.form == "parquet" and len(COLUMNS & head.column_set) >= len(COLUMNS) - 1

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:  # noqa: ARG002 - the protocol's
        """Yield the providers; the ICB is the one published, 2026's successors included.

        Raises:
            SourceFileError: A missing column, a bad code, a provider twice or without a name.
        """
        table = table_with(file, "org_code", "org_code")
        headers = {
            name: table.header(name, name)
            for name in ("org_code", "org_name", "icb_code", "status")
        }
        yield parcel(
            "provider",
            "tt-providers",
            "tidy",
            len(table),
            code=table.unique_codes(headers["org_code"], ODS_CODE, "RXT"),
            name=table.filled(headers["org_name"]),
            icb_code=table.codes(headers["icb_code"], rf"{ODS_CODE}|^$", "QHL (or nothing)"),
            status=table.filled(headers["status"]),
        )
