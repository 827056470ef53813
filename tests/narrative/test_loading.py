"""A loading of official files in words: the step now, the outcome, what to do by hand."""

from __future__ import annotations

from typing import Any

from amhe_explore.narrative import loading_outcome, loading_part, loading_step

START: dict[str, Any] = {
    "event": "start",
    "number": 2,
    "of": 4,
    "file": "one.zip",
    "next": "two.parquet",
}
CAME = {"event": "fetched", "state": "downloaded", "file": "one.zip", "reason": "", "todo": ""}
FAILED = {
    "event": "fetched",
    "state": "failed",
    "file": "two.parquet",
    "reason": "nobody answered",
    "todo": "Put it into the folder by hand.",
}


def test_before_the_first_file() -> None:
    assert loading_step([]) == "Starting: asking for the first file."
    assert loading_part([]) == 0


def test_the_file_its_size_and_what_comes_next() -> None:
    step = {"event": "download", "bytes": 1_500_000, "total": 3_000_000}
    assert loading_step([START, step]) == (
        "File 2 of 4: one.zip, 1.5 MB of 3.0 MB. Next: two.parquet."
    )
    unknown = {"event": "download", "bytes": 900, "total": None}
    assert loading_step([START | {"next": ""}, unknown]) == "File 2 of 4: one.zip, 0.9 kB."


def test_a_retry_and_the_build() -> None:
    retry = {"event": "retry", "seconds": 4, "reason": "503"}
    assert "again in 4 seconds (503)" in loading_step([START, retry])
    assert loading_step([START, {"event": "read"}]) == (
        "All files have been asked for. Building the figures."
    )


def test_the_part_done() -> None:
    assert loading_part([START, CAME, FAILED]) == 0.5


def test_what_came_and_what_to_do_by_hand() -> None:
    done = {"event": "done", "build_id": "x"}
    assert loading_outcome([START, CAME, FAILED, done], "") == [
        "1 of 2 files are here.",
        "The figures were built; this page shows them.",
        "two.parquet did not come: nobody answered. Put it into the folder by hand.",
    ]


def test_nothing_built_says_so_and_why() -> None:
    assert loading_outcome([], "No file of a known kind.") == [
        "Nothing was built; the figures before stay in use.",
        "No file of a known kind.",
    ]
