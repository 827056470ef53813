"""The two funnels: which stages they have, and which steps may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse

YEAR = "2024-25"


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


def test_activity_counts_the_year(opened: warehouse.Warehouse) -> None:
    activity, _ = measures.funnels(measures.profile(opened, "ENG", "deprivation", YEAR))
    assert [stage.id for stage in activity.total.stages] == [
        "referrals", "started", "finished", "eligible", "recovered",
    ]  # fmt: skip
    finished = activity.total.stages[2]
    assert finished.of_first is not None
    assert finished.of_first.value == pytest.approx(73_720 / 200_003)
    assert activity.by_group
    assert activity.not_published == ()


def test_the_cohort_starts_at_ended_and_is_one_cohort(opened: warehouse.Warehouse) -> None:
    _, cohort = measures.funnels(measures.profile(opened, "ENG", "gender", YEAR))
    counts = [stage.count.value for stage in cohort.total.stages]
    assert [stage.id for stage in cohort.total.stages] == [
        "ended", "treated", "finished", "eligible", "recovered",
    ]  # fmt: skip
    assert counts == sorted((each or 0 for each in counts), reverse=True)
    treated = cohort.total.stages[1]
    # 194,002 ended, of which 62,080 untreated: int(200,003 x 0.97), int(194,002 x 0.32).
    assert treated.count.value == 194_002 - 62_080
    assert treated.of_first is not None
    assert treated.of_first.upper is not None
    assert treated.of_first.upper <= 1


def test_without_ended_counts_the_cohort_starts_at_finished(
    opened: warehouse.Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tidy release has no started and no ended counts: named as not published, not guessed."""
    original = opened.rows

    def tidy_only(name: str, **parameters: object) -> list[tuple[object, ...]]:
        late = ("started", "ended", "ended_untreated", "ended_after_one")
        found = original(name, **parameters)
        return [row for row in found if name != "cells" or row[3] not in late]

    monkeypatch.setattr(opened, "rows", tidy_only)
    activity, cohort = measures.funnels(measures.profile(opened, "QKS", "gender", YEAR))
    absent = [stage.id for stage in activity.total.stages if stage.count.flag == "not_published"]
    assert absent == ["started"]
    assert [stage.id for stage in activity.total.stages] == [
        "referrals", "started", "finished", "eligible", "recovered",
    ]  # fmt: skip
    finished = activity.total.stages[2]
    assert finished.of_first == finished.of_previous
    assert activity.not_published == ("Started treatment in the year",)
    assert [stage.id for stage in cohort.total.stages] == ["finished", "eligible", "recovered"]
    assert cohort.not_published == (
        "Referrals that ended in the year",
        "of these, had at least one treatment session",
    )
    assert cohort.base == "of every 100 courses finished in the year"


def test_a_volume_break_closes_steps_between_stages(opened: warehouse.Warehouse) -> None:
    activity, cohort = measures.funnels(measures.profile(opened, "QWU", "gender", YEAR))
    assert not activity.by_group
    finished = activity.total.stages[2]
    assert finished.count.value is not None
    assert finished.of_first is None
    assert "Courses that finished fell by" in finished.reason
    # Recovered of those who could: within the courses that finished, so it stays.
    assert activity.total.stages[-1].of_previous is not None
    # Referrals that ended are one cohort: its own steps are no year-on-year comparison.
    assert cohort.by_group
    assert cohort.total.stages[2].of_first is not None


def test_recording_closes_groups_and_leaves_the_place(opened: warehouse.Warehouse) -> None:
    activity, cohort = measures.funnels(measures.profile(opened, "QKS", "religion", YEAR))
    assert (activity.by_group, cohort.by_group) == (False, False)
    assert activity.total.stages[2].of_first is not None
    assert all(stage.of_first is None for group in activity.groups for stage in group.stages)


def test_a_suppressed_stage_says_so(opened: warehouse.Warehouse) -> None:
    activity, _ = measures.funnels(measures.profile(opened, "QOC", "religion", YEAR))
    jain = next(group for group in activity.groups if group.label == "Jain")
    assert {stage.reason for stage in jain.stages if stage.id == "referrals"} == {
        "suppressed (under 5)"
    }


def test_the_late_cohort_closes_with_the_outcomes(
    opened: warehouse.Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Religion is not recorded for 46 % of finished courses: no outcomes by group."""
    original = opened.rows

    def tidy_only(name: str, **parameters: object) -> list[tuple[object, ...]]:
        found = original(name, **parameters)
        return [row for row in found if name != "cells" or row[3] != "ended"]

    monkeypatch.setattr(opened, "rows", tidy_only)
    _, cohort = measures.funnels(measures.profile(opened, "QKS", "religion", YEAR))
    assert not cohort.by_group
    assert "46% of finished courses" in cohort.closed_reason
    assert cohort.total.stages[-1].of_first is not None
