"""Official labels lead to one group each, however they are spaced, cased or quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amhe_explore.catalogue import LabelBook, label_key, load, slug

BOOK = LabelBook(load())

# VariableType, VariableA, VariableB, and where they belong.
LABELS = [
    # The row of the whole place: the mark for "no label" differs from year to year.
    ("Total", "NULL", "NULL", ("total", "total")),
    ("Total", "Null", "Null", ("total", "total")),
    ("total", "", "", ("total", "total")),
    ("Total", "-", "-", ("total", "total")),
    ("Total", "  ", "null ", ("total", "total")),
    ("Indices of Deprivation Decile", "10 Most deprived", "NULL", ("deprivation", "imd_01")),
    ("Indices of Deprivation Decile", "01 Least deprived", "", ("deprivation", "imd_10")),
    # A back-quote in the files, an apostrophe elsewhere.
    ("Religion", "Baha`i", "NULL", ("religion", "bahai")),
    ("Religion", "Baha'i", "NULL", ("religion", "bahai")),
    ("Religion", "baha\u2019i", "NULL", ("religion", "bahai")),
    # `None` is an answer, not a missing label.
    ("Religion", "None", "NULL", ("religion", "no_religion")),
    # Two names of one type, over the years.
    ("Sexual Orientation Type", "Bisexual", "NULL", ("sexual_orientation", "bisexual_people")),
    ("Sexual Orientation", "Bi-sexual", "NULL", ("sexual_orientation", "bisexual_people")),
    ("Disability Type", "02 Hearing", "NULL", ("disability", "hearing")),
    ("Disability", "02  hearing", "NULL", ("disability", "hearing")),
    # VariableB `All` is the broad group's subtotal.
    ("Ethnic Group", "White", "All", ("ethnicity", "white")),
    ("Ethnic Group", "White", "British", ("ethnicity_detailed", "white_british")),
    ("Ethnic Group", "WHITE", "any other white background",
     ("ethnicity_detailed", "any_other_white_background")),
    ("Ethnic Group", "Not stated/Not known/Invalid", "All", ("ethnicity", "not_recorded")),
    # Intersections: both halves in VariableA, repeated in VariableB for ethnicity.
    ("Age Group / Gender", "18 to 25 / Female", "NULL", ("age_gender", "18_to_25_female")),
    ("Age Group / Gender", "18 to 25 / Indeterminate", "NULL",
     ("age_gender", "18_to_25_indeterminate")),
    ("Age Group / Gender", "18 to 25 / Gender Not stated/Not known/Invalid", "NULL",
     ("age_gender", "18_to_25_not_recorded")),
    ("Ethnic Group / Gender", "White / Female", "British / Female",
     ("ethnicity_gender", "white_british_female")),
    # Two spaces before the slash, as in the official metadata.
    ("Ethnic Group / Gender", "Asian or Asian British  / Male", "All / Male",
     ("ethnicity_gender", "asian_or_asian_british_male")),
    # An open vocabulary keeps what the files bring.
    ("Waiting Time", "Accessing services", "<=28 days",
     ("waiting_time", "accessing_services_up_to_28_days")),
    ("Waiting Time", "Accessing services", ">90 days",
     ("waiting_time", "accessing_services_over_90_days")),
    # The same problem, under the name its type had until 2019-20.
    ("Problem Descriptor", "Depression", "NULL", ("presenting_complaint", "depression")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "a", "b", "where"), LABELS)
def test_a_label_leads_to_its_group(kind: str, a: str, b: str, where: tuple[str, str]) -> None:
    assert BOOK.resolve(kind, a, b) == where


UNKNOWN = [
    ("Shoe size", "42", "NULL"),  # no such type
    ("Gender", "Fem", "NULL"),  # a beginning is not enough
    ("Gender", "", ""),  # only the whole place has no label
    ("Waiting Time", "NULL", "NULL"),  # nor in an open vocabulary
    ("Gender", "Female", "British"),  # a second label where there is none
    ("Ethnic Group", "White", "Chinese"),  # a detailed group under another broad one
    ("Age Group / Gender", "18 to 25", "NULL"),  # half an intersection
    ("Age Group / Gender", "18 to 25 / Fem", "NULL"),
    ("Age Group / Gender", "18 to 25 / ", "NULL"),
    ("Age Group / Gender", "Under 1 / Female", "NULL"),
    ("Ethnic Group / Gender", "White / Female", "Chinese / Female"),
]


@pytest.mark.parametrize(("kind", "a", "b"), UNKNOWN)
def test_an_unknown_label_is_not_guessed(kind: str, a: str, b: str) -> None:
    assert BOOK.resolve(kind, a, b) is None


def test_unknown_types_are_told_from_unknown_groups() -> None:
    assert BOOK.knows_type(" age  GROUP ")
    assert not BOOK.knows_type("Shoe size")
    assert "Age Group" in BOOK.types()


def test_both_vocabularies_of_age_lead_to_their_own_groups() -> None:
    before = ["Under 16", "16 to 17", "18 to 35", "36 to 64", "65 and over"]
    after = ["Under 18", "18 to 25", "26 to 64", "65 to 74", "75 to 89", "90 and over"]
    found = [BOOK.resolve("Age Group", label, "NULL") for label in (*before, *after)]
    assert found == [("age", slug(label)) for label in (*before, *after)]


def test_intersections_name_both_groups() -> None:
    halves = BOOK.halves("ethnicity_gender", "White / Female", "British / Female")
    assert halves is not None
    assert [half.label for half in halves] == ["White British", "Female"]
    assert BOOK.halves("gender", "Female", "NULL") is None


OFFICIAL = [
    (kind, official, entry.id, group.id)
    for entry in load().characteristics.values()
    for group in entry.groups
    for official in group.official
    for kind in entry.variable_types
    if group.kind != "total"
]


@given(st.sampled_from(OFFICIAL), st.sampled_from([str, str.upper, str.lower]), st.integers(1, 3))
def test_case_and_spaces_never_matter(
    label: tuple[str, str, str, str], case: type[str], spaces: int
) -> None:
    kind, official, characteristic, group = label
    a, _, b = official.partition(" / ")
    wide = [" " * spaces + case(each).replace(" ", " " * spaces) + "\t" for each in (a, b)]
    assert BOOK.resolve(case(kind), *wide) == (characteristic, group)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_resolved_or_refused(kind: str, a: str, b: str) -> None:
    assert BOOK.resolve(kind, a, b) is None or BOOK.knows_type(kind)


@given(st.text(max_size=60))
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)
    assert slug(slug(text)) == slug(text)
