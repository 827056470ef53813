"""Groups: their ids, the reversed deprivation labels, and what each characteristic is made of."""

from __future__ import annotations

from amhe_explore.catalogue import load, slug

# Ids that are not the slug of their label, and why.
OTHER_IDS = {
    # The place's own row: `total` everywhere, "Everyone" for readers.
    ("total", "total"),
    # One person asked declined: kept apart from what nobody recorded, under a short name.
    ("disability", "declined"),
    # Two official codes that both read "Not recorded": the ids tell them apart.
    ("disability", "no_code_recorded"),
    ("disability", "invalid_code"),
}
# imd_01 to imd_10, imd_q1 to imd_q5: the label says most or least in words, the id sorts.
CODED = ("deprivation", "deprivation_fifth")


def test_a_group_is_called_after_its_label() -> None:
    odd = {
        (entry.id, group.id)
        for entry in load().characteristics.values()
        for group in entry.groups
        if group.id != slug(group.label) and entry.id not in CODED
    }
    assert odd == OTHER_IDS


def test_slugs_tell_waiting_times_apart() -> None:
    labels = ["<=28 days", "29-56 days", "57-90 days", ">90 days", "<90 days", "90 days"]
    assert [slug(label) for label in labels] == [
        "up_to_28_days",
        "29_56_days",
        "57_90_days",
        "over_90_days",
        "under_90_days",
        "90_days",
    ]


def test_deprivation_is_turned_round() -> None:
    groups = load().characteristics["deprivation"].groups
    official = {group.id: group.official for group in groups if group.kind == "known"}
    # The files count 01 as the LEAST deprived; the Indices of Deprivation count 1 as the MOST.
    assert official == {
        "imd_01": ("10 Most deprived",),
        "imd_02": ("09 More deprived",),
        "imd_03": ("08 More deprived",),
        "imd_04": ("07 More deprived",),
        "imd_05": ("06 More deprived",),
        "imd_06": ("05 Less deprived",),
        "imd_07": ("04 Less deprived",),
        "imd_08": ("03 Less deprived",),
        "imd_09": ("02 Less deprived",),
        "imd_10": ("01 Least deprived",),
    }
    # Areas are joined by the decile of the Indices, which is the id's number.
    assert {group.id: group.census for group in groups if group.census} == {
        f"imd_{n:02d}": (str(n),) for n in range(1, 11)
    }


def test_labels_of_deprivation_say_which_end_is_which() -> None:
    for name in CODED:
        for group in load().characteristics[name].groups:
            words = group.label.lower()
            ends = "most" in words or "least" in words or group.id in ("imd_q3", "not_recorded")
            assert ends, group.label


def test_fifths_are_two_tenths_each() -> None:
    fifths = [each for each in load().characteristics["deprivation_fifth"].groups if each.parts]
    assert {fifth.id: fifth.parts for fifth in fifths} == {
        f"imd_q{n}": (f"deprivation/imd_{2 * n - 1:02d}", f"deprivation/imd_{2 * n:02d}")
        for n in range(1, 6)
    }


def test_age_bands_of_before_and_after_2021_22_share_no_group() -> None:
    groups = [group for group in load().characteristics["age"].groups if group.kind == "known"]
    before = {group.id for group in groups if group.last_period == "2020-21"}
    after = {group.id for group in groups if group.first_period == "2021-22"}
    assert before == {"under_16", "16_to_17", "18_to_35", "36_to_64", "65_and_over"}
    assert after == {
        "under_18",
        "18_to_25",
        "26_to_64",
        "65_to_74",
        "75_to_89",
        "90_and_over",
        "65_and_over_worked_out",
    }
    assert before | after == {group.id for group in groups}
    assert load().characteristics["age"].breaks == ("2021-22",)


def test_sixteen_detailed_ethnic_groups_in_five_broad_ones() -> None:
    broad = load().characteristics["ethnicity"]
    detailed = load().characteristics["ethnicity_detailed"]
    known = [group for group in detailed.groups if group.kind == "known"]
    assert len(known) == 16
    assert {group.broad for group in known} == {
        group.id for group in broad.groups if group.kind == "known"
    }
    # As the NHS files have it; the Census puts Chinese under Asian.
    assert detailed.group("chinese").broad == "other_ethnic_groups"
    assert detailed.group("white_british").official == ("White / British",)
    for group in broad.groups:
        assert all(label.endswith(" / All") for label in group.official), group.id


def test_what_was_not_recorded_is_never_compared_as_a_group() -> None:
    catalogue = load()
    for entry in catalogue.characteristics.values():
        for group in entry.groups:
            unknown = any("Not stated" in label or "Invalid" in label for label in group.official)
            if unknown:
                assert group.kind in ("not_recorded", "declined"), (entry.id, group.id)
    kinds = {group.id: group.kind for group in catalogue.characteristics["disability"].groups}
    assert kinds["declined"] == "declined"
    assert kinds["no_code_recorded"] == kinds["invalid_code"] == "not_recorded"


def test_the_ids_of_the_contract_are_there_in_order() -> None:
    offered = [entry.id for entry in load().characteristics.values() if entry.offered]
    assert set(offered) == {
        "total",
        "age",
        "gender",
        "ethnicity",
        "ethnicity_detailed",
        "ethnic_minority",
        "religion",
        "sexual_orientation",
        "disability",
        "deprivation",
        "deprivation_fifth",
        "long_term_condition",
        "presenting_complaint",
        "age_gender",
        "ethnicity_gender",
    }
    assert offered[:3] == ["total", "deprivation", "deprivation_fifth"]


def test_references_are_those_agreed() -> None:
    references = {entry.id: entry.reference for entry in load().characteristics.values()}
    assert references["deprivation_fifth"] == "imd_q5"
    assert references["age"] == "26_to_64"
    assert references["gender"] == "none"
    assert references["ethnicity"] == references["religion"] == "rest"
    assert references["sexual_orientation"] == "heterosexual_people"
    assert references["disability"] == "no_disability_recorded"
    assert references["long_term_condition"] == "no_long_term_condition"
    # Overlapping groups have no rest: the people in them are counted more than once.
    for entry in load().characteristics.values():
        if entry.overlapping:
            assert "rest" not in (entry.reference, *entry.other_references)


def test_no_reader_meets_the_word_bme() -> None:
    for entry in load().characteristics.values():
        texts = [entry.name, entry.plain_name, entry.note]
        for group in entry.groups:
            texts += [group.label, group.short_label, group.plain_label, group.note]
        assert not any("BME" in text or "BAME" in text for text in texts), entry.id
