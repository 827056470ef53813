"""Councils in words."""

from __future__ import annotations

from amhe_explore import narrative
from amhe_explore.measures import Council, CouncilPart, PlaceRef

KENT_ICB = PlaceRef("QKS", "Kent and Medway", "icb")
SURREY = PlaceRef("QXU", "Surrey Heartlands", "icb")
FRIMLEY = PlaceRef("QNQ", "Frimley", "icb")


def council(
    name: str,
    *parts: CouncilPart,
    kind: str = "district",
    people: int | None = 1_576_100,
    fifth: int | None = 150,
) -> Council:
    return Council("E10000016", name, kind, parts, 938, 40, fifth, people, ())


def test_a_council_in_one_icb() -> None:
    kent = council("Kent", CouncilPart(KENT_ICB, 938), kind="county")
    assert narrative.council_sentence(kent, KENT_ICB) == (
        "Kent is part of Kent and Medway ICB. Therapy figures cover the whole ICB."
    )
    assert narrative.council_label(kent) == "Kent, county"
    assert narrative.council_label(council("Ashford")) == "Ashford"


def test_a_council_in_two_icbs_names_each() -> None:
    both = (CouncilPart(SURREY, 71), CouncilPart(FRIMLEY, 13))
    assert narrative.council_sentence(council("Guildford", *both), FRIMLEY) == (
        "Guildford lies in 2 ICBs: Surrey Heartlands (71 small areas) and Frimley (13). Therapy "
        "figures cover the whole of each; those of Frimley are shown."
    )
    one = (CouncilPart(SURREY, 1), CouncilPart(FRIMLEY, 1))
    assert "Surrey Heartlands (1 small area) and Frimley (1)" in narrative.council_sentence(
        council("Ham", *one), SURREY
    )


def test_its_own_people_and_deprivation() -> None:
    assert narrative.council_facts(council("Kent")) == (
        "Kent itself: 1,576,100 people (Census 2021); 16% of its 938 small areas are among the "
        "most deprived fifth of England (2025)."
    )
    assert narrative.council_facts(council("Kent", fifth=None)) == (
        "Kent itself: 1,576,100 people (Census 2021)."
    )
    assert narrative.council_facts(council("Kent", people=None, fifth=None)) == (
        "How many live in Kent, and how deprived its areas are, is not loaded."
    )


def test_a_council_of_another_place() -> None:
    kent = council("Kent", CouncilPart(KENT_ICB, 938))
    assert narrative.council_elsewhere(kent, "Devon") == (
        "Kent is part of Kent and Medway ICB; the figures shown are those of Devon."
    )
