"""Twelve months as one cohort: exact for England, whole or nothing below it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import NotPublishedError, UnknownPeriodError
from amhe_explore.measures.monthly import months_to
from amhe_explore.warehouse.build import build
from tests import pack

YEAR = "2024-25"
COUNTS = {
    "M056": 1_000,  # ended
    "M073": 300,  # not seen
    "M074": 20,  # seen, not treated
    "M075": 280,  # treated once
    "M076": 400,  # finished
    "M179": 25,  # not at caseness
    "M191": 190,  # recovered
    "M001": 1_100,
}


def months() -> list[str]:
    return ["2024-03", *months_to("2025-03")]


def lines() -> Iterator[str]:
    for month in months():
        for measure, count in COUNTS.items():
            name = f"Count_{measure}"
            start = f"{month}-01,{month}-28"
            everyone = f"England,all,all SubICBs,all,all Providers,{measure},{name}"
            yield f"{start},{everyone},{count * 10 + 1}"
            # RDY's seen-not-treated is suppressed in one month only: its treated is not known.
            hidden = measure == "M074" and month == "2024-09"
            shown = "*" if hidden else str(count)
            yield f"{start},Provider,all,all SubICBs,RDY,DORSET,{measure},{name},{shown}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[warehouse.Warehouse]:
    given = tmp_path_factory.mktemp("monthly")
    (given / f"main-{YEAR}.csv").write_bytes(pack.main_csv(YEAR))
    header = (
        "REPORTING_PERIOD_START,REPORTING_PERIOD_END,GROUP_TYPE,ORG_CODE1,ORG_NAME1,ORG_CODE2,"
        "ORG_NAME2,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE_SUPPRESSED"
    )
    (given / "monthly.csv").write_text("\n".join([header, *lines()]) + "\n")
    folder = tmp_path_factory.mktemp("warehouse")
    build([given], folder)
    with warehouse.open_current(folder) as found:
        yield found


def test_england_is_an_exact_sum(opened: warehouse.Warehouse) -> None:
    england = measures.resolve(opened, "ENG", YEAR)
    found = measures.twelve_months(opened, england)
    assert found.title == "Referrals that ended in the twelve months to March 2025"
    counts = {stage.id: stage.count.value for stage in found.total.stages}
    # 12 x 10,001 ended; less 12 x (3,001 + 201) not treated; 12 x (4,001 - 251) could recover.
    assert counts == {
        "ended": 120_012,
        "treated": 81_588,
        "finished": 48_012,
        "eligible": 45_000,
        "recovered": 22_812,
    }
    treated = found.total.stages[1]
    assert treated.of_first is not None
    assert treated.of_first.value == pytest.approx(81_588 / 120_012)
    assert treated.of_first.precision == "exact"


def test_one_suppressed_month_hides_the_sum_and_nothing_else(opened: warehouse.Warehouse) -> None:
    provider = measures.resolve(opened, "provider:RDY", YEAR)
    stages = {s.id: s for s in measures.twelve_months(opened, provider).total.stages}
    assert (stages["treated"].count.value, stages["treated"].count.flag) == (None, "suppressed")
    assert stages["treated"].reason == "a month is suppressed (under 5)"
    assert stages["finished"].count.value == 4_800
    assert stages["finished"].of_first is not None
    assert stages["finished"].of_previous is None


def test_any_twelve_loaded_months_can_be_asked_for(opened: warehouse.Warehouse) -> None:
    england = measures.resolve(opened, "ENG", YEAR)
    assert measures.twelve_months(opened, england, "2025-02").period == "2024-03 to 2025-02"
    with pytest.raises(UnknownPeriodError, match="a month from 2025-02 to 2025-03"):
        measures.twelve_months(opened, england, "2025-01")
    for hostile in ("", "2025-13", "March", "9" * 5_000):
        if hostile:
            with pytest.raises(UnknownPeriodError):
                measures.twelve_months(opened, england, hostile)


def test_a_place_without_monthly_figures_says_so(opened: warehouse.Warehouse) -> None:
    kent = measures.resolve(opened, "QKS", YEAR)
    assert measures.monthly(opened, kent) is None
    with pytest.raises(NotPublishedError, match="No monthly figures are loaded for Kent"):
        measures.twelve_months(opened, kent)


def test_months_are_periods_of_their_own(opened: warehouse.Warehouse) -> None:
    kinds = dict(measures.status(opened).periods)
    assert kinds[YEAR] == "annual"
    assert kinds["2025-03"] == "monthly"
    assert measures.all_periods(opened) == (YEAR,)
