"""The app as a visitor meets it, without a browser: always started from app.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]

Visit = Callable[..., AppTest]


def arrive(page: str = "profile", **address: Any) -> AppTest:
    """Opens a page of the app by its address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in address.items():
        app.query_params[key.rstrip("_")] = value
    if page != "profile":
        app.switch_page(f"pages/{page}.py")
    return app.run()


def plain(heading: str) -> str:
    """A heading with ordinary spaces only."""
    return heading.replace("\u00a0", " ")


@pytest.fixture
def visit(small_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Opens a page on the little warehouse: `visit("funnel", place="QKS")`."""
    monkeypatch.setenv("AMHE_WAREHOUSE", str(small_warehouse))
    return arrive


@pytest.fixture
def visit_without(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Visit]:
    """Opens a page on whatever a folder holds."""

    def at(folder: Path) -> Visit:
        monkeypatch.setenv("AMHE_WAREHOUSE", str(folder))
        return arrive

    return at
