"""ONS lookups: small areas to sub-ICB, ICB and district; CCGs to sub-ICBs to ICBs to regions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amhe_explore.catalogue import Catalogue
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.lookup_table import LookupTable, lookup_columns
from amhe_explore.sources.parcel import parcel
from amhe_explore.sources.table_file import csv_table
from amhe_explore.sources.text_table import SMALL_AREA
from amhe_explore.sources.tidy import PLACE_LINK, Reader, Tidy

SOURCE = "ons-lookups"
Link = dict[str, str]


def readers() -> list[Reader]:
    """Return the readers of the lookups."""
    return [SmallAreaLookupReader(), PlaceLookupReader()]


class SmallAreaLookupReader:
    """Reads LSOA (2011 or 2021) to sub-ICB or CCG, to ICB or STP, to district.

    The years in the headers say which areas these are: LSOA21CD, SICBL23CDH, LAD23CD.
    """

    kind = "small-area-lookup"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether small areas stand with sub-ICBs or CCGs."""
        kinds = {kind for kind, _ in lookup_columns(head.columns)}
        return head.form == "csv" and "lsoa" in kinds and bool(kinds & {"sicbl", "ccg"})

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield where the areas lie, then the places among them with their ICBs.

        Raises:
            SourceFileError: A missing column, a bad code, an area twice, a place in two ICBs.
        """
        lookup = LookupTable(csv_table(file), catalogue)
        lower = "sicbl" if lookup.has("sicbl") else "ccg"
        upper = "icb" if lookup.has("icb") else "stp"
        area = lookup.header("lsoa", "ons")
        vintage = 2000 + lookup.year("lsoa")
        edition = "2011" if vintage == 2011 else f"20{lookup.year(lower)}"
        codes = lookup.ods(lower)
        parents = lookup.ods(upper)
        yield parcel(
            "small_area_place",
            SOURCE,
            edition,
            len(lookup.table),
            lsoa=lookup.table.unique_codes(area, SMALL_AREA, "E01000001"),
            vintage=vintage,
            sub_icb_code=codes,
            icb_code=parents,
            district_ons=lookup.ons("lad"),
            district_name=lookup.names("lad"),
        )
        kind = "sub_icb" if lower == "sicbl" else "ccg"
        yield _links(edition, _distinct(lookup, lower, kind, codes, parents))


def _distinct(
    lookup: LookupTable, lower: str, kind: str, codes: list[str], parents: list[str]
) -> list[Link]:
    """Return each place once with its ICB; refuse one that stands with two."""
    names = lookup.names(lower)
    ons = lookup.ons(lower)
    found: dict[str, Link] = {}
    for n, code in enumerate(codes):
        name = ccg_name(names[n], code) if kind == "ccg" else ""
        link = found.setdefault(code, _link(kind, code, ons[n], name, "icb", parents[n]))
        if link["parent_code"] != parents[n]:
            header = lookup.header(lower, "ods")
            what = f"{code} lies in {parents[n]} here and in {link['parent_code']} above"
            raise lookup.table.fault(n, header, what, "each place in one ICB")
    return list(found.values())


class PlaceLookupReader:
    """Reads sub-ICBs with their ICBs, and either the CCGs before them or the regions above them."""

    kind = "place-lookup"
    used = True

    def recognises(self, head: Head) -> bool:
        """Return whether sub-ICBs stand with CCGs or regions, and not with small areas."""
        kinds = {kind for kind, _ in lookup_columns(head.columns)}
        joined = "sicbl" in kinds and bool(kinds & {"ccg", "nhser"})
        return head.form == "csv" and joined and "lsoa" not in kinds

    def read(self, file: GivenFile, catalogue: Catalogue) -> Iterator[Tidy]:
        """Yield the links of the file.

        Raises:
            SourceFileError: A missing column, a bad code, a region the catalogue does not know.
        """
        lookup = LookupTable(csv_table(file), catalogue)
        if lookup.has("ccg"):
            edition = f"20{lookup.year('ccg')}-20{lookup.year('sicbl')}"
            yield _links(edition, _from_ccgs(lookup))
            return
        edition = f"20{lookup.year('sicbl')}"
        links = _distinct(lookup, "sicbl", "sub_icb", lookup.ods("sicbl"), lookup.ods("icb"))
        boards = _boards(lookup)
        yield _links(edition, links + boards)


def _boards(lookup: LookupTable) -> list[Link]:
    """Return each ICB once with its region."""
    found: dict[str, Link] = {}
    rows = zip(
        lookup.ods("icb"), lookup.ons("icb"), lookup.names("icb"), lookup.ods("nhser"), strict=True
    )
    for n, (code, ons, name, region) in enumerate(rows):
        link = found.setdefault(code, _link("icb", code, ons, icb_name(name), "region", region))
        if link["parent_code"] != region:
            what = f"{code} lies in {region} here and in {link['parent_code']} above"
            raise lookup.table.fault(n, lookup.header("icb", "ods"), what, "each ICB in one region")
    return list(found.values())


def _from_ccgs(lookup: LookupTable) -> list[Link]:
    """Return the sub-ICBs and CCGs with their ICBs, named after the CCG.

    A row is the part of a CCG that went to a sub-ICB. Where an area changed hands a CCG has two
    rows: the one with most small areas says which sub-ICB took its code and which ICB it is in.
    """
    weights = lookup.table.whole_numbers(lookup.table.header(r"n_lsoa\w*", "n_lsoa11"), 1)
    codes, parents = lookup.ods("sicbl"), lookup.ods("icb")
    names, ons, ccgs = lookup.names("ccg"), lookup.ons("sicbl"), lookup.ons("ccg")
    largest_of_ccg: dict[str, int] = {}
    largest_of_code: dict[str, int] = {}
    for n in sorted(range(len(codes)), key=lambda n: -int(weights[n])):
        largest_of_ccg.setdefault(ccgs[n], n)
        largest_of_code.setdefault(codes[n], n)
    links = [
        _link("sub_icb", code, ons[n], sub_icb_name(names[n], code), "icb", parents[n])
        for code, n in sorted(largest_of_code.items())
    ]
    taken: dict[str, str] = {}
    for ccg, n in sorted(largest_of_ccg.items()):
        code = codes[n]
        if taken.setdefault(code, ccg) != ccg:
            header = lookup.header("sicbl", "ods")
            what = f"{code} would be the code of two CCGs, {taken[code]} and {ccg}"
            raise lookup.table.fault(n, header, what, "each sub-ICB mostly one former CCG")
        links.append(_link("ccg", code, ccg, ccg_name(names[n], code), "icb", parents[n]))
    return links


def sub_icb_name(ccg: str, code: str) -> str:
    """Return a sub-ICB's name after its former CCG: Barnsley (02P)."""
    return f"{_bare(ccg)} ({code})"


def ccg_name(ccg: str, code: str) -> str:
    """Return a CCG's name with its code: Barnsley CCG (02P)."""
    return f"{_bare(ccg)} CCG ({code})"


def icb_name(name: str) -> str:
    """Return an ICB's name as people say it: without NHS and Integrated Care Board."""
    return re.sub(r"^NHS | Integrated Care Board$", "", name)


def _bare(ccg: str) -> str:
    return re.sub(r"^NHS | CCG$", "", ccg)


def _link(kind: str, code: str, ons: str, name: str, parent_type: str, parent: str) -> Link:
    values = (kind, code, ons, name, parent_type, parent)
    return dict(zip(PLACE_LINK.names, values, strict=True))


def _links(edition: str, links: list[Link]) -> Tidy:
    columns = {name: [link[name] for link in links] for name in PLACE_LINK.names}
    return parcel("place_link", SOURCE, edition, len(links), **columns)
