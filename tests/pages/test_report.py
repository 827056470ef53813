"""The page JSNA pack: choose, make with progress, take away, preview; nothing made unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore.export import pack as packs
from tests.pages.conftest import Visit, plain


def buttons(app: AppTest) -> list[str]:
    return [each.proto.label.partition(",")[0] for each in app.get("download_button")]


def headings(app: AppTest) -> list[str]:
    return [plain(each.value) for each in app.subheader]


def test_nothing_is_made_before_it_is_asked_for(visit: Visit) -> None:
    app = visit("report", place="QKS")
    assert not app.exception
    assert app.title[0].value == "JSNA pack"
    assert buttons(app) == []
    assert "Preview" not in headings(app)
    fixed = {f"pack_{each}" for each in packs.ALWAYS}
    boxes = {each.key: each for each in app.checkbox}
    assert set(boxes) == {f"pack_{each}" for each in packs.section_ids()}
    assert {key for key, each in boxes.items() if each.disabled} == fixed


def test_a_pack_is_made_taken_away_and_looked_at(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[packs.Pack] = []

    def quick(pack: packs.Pack, tell: packs.Tell) -> dict[str, bytes]:
        asked.append(pack)
        tell("picture 1 of 1", 0.5)
        return {packs.pack_name(pack, each): b"x" for each in packs.FORMATS}

    monkeypatch.setattr(packs, "files_of", quick)
    app = visit("report", place="QKS")
    app.checkbox(key="pack_evidence").uncheck().run()
    app.button(key="make_pack").click().run()
    assert not app.exception
    assert buttons(app) == ["Word document", "Web page", "Workbook", "Everything (ZIP)"]
    assert headings(app)[:2] == ["Take it away", "Preview"]
    assert "evidence" not in {each.id for each in asked[0].sections}
    app.selectbox(key="pack_preview").select("headline").run()
    assert len(app.table) >= 2
    assert len(asked) == 1
    app.selectbox(key="pack_preview").select("experience").run()
    assert any("Who fills in" in each.value for each in app.markdown)
    # Another choice: what was made is no longer what is asked for.
    app.checkbox(key="pack_trends").uncheck().run()
    assert buttons(app) == []
    assert any("make it again" in each.value for each in app.markdown)


def test_made_up_figures_are_named_so_before_anything_is_made(
    example_warehouse: Path, visit_without: object
) -> None:
    app = visit_without(example_warehouse)("report", place="X01")  # type: ignore[operator]
    assert not app.exception
    assert any("MADE-UP FIGURES" in each.value for each in app.markdown)
