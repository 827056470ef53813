"""What is known nationally, as sections of a page: the chosen characteristic first, marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def page(place: str, characteristic: str, period: str) -> None:
    """A page of the two sections alone; it runs by itself, so it imports what it needs."""
    from amhe_explore import theme
    from amhe_explore.ui import cache, evidence_sections
    from amhe_explore.ui.state import Choice

    theme.register()
    build = cache.current_build()
    chosen = cache.place_book(build)[place]
    choice = Choice(build, chosen, None, characteristic, period)
    evidence_sections.national_evidence(choice)
    evidence_sections.what_is_known(choice)


MADE_UP = "**Made-up figures. "


def shown(folder: Path, patch: pytest.MonkeyPatch, *choice: str) -> AppTest:
    patch.setenv("AMHE_WAREHOUSE", str(folder))
    app = AppTest.from_function(page, args=choice, default_timeout=60).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown]


def test_the_chosen_characteristic_comes_first_and_the_rest_opens(
    example_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(example_warehouse, monkeypatch, "X03", "deprivation_fifth", "2024-25")
    said = texts(app)
    first = next(
        n for n, text in enumerate(said) if text.startswith(f"{MADE_UP}Deprivation and income:")
    )
    later = next(n for n, text in enumerate(said) if text.startswith(f"{MADE_UP}Age:"))
    assert first < later
    assert [each.label for each in app.expander][:2] == [
        "The other 37 statements, by characteristic",
        "What the documents say is not known: 5",
    ]
    assert sum(text.count("Source: ") for text in said) >= 45


def test_made_up_figures_say_so_in_every_sentence_about_the_place(
    example_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(example_warehouse, monkeypatch, "X03", "age", "2024-25")
    said = texts(app)
    assert any(text.startswith("**Made-up figures. Of 40 national statements") for text in said)
    tested = [text for text in said if "England 2024-25: **" in text]
    assert len(tested) == 18
    assert all("\n- Made-up figures. Example" in text for text in tested)
    names = [each.proto.id for each in app.get("download_button")]
    invented = "MADE-UP_talking-therapies_X03_2024-25_national-evidence.csv"
    assert any(invented in name for name in names)
    assert any(name.endswith("file_talking-therapies_studies.png") for name in names)


def test_without_a_topic_every_statement_opens_and_every_example_is_there(
    small_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(small_warehouse, monkeypatch, "QKS", "total", "2024-25")
    assert any(text.startswith("11 of 11 examples.") for text in texts(app))
    assert app.expander[0].label == "All 40 statements, by characteristic"
    assert not any("Made-up" in text for text in texts(app))


def test_examples_follow_the_characteristic_and_the_barrier(
    example_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(example_warehouse, monkeypatch, "X03", "ethnicity", "2024-25")
    said = texts(app)
    assert "4 of 11 examples for ethnicity." in said
    assert any(text.startswith("**Nafsiyat") for text in said)
    app.selectbox(key="practice_barrier").set_value("apart").run()
    assert "2 of 11 examples for ethnicity and services that work apart." in texts(app)
    app.selectbox(key="practice_barrier").set_value("not_adapted").run()
    assert any(text.startswith("The source names no example for ethnicity") for text in texts(app))


def test_the_bars_have_a_text_summary(
    example_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(example_warehouse, monkeypatch, "ENG", "religion", "2024-25")
    (chart,) = app.get("vega_lite_chart")
    assert "Faith groups (the source also gives 3): 2" in chart.proto.spec
    assert sum("England 2024-25: **" in text for text in texts(app)) == 18  # once each
