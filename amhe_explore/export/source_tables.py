"""What is loaded and from where, as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.export.tables import Table
from amhe_explore.measures import LoadedSource, NotLoaded, Status

BY_HAND = "given by hand"
WITH_THE_PROGRAM = "comes with the program"
NONE = "none"
NO_ADDRESS = "no fixed address"
SHORT_CHECKSUM = 12
HEADS = {
    "england": "England",
    "region": "NHS regions",
    "icb": "ICBs",
    "sub_icb": "Sub-ICBs",
    "ccg": "CCGs",
    "stp": "STPs",
    "provider": "Providers",
}


def coverage_table(found: Status) -> Table:
    """Return how many places of each kind have figures in each year."""
    years = [period for period, kind in found.periods if kind == "annual"]
    loaded = {kind for year in years for kind in found.places.get(year, {})}
    kinds = [kind for kind in HEADS if kind in loaded]
    rows = tuple(
        (year, *(_number(found.places.get(year, {}).get(kind, 0)) for kind in kinds))
        for year in reversed(years)
    )
    heads = tuple(HEADS[kind] for kind in kinds)
    return Table(("Year", *heads), rows, "Places with figures, by year and kind of place")


def publication_table(sources: Sequence[LoadedSource]) -> Table:
    """Return each loaded edition of a publisher, and whether its figures are used."""
    rows = tuple((each.title, each.edition, f"{each.rows:,}", _used(each)) for each in sources)
    columns = ("Title", "Edition", "Rows", "Used")
    return Table(columns, rows, "Loaded editions")


def origin_table(sources: Sequence[LoadedSource]) -> Table:
    """Return where each loaded file came from, when, and its checksum."""
    rows = tuple(
        (
            _breakable(part.name),
            _link(each.address),
            _retrieved(each, part.retrieved),
            part.sha256[:SHORT_CHECKSUM],
        )
        for each in sources
        for part in each.parts
    )
    columns = ("File", "Official address", "Retrieved", "Checksum begins")
    return Table(columns, rows, "Where the files came from")


def licence_table(sources: Sequence[LoadedSource]) -> Table:
    """Return the licence of each publisher's figures, and the line it asks for."""
    lines = dict.fromkeys(
        (each.publisher or NONE, f"{each.licence}. {each.attribution}") for each in sources
    )
    return Table(("Publisher", "Licence and attribution"), tuple(lines), "Licences and attribution")


def sources_data(found: Status) -> Table:
    """Return everything known of every given file, as data; not used ones last."""
    columns = (
        *("id", "edition", "title", "publisher", "licence", "attribution", "address"),
        *("file", "sha256", "rows", "retrieved", "used", "note"),
    )
    rows: list[tuple[str, ...]] = [
        (
            *(each.id, each.edition, each.title, each.publisher, each.licence, each.attribution),
            *(each.address, part.name, part.sha256, str(part.rows)),
            *(_retrieved(each, part.retrieved), "yes" if each.used else "no", each.note),
        )
        for each in found.sources
        for part in each.parts
    ]
    rows += [(*[""] * 7, file, "", "", "", "no", reason) for file, reason in found.not_used]
    return Table(columns, tuple(rows), f"Sources of build {found.build_id}")


def not_used_table(found: Status) -> Table:
    """Return the given files that nothing was read from, and why."""
    rows = tuple((_breakable(file), reason) for file, reason in found.not_used)
    return Table(("File", "Why it is not used"), rows, "Given files that are not used")


def not_loaded_table(missing: Sequence[NotLoaded]) -> Table:
    """Return the official files that could be loaded: what they are for, and where they are."""
    rows = tuple(
        (each.title, each.used_for, _link(each.address), _link(each.landing_page))
        for each in missing
    )
    columns = ("Title", "Used for", "Download", "Page of the publisher")
    return Table(columns, rows, "Official files that are not loaded")


def _number(count: int) -> str:
    """Return a number of places, in words where there is none."""
    return f"{count:,}" if count else NONE


def _used(each: LoadedSource) -> str:
    """Return whether a source's figures are used, or why not."""
    return "yes" if each.used else f"no: {each.note}"


def _retrieved(each: LoadedSource, retrieved: str) -> str:
    """Return when a file came, or how else it got here."""
    if retrieved:
        return f"{retrieved[:10]} {retrieved[11:16]} UTC"
    known = catalogue.load().sources.get(each.id)
    return WITH_THE_PROGRAM if each.made_up or (known and known.default_only) else BY_HAND


def _link(address: str) -> str:
    """Return an address as a link named by its host and last part, in words where there is none."""
    if not address:
        return NO_ADDRESS
    host = address.partition("://")[2].partition("/")[0]
    last = address.partition("?")[0].rstrip("/").rpartition("/")[2]
    name = host if last == host else f"{host}: {last}"
    return f"[{_plain(name)}]({address.replace(' ', '%20').replace(')', '%29')})"


def _breakable(name: str) -> str:
    """Return a name with places where a narrow column may break it; the data has it whole."""
    return re.sub(r"([_.>-])", "\\1\u200b", name)


def _plain(text: str) -> str:
    """Return text without the signs that would end the name of a link."""
    return _breakable(text.replace("[", "(").replace("]", ")"))
