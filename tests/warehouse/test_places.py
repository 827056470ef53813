"""Names as readers should see them, and the key of a row's place."""

from __future__ import annotations

import pytest

from amhe_explore.warehouse.activity import place_key
from amhe_explore.warehouse.places import readable_name, title_case


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("England", "All", "2024-25"), ("england:ENG", None)),
        (("Commissioning Region", "Y59", "2024-25"), ("region:Y59", None)),
        # STPs carry ICB codes in two years only, and are then shown under the ICB.
        (("STP", "QKS", "2020-21"), ("icb:QKS", None)),
        (("STP", "QKS", "2021-22"), ("icb:QKS", None)),
        (("STP", "E54000032", "2019-20"), ("stp:E54000032", None)),
        # The same code is a CCG and, later, a sub-ICB: two places.
        (("CCG", "02P", "2020-21"), ("ccg:02P", None)),
        (("SubICB", "02P", "2022-23"), ("sub_icb:02P", None)),
        # What is published for no place is a remainder of its kind.
        (("ICB", "UNKNOWN", "2022-23"), (None, "icb")),
        (("STP", "UNKNOWN", "2021-22"), (None, "icb")),
        (("STP", "UNKNOWN", "2019-20"), (None, "stp")),
        (("Provider", "rdy", "2024-25"), ("provider:RDY", None)),
    ],
)
def test_the_key_of_a_place(
    row: tuple[str, str, str], expected: tuple[str | None, str | None]
) -> None:
    assert place_key(*row) == expected


@pytest.mark.parametrize(
    ("listed", "kind", "code", "expected"),
    [
        ("NHS BARNSLEY CCG", "ccg", "02P", "Barnsley CCG (02P)"),
        ("NHS BARNSLEY CCG", "sub_icb", "02P", "Barnsley (02P)"),
        ("NHS South Yorkshire ICB - 02P", "sub_icb", "02P", "South Yorkshire (02P)"),
        ("CENTRAL AND NORTH WEST LONDON NHS FOUNDATION TRUST", "provider", "RV3",
         "Central and North West London NHS Foundation Trust"),
        ("Humber, Coast and Vale", "stp", "E54000006", "Humber, Coast and Vale"),
        ("", "provider", "X1", "X1"),
    ],
)  # fmt: skip
def test_readable_names(listed: str, kind: str, code: str, expected: str) -> None:
    assert readable_name(listed, kind, code) == expected


def test_title_case_keeps_short_forms() -> None:
    assert (
        title_case("ST GEORGE'S (HQ) - IAPT OF THE NORTH") == "St George's (Hq) - IAPT of the North"
    )
