"""What has been studied and tried, in sentences."""

from __future__ import annotations

from amhe_explore import narrative
from amhe_explore.catalogue import load_practice

PRACTICE = load_practice()
EXAMPLES = {each.id: each for each in PRACTICE.examples}


def test_most_and_fewest_studies() -> None:
    assert narrative.studies_finding(PRACTICE.review) == (
        "Studies found by 2019: 65 for people on low incomes, out of work or on benefits, but 2 "
        "for faith groups"
    )


def test_counts_are_no_proof_and_disagreements_are_told() -> None:
    caution, disagreement = narrative.studies_notes(PRACTICE.review)
    assert caution.startswith("A count, not proof: the review judged neither")
    assert "16 were from the UK" in caution
    assert "Faith groups: Table 3 gives 3 for the only subgroup but 2 for the whole" in disagreement
    assert "97 interventions" in disagreement


def test_where_the_counts_stand() -> None:
    assert narrative.studies_source(PRACTICE.review).endswith(
        "Advancing Mental Health Equality resource, appendices, 2019, Appendix 2, Tables 2 to 5."
    )


def test_how_many_examples() -> None:
    def said(shown: int, topic: str = "all", barrier: str = "all") -> str:
        return narrative.examples_finding(shown, PRACTICE, topic, barrier)

    assert said(11) == "11 of 11 examples."
    assert said(4, "ethnicity") == "4 of 11 examples for ethnicity."
    assert said(2, "ethnicity", "trust") == (
        "2 of 11 examples for ethnicity and mistrust of services."
    )
    assert said(0, "location") == (
        "The source names no example for where people live: rural or urban: none is known here, "
        "which does not mean none exists."
    )


def test_a_card_says_who_claims_that_it_works_and_when_it_was_checked() -> None:
    card = narrative.example_card(EXAMPLES["nafsiyat"], PRACTICE)
    assert card.startswith("**Nafsiyat Intercultural Therapy Centre**  \nLondon · Nafsiyat, with")
    assert "**Does it work?** The centre's evaluation: about 60% improved reliably." in card
    assert "*Says who: the centre's own evaluation.*" in card
    assert "Works on: culture, faith or language and mistrust of services." in card
    assert "Began 1983, listed 2019, not checked since 2019. Source: Advancing Mental" in card
    other = narrative.example_card(EXAMPLES["black-thrive"], PRACTICE)
    assert "Listed 2019, not checked since 2019." in other
