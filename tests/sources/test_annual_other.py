"""The other CSVs of an annual pack: each is known by its columns and listed, none is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from amhe_explore.catalogue import load
from amhe_explore.sources.annual_other import AnnualOtherReader, readers
from amhe_explore.sources.registry import find
from tests import pack

ORGANISATION = "OrgType,OrgCode,OrgName"
LABELLED = f"{ORGANISATION},VariableType,VariableA,VariableB"
# A few of the columns of each, as the metadata of 2023-24 names them; one in the older style.
HEADERS = {
    "effect size": f"{ORGANISATION},Measure,InitialCaseness,Mean_Start,SD_Start,EffectSize",
    "employment status": f"{LABELLED},Count_ReferralsReceived,Count_FinishedCourseTreatment,"
    "Count_EmploymentStatusEndTreatment_Employed",
    "internet-enabled and long-term-condition services": f"{LABELLED},"
    "Count_FirstIntegratedContact,Count_IntegratedReferralsAtCaseness,"
    "Count_IntegratedReferralsReliableRecovery,Percentage_IntegratedReferralsImprovement",
    "patient experience questionnaire": f"{ORGANISATION},Count_DidStaffListen,"
    "Percentage_DidStaffListen,Count_HelpThatMattered",
    "psychotropic medication": f"{LABELLED},Count_StatusEndTotal,Count_statusEndNotPrescribed",
    "therapist role": f"{LABELLED},Mean_ApptsFinishedCourseTreatment,"
    "Mean_ApptsHighIntensityCoupleTherapistforDepressionTrainee",
    # The official header has a space within a name.
    "therapy type": f"{LABELLED},CountTherapyEndTreatment_LI _GuidedSelfHelpBook",
}


def test_each_reader_has_a_header_here() -> None:
    assert {reader.kind.removeprefix("annual report, ") for reader in readers()} == set(HEADERS)


@pytest.mark.parametrize("name", HEADERS)
def test_a_pack_lists_its_other_files_and_reads_the_main_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / "psych-ther-ann-rep-csvs-2024-25.zip"
    with zipfile.ZipFile(path, "w") as archive:
        # A name that says "main" for the other, and nothing for the main file.
        archive.writestr("psych-ther-ann-rep-csv-2024-25-main.csv", HEADERS[name] + "\r\n1,2\r\n")
        archive.writestr("a.csv", pack.main_csv("2024-25"))
    other, main = find([path])
    assert (other.used, other.reason) == (False, "recognised, not used yet")
    assert isinstance(other.reader, AnnualOtherReader)
    assert other.reader.kind == f"annual report, {name}"
    assert list(other.reader.read(other.file, load())) == []
    assert main.used
    assert main.file.member == "a.csv"


def test_a_bad_cell_in_a_file_that_is_not_used_stops_nothing(tmp_path: Path) -> None:
    # Latin-1: only a file of a known kind that is read must be in UTF-8.
    (tmp_path / "peq.csv").write_bytes(HEADERS["effect size"].encode() + b"\r\nCAF\xc9,-5\r\n")
    (tmp_path / "main-2024-25.csv").write_bytes(pack.main_csv("2024-25"))
    assert [one.used for one in find([tmp_path])] == [True, False]
