"""Small invented files in the official layouts; what is odd in each says why beside it.

Codes of small areas start with E0190, which no real one does. Every function returns the file's
content, so that a test can spoil it before it is written.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from amhe_explore.sources.given_file import GivenFile, open_given

AREAS = 20
# Ranks jump about, as in the official files, which are in order of code.
RANKS = [(7 * n) % AREAS + 1 for n in range(AREAS)]
DECILES = [-(-10 * rank // AREAS) for rank in RANKS]
LSOAS = [f"E0190{n:04d}" for n in range(1, AREAS + 1)]

FILE_1_HEADER = (
    "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),"
    "Local Authority District name (2024),"
    "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"
)


def given(folder: Path, name: str, content: bytes | str) -> GivenFile:
    """Write content under a name, and return the file to read."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (file,) = open_given(path)
    return file


def file_1_2025() -> str:
    """2025 File 1 with a byte order mark and Windows line ends, as saved by a spreadsheet."""
    rows = [
        # A comma inside a quoted name shifts the cells of a reader that splits lines itself.
        f'{lsoa},"Somewhere, Upper 00{n % 9}A",E07000900,Somewhere,{rank},{decile}'
        for n, (lsoa, rank, decile) in enumerate(zip(LSOAS, RANKS, DECILES, strict=True))
    ]
    return "\ufeff" + "\r\n".join([FILE_1_HEADER, *rows, ""])


def file_7_2025() -> str:
    """2025 File 7: a header cut off, trailing spaces, scores below zero in other domains."""
    header = (
        "LSOA code (2021),LSOA name (2021),"
        "Index of Multiple Deprivation (IMD) Score ,"
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),"
        "Income Score (rate),Income Rank (where 1 is most deprived),"
        "Health Deprivation and Disability Score,"
        "Children and Young People Sub-domain Decile (where 1 is most deprived 10% of LSO,"
        "Total population: mid 2022 ,Dependent Children aged 0-15: mid 2022"
    )
    rows = [
        # 1.0E-3: how a spreadsheet writes a very small score.
        f"{lsoa},Somewhere,{'1.0E-3' if rank == AREAS else 60 - rank},{rank},{decile},0.1,1,-1.7,"
        f"3,{1500 + rank},300"
        for lsoa, rank, decile in zip(LSOAS, RANKS, DECILES, strict=True)
    ]
    return "\n".join([header, *rows])


