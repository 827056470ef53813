"""A page's tables set beside what the command line prints as JSON, cell by cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore import cli
from amhe_explore.theme import formats

Json = dict[str, Any]
COUNTS = {"Referrals": "referrals", "Finished a course": "finished", "Recovered": "recovered"}
PERCENTS = {
    "Recovery": "recovery",
    "Reliable recovery": "reliable_recovery",
    "Improvement": "reliable_improvement",
}
RATIOS = {"Referrals per 1,000": ("referral_rate", 1),
          "Finished per 100 referrals": ("completion", 100)}  # fmt: skip
METRICS = {
    "Improved": "reliable_improvement",
    "Recovered": "recovery",
    "Reliably recovered": "reliable_recovery",
}


def printed(
    capsys: pytest.CaptureFixture[str], folder: Path, place: str, characteristic: str, period: str
) -> Json:
    """What `profile --json` prints."""
    capsys.readouterr()
    words = ["profile", "--place", place, "--characteristic", characteristic, "--period", period]
    assert cli.main([*words, "--json", "--warehouse", str(folder)]) == 0
    return dict(json.loads(capsys.readouterr().out))


def percent(rate: Json) -> str:
    """A rate of the JSON as the one formatting function writes it."""
    if rate["value"] is None:
        return formats.reason_text(rate["flag"])
    value = rate["value"] if rate["published"] is None else rate["published"]
    return formats.published_percent(value, rate["precision"] == "exact")


def count(found: Json) -> str:
    """A count of the JSON as the one formatting function writes it."""
    return formats.count_text(found["value"], found["flag"])


def expected(group: Json, column: str, found: Json, england: Json | None) -> str | None:
    """What a cell must say; None for a column that this does not know."""
    if column in COUNTS:
        return count(group["counts"][COUNTS[column]])
    if column in PERCENTS:
        return percent(group["rates"][PERCENTS[column]])
    if column in RATIOS:
        return ratio(group, column, found)
    if column == "Likely range":
        rate = group["rates"]["recovery"]
        exact = rate["precision"] == "exact"
        return formats.interval_text(rate["lower"], rate["upper"], exact) or "no likely range"
    if column == "Could recover":
        eligible = group["counts"]["eligible"]
        shut = eligible["value"] is not None and group["rates"]["recovery"]["denominator"] is None
        return formats.reason_text("suppressed") if shut else count(eligible)
    if column == "England, recovery" and england is not None:
        return percent(_of(england, group["id"])["rates"]["recovery"])
    return None


def ratio(group: Json, column: str, found: Json) -> str:
    """A ratio per so many, "not shown" where its gate is closed."""
    name, per = RATIOS[column]
    stages = next(gate for gate in found["gates"] if gate["id"] == "stages")
    if name == "completion" and stages["state"] == "closed":
        return "not shown"
    rate = group["rates"][name]
    if rate["value"] is None:
        return formats.reason_text(rate["flag"])
    return formats.per_text(rate["value"], per)


def _of(found: Json, group_id: str) -> Json:
    return next(dict(group) for group in found["groups"] if group["id"] == group_id)


def compare_tables(app: AppTest, found: Json, england: Json | None) -> int:
    """Compare every cell of the tables by group; return how many there were."""
    labels = [group["label"] for group in found["groups"]]
    compared = 0
    for table in app.table:
        if list(table.value.index) != labels:
            continue
        for column in table.value.columns:
            for group, cell in zip(found["groups"], table.value[column], strict=True):
                wanted = expected(group, column, found, england)
                if wanted is not None:
                    assert cell == wanted, (group["id"], column)
                    compared += 1
    return compared


def compare_metrics(app: AppTest, found: Json) -> int:
    """Compare every key figure of a profile; return how many there were."""
    total = found["groups"][0]
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Referrals"] == count(total["counts"]["referrals"])
    assert shown["Finished a course"] == count(total["counts"]["finished"])
    for label, rate in METRICS.items():
        assert shown[label] == percent(total["rates"][rate])
    return len(shown)
