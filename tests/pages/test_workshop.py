"""The workshop as a room meets it: what may be shown, what is kept, and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from amhe_explore.measures import WorkshopRecord
from amhe_explore.ui import workshop_state
from amhe_explore.ui.workshop_state import Held
from tests import roomful
from tests.pages.conftest import Visit, arrive

STEPS = ("open", "see", "who", "why", "break", "help", "do", "close")


def go_to(app: AppTest, step: str) -> AppTest:
    """Turns to a step as the row of steps does."""
    held: Held = app.session_state[workshop_state.STORE]
    held.step, held.numbers = step, True
    return app.run()


def texts(app: AppTest) -> str:
    found = [*app.main.markdown, *app.main.header, *app.main.warning, *app.main.info, *app.title]
    return "\n".join(str(element.value) for element in found)


def record(app: AppTest) -> WorkshopRecord:
    held: Held = app.session_state[workshop_state.STORE]
    return held.record


def test_every_step_stands_and_can_be_left_by_its_buttons(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    for _ in STEPS:
        assert not app.exception
        app.button(key="workshop_next").click().run()
    assert app.title[0].value == "Still doing with?"
    for _ in STEPS:
        app.button(key="workshop_back").click().run()
    assert app.title[0].value == "Workshop"


def test_it_says_where_notes_are_kept_and_the_address_holds_none(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    assert "held in the memory of the computer that runs this page" in texts(app)
    go_to(app, "see")
    assert "Held while this page is open, not saved. Save a copy after each step." in texts(app)
    app.text_area(key="workshop_note_noticed").input("Kingfisher").run()
    assert record(app).note("noticed") == "Kingfisher"
    assert "Kingfisher" not in str(dict(app.query_params))
    go_to(app, "who")
    go_to(app, "see")
    assert app.text_area(key="workshop_note_noticed").value == "Kingfisher"


def test_a_copy_is_asked_for_after_a_step_in_which_something_was_written(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    app.button(key="workshop_next").click().run()
    assert "Save a copy now." not in texts(app)
    app.text_area(key="workshop_note_limits").input("The budget is fixed").run()
    app.button(key="workshop_next").click().run()
    assert "Save a copy now." in texts(app)


def test_the_numbers_wait_for_a_quiet_minute(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    go_to(app, "open")
    app.button(key="workshop_next").click().run()
    assert app.title[0].value.endswith("how many ended in recovery?")
    app.toggle(key="workshop_numbers").set_value(True).run()
    assert "44 ended in recovery" in app.title[0].value


def test_after_a_year_of_great_change_the_year_before_is_shown_and_why(visit: Visit) -> None:
    app = visit("workshop", place="QWU", characteristic="deprivation", period="2024-25")
    assert "We show 2023-24. In 2024-25 the number of courses changed a lot" in texts(app)
    app.toggle(key="workshop_year_as_chosen").set_value(True).run()
    assert "We show 2023-24." not in texts(app)
    go_to(app, "see")
    assert "In 2024-25 the number of courses changed a lot" in texts(app)


@pytest.mark.parametrize(
    ("characteristic", "said"),
    [
        ("religion", "the service did not write down"),
        ("ethnic_minority", "One number hides the groups in it"),
        ("total", "There are no groups yet."),
    ],
)
def test_where_two_groups_may_not_be_shown_the_whole_place_is(
    visit: Visit, characteristic: str, said: str
) -> None:
    app = visit("workshop", place="QKS", characteristic=characteristic, period="2023-24")
    for step in STEPS:
        go_to(app, step)
        assert not app.exception, step
        if step == "see":
            assert said in texts(app)
            assert "What we can show is the whole place as one." in texts(app)
            assert "This picture shows that a gap is there" not in texts(app)
        if step == "do":
            assert app.selectbox(key="workshop_watch_0").options == ["Something we count ourselves"]


def test_cards_take_dots_of_people_and_of_staff_and_the_rooms_words(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    go_to(app, "why")
    app.segmented_control(key="workshop_part").set_value("cards").run()
    app.button(key="workshop_add_shame").click().run()
    app.toggle(key="workshop_staff").set_value(True).run()
    app.button(key="workshop_add_shame").click().run()
    app.button(key="workshop_remove_shame").click().run()
    app.button(key="workshop_remove_shame").click().run()
    app.button(key="workshop_add_shame").click().run()
    app.text_input(key="workshop_words_shame").input("We *feel* [shame](http://x)").run()
    app.button(key="workshop_keep_mistrust").click().run()
    card = record(app).barrier("shame")
    assert card is not None
    assert (card.people, card.staff, card.own) == (1, 1, True)
    assert any(r"\*feel\* \[shame\]" in each.value for each in app.subheader)
    aside = record(app).barrier("mistrust")
    assert aside is not None
    assert not aside.kept
    go_to(app, "help")
    app.button(key="workshop_keep_idea_talk_of_shame").click().run()
    app.text_input(key="workshop_who_acts_talk_of_shame").input("The council").run()
    assert record(app).ideas[0].who_acts == "The council"
    app.button(key="workshop_drop_talk_of_shame").click().run()
    assert record(app).ideas == ()


def test_an_action_has_its_number_now_and_whether_it_can_show_change(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    go_to(app, "do")
    app.text_input(key="workshop_action_0_what").input("Open one evening").run()
    app.selectbox(key="workshop_watch_0").set_value("recovery").run()
    action = record(app).actions[0]
    assert action.baseline.startswith("44 of 100 in 2023-24 (likely ")
    assert action.shows_change.startswith("It must move by about ")
    assert (action.place, action.group, action.period) == ("icb:QKS", "imd_q1", "2023-24")


def test_three_years_together_do_not_break_it(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="ethnicity_detailed", period="2022-25")
    for step in STEPS:
        go_to(app, step)
        assert not app.exception, step


def test_a_loaded_session_goes_on_where_it_was(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2023-24")
    app.session_state[workshop_state.STORE] = Held(record=roomful.record(), saved=roomful.record())
    for step in STEPS:
        go_to(app, step)
        assert not app.exception, step
    go_to(app, "see")
    assert "For “Areas with least money”, 44 ended in recovery." in app.title[0].value
    assert "“Areas with least money” is our word for: Most deprived areas." in texts(app)
    assert replace(record(app), picture=None) == replace(roomful.record(), picture=None)


def test_the_next_session_looks_back_on_each_promise(visit: Visit) -> None:
    app = visit("workshop", place="QKS", characteristic="deprivation", period="2024-25")
    earlier = roomful.record()
    action = replace(earlier.actions[0], period="2022-23")
    gone = replace(action, place="icb:NOT-THERE")
    earlier = replace(earlier, actions=(action, gone))
    app.session_state[workshop_state.STORE] = Held(earlier=earlier)
    go_to(app, "last")
    assert not app.exception
    said = texts(app)
    assert app.title[0].value == "You said, what happened"
    assert "Then: " in said
    assert "Now: " in said
    assert "This does not show why." in said
    assert "the place of the file is not loaded here" in said
    app.text_area(key="workshop_note_did_0").input("We opened on Tuesdays").run()
    assert record(app).note("did_0") == "We opened on Tuesdays"


def test_an_example_place_is_marked_on_every_step(
    example_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMHE_WAREHOUSE", str(example_warehouse))
    app = arrive("workshop", place="X01", characteristic="deprivation")
    for step in ("before", *STEPS):
        go_to(app, step)
        assert not app.exception, step
        assert "MADE-UP FIGURES" in texts(app), step
    go_to(app, "see")
    assert app.title[0].value.startswith("Made-up figures.")
    go_to(app, "do")
    app.selectbox(key="workshop_watch_0").set_value("recovery").run()
    assert record(app).actions[0].baseline.startswith("Made-up figures.")