def file_7_2019() -> str:
    """2019 File 7: other years in the headers, no "where 1 is", two areas that share a rank."""
    header = (
        "LSOA code (2011),LSOA name (2011),Index of Multiple Deprivation (IMD) Score,"
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),"
        "Income Score (rate),Total population: mid 2015 (excluding prisoners),"
        "Older population aged 60 and over: mid 2015 (excluding prisoners) "
    )
    # Ranks 15 and 15, then 17: the next one is skipped. Rank 15 of 20 is in tenth 8, as is 16.
    ranks = [15 if rank == 16 else rank for rank in RANKS]
    rows = [
        f"{lsoa},Somewhere,{60 - rank}.5,{rank},{-(-10 * rank // AREAS)},0.1,{1400 + rank},200"
        for lsoa, rank in zip(LSOAS, ranks, strict=True)
    ]
    return "\n".join([header, *rows, ""])


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """Return a workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def file_1_2019() -> bytes:
    """2019 File 1: notes on a sheet before the figures, short headers, numbers as numbers."""
    header: list[object] = [
        *("LSOA code (2011)", "LSOA name (2011)"),
        *("Local Authority District code (2019)", "Local Authority District name (2019)"),
        *("Index of Multiple Deprivation (IMD) Rank", "Index of Multiple Deprivation (IMD) Decile"),
    ]
    rows: list[list[object]] = [
        [lsoa, "Somewhere", "E07000900", "Somewhere", rank, float(decile)]
        for lsoa, rank, decile in zip(LSOAS, RANKS, DECILES, strict=True)
    ]
    # A space typed below the figures stretches the sheet: rows of nothing at its end.
    return workbook({"Notes": [["Invented"]], "IMD2019": [header, *rows, [None], [None, None]]})


def file_13() -> bytes:
    """2025 File 13: a sheet a domain, trailing spaces, the year in some headers only."""
    boards: list[list[object]] = [
        ["E54000900", "NHS Somewhere Integrated Care Board"],
        ["E54000901", "NHS Elsewhere Integrated Care Board"],
    ]
    start: list[object] = [
        "Integrated Care Board code (2024)",
        "Integrated Care Board name (2024)",
    ]
    main: list[object] = [
        *("IMD - Average rank ", "IMD - Rank of average rank ", "IMD - Average score "),
        "IMD - Proportion of LSOAs in most deprived 10% nationally ",
        *("IMD 2025 - Extent ", "IMD 2025 - Rank of extent ", "IMD 2025 - Local concentration"),
    ]
    income: list[object] = [
        *("Income - Average rank", "Income  -  Average score"),  # two spaces in a row
        "Income - Proportion of LSOAs in most deprived 10% nationally",
        *("Income Scale ", "Rank of Income Scale"),
    ]
    return workbook(
        {
            "Notes": [["Invented"], ["Column", "Meaning"]],
            "IMD": [
                start + main,
                [*boards[0], 18000.5, 1, 29.5, 0.25, 0.31, 2, 33000],
                [*boards[1], 9000.25, 2, 12.0, 0, 0.02, 1, 21000.5],  # none at all: a true 0
            ],
            "Income": [
                start + income,
                [*boards[0], 17000, 0.2, 0.3, 600000, 1],
                [*boards[1], 8000, 0.1, 0.0, 70000, 2],
            ],
        }
    )


def tidy_summaries() -> str:
    """The tidy ICB summaries: `lso_as` for LSOAs, ranks as 1.0."""
    return (
        "icb24_code,icb24_name,imd_average_rank,imd_average_score,"
        "imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally,imd_2025_extent,"
        "imd_2025_rank_of_extent,education_skills_and_training_average_rank,"
        "education_skills_and_training_average_score,"
        "education_skills_and_training_proportion_of_lso_as_in_most_deprived_10_percent_nationally,"
        "rank_of_employment_scale,employment_average_rank,employment_average_score,"
        "employment_proportion_of_lso_as_in_most_deprived_10_percent_nationally\n"
        "E54000900,NHS Somewhere,18000.5,29.5,0.25,0.31,2.0,1.5,22.0,0.1,1.0,2.5,0.2,0.3\n"
    )


def parquet(columns: dict[str, object]) -> bytes:
    """Return a Parquet file of these columns."""
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def tidy_areas() -> bytes:
    """The tidy areas of 2025: whole numbers stored as doubles, another domain beside the IMD."""
    return parquet(
        {
            "lsoa21_code": LSOAS,
            "IMD_decile": [float(decile) for decile in DECILES],
            "Income_decile": [10.0] * AREAS,
            "IMD_rank": [float(rank) for rank in RANKS],
            "IMD_score": [60.25 - rank for rank in RANKS],
        }
    )


def population() -> dict[str, object]:
    """The population Parquet's columns; one area has children only, another nobody under 16."""
    everyone = [1000 + n for n in range(AREAS)]
    adults = [0, 1001, *(800 + n for n in range(2, AREAS))]
    return {
        "LSOA11CD": LSOAS,
        "SICBL22CD": ["E38000900"] * AREAS,
        "SICBL22CDH": ["09Z"] * AREAS,
        "ICB22CD": ["E54000061"] * AREAS,
        "ICB22CDH": ["QF7"] * AREAS,
        "LAD22CD": ["E07000900"] * AREAS,
        "imd2019_rank": RANKS,
        "imd2019_decile": DECILES,
        "population_mid2020": everyone,
        "population_16_plus_mid2020": adults,
        "population_18_plus_mid2020": adults,
    }


