"""Who is not in the figures, and what to ask."""

from __future__ import annotations

from amhe_explore import narrative


def test_who_is_not_in_the_figures_at_all() -> None:
    assert narrative.not_in_these_figures() == (
        "Gypsy, Roma and Traveller people, people sleeping rough, sex workers, refugees and "
        "migrants, people in or leaving prison, autistic people, people with a learning "
        "disability, Deaf people, trans and non-binary people, people with drug or alcohol "
        "problems and people who avoid services. Their own groups, and those who work beside "
        "them, could tell us."
    )
    assert ("Deaf people", "Deaf clubs, British Sign Language users' groups, and interpreters") in (
        narrative.who_could_tell_us()
    )


def test_experience_has_to_be_asked_for() -> None:
    assert narrative.NOT_ASKED_BY_GROUP == (
        "**Not published by group.** What people say of their care is counted for the whole "
        "service, if at all: it has to be asked for."
    )
    assert narrative.provider_questions()[0] == (
        "Who fills in the patient experience questionnaire, and who does not?"
    )