def lookup_2021() -> str:
    """LSOA 2021 lookup: a byte order mark and the row number that the ONS download adds."""
    return (
        "\ufeffLSOA21CD,LSOA21NM,SICBL23CD,SICBL23CDH,SICBL23NM,ICB23CD,ICB23CDH,ICB23NM,LAD23CD,"
        "LAD23NM,ObjectId\n"
        "E01900001,Up 001A,E38000900,09Z,NHS South Yorkshire ICB - 09Z,E54000061,QF7,NHS South "
        "Yorkshire Integrated Care Board,E08000900,Upton,1\n"
        "E01900002,Up 001B,E38000900,09Z,NHS South Yorkshire ICB - 09Z,E54000061,QF7,NHS South "
        "Yorkshire Integrated Care Board,E08000900,Upton,2\n"
        # A sub-ICB whose code has five characters, a district with a comma.
        "E01900003,Down 002A,E38000901,Z9Z9Z,NHS Kent ICB - Z9Z9Z,E54000032,QKS,NHS Kent,E07000901,"
        '"Downham, City of",3\n'
    )


def lookup_2011(lower: str = "SICBL22", upper: str = "ICB22", upper_ods: bool = True) -> str:
    """LSOA 2011 lookup; with CCG21 and STP21 it is the layout of the years before."""
    names = {"SICBL22": "NHS South Yorkshire ICB - 09Z", "CCG21": "NHS Upton CCG"}
    ods_header, ods = (f"{upper}CDH,", "QF7,") if upper_ods else ("", "")
    return (
        f"LSOA11CD,LSOA11NM,{lower}CD,{lower}CDH,{lower}NM,{upper}CD,{ods_header}{upper}NM,"
        # Cancer alliances and regions stand in the older layout and are of no use here.
        "CAL21CD,CAL21NM,NHSER21CD,NHSER21NM,LAD22CD,LAD22NM\n"
        f"E01900001,Up 001A,E38000900,09Z,{names[lower]},E54000061,{ods}South Yorkshire,E56000900,"
        "Alliance,E40000012,North East and Yorkshire,E08000900,Upton\n"
    )


def ccgs() -> str:
    """CCGs to sub-ICBs: two CCGs gave a part away, and one code stays with the larger part."""
    return (
        "ccg21_code,ccg21_name,stp21_code,sicbl22_code,sicbl22_code_h,sicbl22_name,icb22_code,"
        "icb22_code_h,icb22_name,n_lsoa11\n"
        "E38000900,NHS Upton CCG,E54000009,E38000900,09Z,NHS South Yorkshire ICB - 09Z,E54000061,"
        "QF7,NHS South Yorkshire Integrated Care Board,147\n"
        # The small part of Downham that went to Upton's ICB stands before the large one.
        "E38000901,NHS Downham and Nhsby CCG,E54000032,E38000900,09Z,NHS South Yorkshire ICB - 09Z,"
        "E54000061,QF7,NHS South Yorkshire Integrated Care Board,9\n"
        "E38000901,NHS Downham and Nhsby CCG,E54000032,E38000951,Z9Z9Z,NHS Kent ICB - Z9Z9Z,"
        "E54000032,QKS,NHS Kent and Medway Integrated Care Board,413\n"
    )


def regions() -> str:
    """Sub-ICBs to ICBs to regions: the region has an ONS code only."""
    return (
        "sicbl24_code,sicbl24_code_nhs,sicbl24_name,icb24_code,icb24_code_nhs,icb24_name,"
        "nhser24_ons_code,nhser24_name\n"
        "E38000900,09Z,NHS South Yorkshire ICB - 09Z,E54000061,QF7,NHS South Yorkshire Integrated "
        "Care Board,E40000012,North East and Yorkshire\n"
        "E38000902,09Y,NHS South Yorkshire ICB - 09Y,E54000061,QF7,NHS South Yorkshire Integrated "
        "Care Board,E40000012,North East and Yorkshire\n"
    )


ETHNIC = [
    "Asian, Asian British or Asian Welsh",
    "Black, Black British, Black Welsh, Caribbean or African",
    "Mixed or Multiple ethnic groups",
    "White",
    "Other ethnic group",
]


def quoted(cells: list[str]) -> str:
    """Return one line of a CSV with every cell in quotes."""
    return ",".join(f'"{cell}"' for cell in cells)


def ethnic_bulk(area: str = "E01900001", suffix: str = "; measures: Value") -> str:
    """TS021 in the bulk layout: broad groups beside their details, a Welsh area at the end."""
    labels = ["Total: All usual residents", *ETHNIC, "White: Roma"]
    # One part more than the broad groups: it repeats people of White.
    header = ["date", "geography", "geography code"]
    header += [f"Ethnic group: {label}{suffix}" for label in labels]
    return "\n".join(
        [
            quoted(header),
            f"2021,Up 001A,{area},100,10,5,4,80,1,2",
            "2021,Cwm 001A,W01900001,50,0,0,0,50,0,0",
            "",
        ]
    )


def ethnic_bulk_zip() -> bytes:
    """The bulk archive: one file an area type, and a text of notes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("census2021-ts021-ctry.csv", ethnic_bulk("E92000001"))
        archive.writestr("census2021-ts021-lsoa.csv", ethnic_bulk())
        archive.writestr("metadata/ts021-variables.txt", "Ethnic group\nInvented")
    return buffer.getvalue()


def ethnic_download() -> str:
    """TS021 as a table download: a blank first line, notes before and after."""
    header = ["2021 super output area - lower layer", "mnemonic", "Total: All usual residents"]
    return "\n".join(
        [
            "",
            '"TS021 - Ethnic group"',
            '"ONS Crown Copyright Reserved [from Nomis on 18 April 2023]"',
            '"Population :","All usual residents"',
            '"Date       :","2021"',
            "",
            quoted(header + ETHNIC),
            "",
            '"Up 001A","E01900001",100,10,5,4,80,1',
            '"Up 001B","E01900002",0,0,0,0,0,0',
            '"Cwm 001A","W01900001",50,0,0,0,50,0',
            "",
            # Notes in two columns, which are no rows of the table.
            '"In order to protect against disclosure","records"',
            '"","have been swapped"',
            "",
        ]
    )


AGE_BANDS = [
    "Aged 4 years and under",
    *(f"Aged {first} to {first + 4} years" for first in range(5, 85, 5)),
    "Aged 85 years and over",
]


def age_download() -> str:
    """TS007A as a table download: fewer lines before the header, no notes after."""
    header = ["2021 super output area - lower layer", "mnemonic", "Total", *AGE_BANDS]
    counts = ",".join(str(n) for n in range(1, 19))
    return "\n".join(
        [
            "",
            '"TS007A - Age by five-year age bands"',
            '"Date       :","2021"',
            "",
            quoted(header),
            "",
            f'"Up 001A","E01900001",171,{counts}',
            *("", "", ""),
        ]
    )


def age_bulk() -> str:
    """TS007A in the bulk layout, without the suffix that other bulk tables have."""
    header = ["date", "geography", "geography code", "Age: Total"]
    header += [f"Age: {band}" for band in AGE_BANDS]
    counts = ",".join(str(n) for n in range(1, 19))
    return f"{quoted(header)}\n2021,Up 001A,E01900001,171,{counts}\n"


def ring(points: list[tuple[float, float]]) -> list[list[float]]:
    """Return a closed ring."""
    return [[x, y] for x, y in [*points, points[0]]]


def boundaries(code: str = "ICB23CD", name: str = "ICB23NM") -> dict[str, object]:
    """Three neighbours, two of them along a crooked line; one has an islet 300 metres across."""
    # Small steps to be smoothed away on both sides alike.
    border = [(-1.0 + (0.002 if n % 2 else 0.0), 52.0 + n * 0.005) for n in range(40)]
    # Where all three meet there is a slight corner, which the third alone would cut off.
    border.append((-1.0, 52.203))
    west = ring([(-1.5, 52.0), *border, (-1.5, 52.2)])
    east = ring([(-0.5, 52.0), (-0.5, 52.2), *reversed(border)])
    top = [(-1.5, 52.2), border[-1], (-0.5, 52.2)]
    north = ring([*top, (-0.5, 52.4), (-1.5, 52.4)])
    islet = ring([(-6.3, 49.9), (-6.296, 49.9), (-6.296, 49.903), (-6.3, 49.903)])
    shapes: list[dict[str, object]] = [
        {"type": "MultiPolygon", "coordinates": [[west], [islet]]},
        {"type": "Polygon", "coordinates": [east]},
        {"type": "Polygon", "coordinates": [north]},
    ]
    features = [
        {
            "type": "Feature",
            # Numbers of the ONS service stand before and after the code.
            "properties": {"FID": n, code: f"E5400090{n}", name: f"Place {n}", "BNG_E": 1},
            "geometry": shape,
        }
        for n, shape in enumerate(shapes)
    ]
    return {"type": "FeatureCollection", "features": features}


def geojson(content: dict[str, object]) -> str:
    """Return GeoJSON as text."""
    return json.dumps(content)


def providers() -> dict[str, object]:
    """The columns of the provider list: one closed and without a board, one under a 2026 board."""
    return {
        "org_code": ["RZZ1", "8Z999", "AZ9"],
        "org_name": ["Upton NHS Trust", "North Upton Mind", "Nowhere CIC"],
        "status": ["Active", "Active", "Inactive"],
        "start_date": ["2014-09-05", "2013-04-01", "2010-01-01"],
        "end_date": pa.array([None, None, "2020-03-31"]),
        "postcode": ["ZZ1 1ZZ", "ZZ1 2ZZ", "ZZ1 3ZZ"],
        "town": ["Upton", "Upton", "Nowhere"],
        "icb_code": pa.array(["QF7", "S1Y5D", None]),
        "icb_name": pa.array(["NHS South Yorkshire", "NHS Later", None]),
    }


def every_kind() -> dict[str, tuple[str, bytes | str]]:
    """Return (kind, content) of every made file by a short name."""
    return {
        "2025 File 1": ("deprivation-areas", file_1_2025()),
        "2025 File 7": ("deprivation-areas", file_7_2025()),
        "2019 File 7": ("deprivation-areas", file_7_2019()),
        "2019 File 1": ("deprivation-areas", file_1_2019()),
        "tidy areas": ("deprivation-areas", tidy_areas()),
        "File 13": ("deprivation-places", file_13()),
        "tidy summaries": ("deprivation-places", tidy_summaries()),
        "LSOA 2021": ("small-area-lookup", lookup_2021()),
        "LSOA 2011": ("small-area-lookup", lookup_2011()),
        "LSOA 2011 by CCG": ("small-area-lookup", lookup_2011("CCG21", "STP21")),
        "CCGs": ("place-lookup", ccgs()),
        "regions": ("place-lookup", regions()),
        "population": ("population-2020", parquet(population())),
        "TS021 bulk": ("census-small-areas", ethnic_bulk()),
        "TS021 bulk, England": ("census-other-areas", ethnic_bulk("E92000001")),
        "TS021 download": ("census-small-areas", ethnic_download()),
        "TS007A bulk": ("census-small-areas", age_bulk()),
        "TS007A download": ("census-small-areas", age_download()),
        "ICB boundaries": ("boundaries", geojson(boundaries())),
        "sub-ICB boundaries": ("boundaries", geojson(boundaries("SICBL23CD", "SICBL23NM"))),
        "regions' boundaries": ("boundaries", geojson(boundaries("NHSER24CD", "NHSER24NM"))),
        "district boundaries": ("boundaries", geojson(boundaries("ltla24_code", "ltla24_name"))),
        "providers": ("providers", parquet(providers())),
    }
