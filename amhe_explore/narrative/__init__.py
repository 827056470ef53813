"""Plain sentences from results: never stronger than the figures, never where a gate is closed."""

from amhe_explore.narrative.analyst import analyst_finding
from amhe_explore.narrative.comparing import (
    COMBINED_NOT_ALONE,
    badge,
    finding,
    headline,
    hidden_by,
    may_stand,
    size_sentence,
    verdict_words,
)
from amhe_explore.narrative.deprivation import expected_sentence, gain_sentence
from amhe_explore.narrative.findings import (
    KeyFigure,
    describes_sentence,
    key_figures,
    place_finding,
    place_sentences,
)
from amhe_explore.narrative.frequencies import funnel_finding, group_sentence
from amhe_explore.narrative.gaps import gap_beside, gap_change_sentence
from amhe_explore.narrative.hundred import DOTS_KEY, hundred_lines
from amhe_explore.narrative.learn_from import (
    PHONE_CALL,
    learn_failed,
    learn_lines,
    learn_method_lines,
    learn_own,
    learn_sentence,
)
from amhe_explore.narrative.loaded import (
    BY_HAND_COMMAND,
    FETCH_COMMAND,
    breaks_sentence,
    by_hand_sentence,
    loaded_finding,
    loaded_note,
    loading_sentence,
    months_sentence,
    report_sentence,
)
from amhe_explore.narrative.loading import loading_outcome, loading_part, loading_step
from amhe_explore.narrative.loss_steps import CASE_MIX_NOTE, opens_sentence, shares_note
from amhe_explore.narrative.method import (
    attribution_lines,
    measure_lines,
    shared_lines,
    source_line,
)
from amhe_explore.narrative.months import PROVISIONAL, latest_month_sentence
from amhe_explore.narrative.outcomes import overall_sentence, together, together_badge
from amhe_explore.narrative.pathway import access_note, pathway_headline, pathway_sizes
from amhe_explore.narrative.place_facts import NOT_NOW, fact_figures, fact_note
from amhe_explore.narrative.places_compared import (
    CAUTION,
    funnel_method_lines,
    kind_name,
    not_drawn_sentence,
    overdispersion_sentence,
    places_finding,
    places_note,
    places_sentences,
    places_subtitle,
)
from amhe_explore.narrative.recording import (
    NOT_IN_THESE_FIGURES,
    read_first,
    recorded_note,
    recording_sentence,
)
from amhe_explore.narrative.recording_actions import (
    completeness_actions,
    completeness_finding,
    completeness_subtitle,
)
from amhe_explore.narrative.rule_sentences import RuleSentence, rule_sentences
from amhe_explore.narrative.sides import said_of, side_labels
from amhe_explore.narrative.similar import (
    SIMILAR_METHOD,
    far_note,
    similar_sentence,
    similar_source,
)
from amhe_explore.narrative.stages import (
    AFTER_ONE_SESSION,
    FINISHED_MEANS,
    RECOVERED_MEANS,
    closed_sentence,
    cohort_sentence,
    not_published_sentence,
    place_sentence,
)
from amhe_explore.narrative.statistics import Method, statistical_methods
from amhe_explore.narrative.waits import (
    BANDS_MEAN,
    MEANS_MEAN,
    NO_WAITS,
    no_means_sentence,
    waits_sentence,
    waits_subtitle,
)
from amhe_explore.narrative.wording import (
    groups_note,
    place_label,
    place_note,
    split_command,
    subtitle,
)

__all__ = [
    "AFTER_ONE_SESSION",
    "BANDS_MEAN",
    "BY_HAND_COMMAND",
    "CASE_MIX_NOTE",
    "CAUTION",
    "COMBINED_NOT_ALONE",
    "DOTS_KEY",
    "FETCH_COMMAND",
    "FINISHED_MEANS",
    "MEANS_MEAN",
    "NOT_IN_THESE_FIGURES",
    "NOT_NOW",
    "NO_WAITS",
    "PHONE_CALL",
    "PROVISIONAL",
    "RECOVERED_MEANS",
    "SIMILAR_METHOD",
    "KeyFigure",
    "Method",
    "RuleSentence",
    "access_note",
    "analyst_finding",
    "attribution_lines",
    "badge",
    "breaks_sentence",
    "by_hand_sentence",
    "closed_sentence",
    "cohort_sentence",
    "completeness_actions",
    "completeness_finding",
    "completeness_subtitle",
    "describes_sentence",
    "expected_sentence",
    "fact_figures",
    "fact_note",
    "far_note",
    "finding",
    "funnel_finding",
    "funnel_method_lines",
    "gain_sentence",
    "gap_beside",
    "gap_change_sentence",
    "group_sentence",
    "groups_note",
    "headline",
    "hidden_by",
    "hundred_lines",
    "key_figures",
    "kind_name",
    "latest_month_sentence",
    "learn_failed",
    "learn_lines",
    "learn_method_lines",
    "learn_own",
    "learn_sentence",
    "loaded_finding",
    "loaded_note",
    "loading_outcome",
    "loading_part",
    "loading_sentence",
    "loading_step",
    "may_stand",
    "measure_lines",
    "months_sentence",
    "no_means_sentence",
    "not_published_sentence",
    "opens_sentence",
    "overall_sentence",
    "pathway_headline",
    "pathway_sizes",
    "not_drawn_sentence",
    "not_published_sentence",
    "opens_sentence",
    "overall_sentence",
    "overdispersion_sentence",
    "place_finding",
    "place_label",
    "place_note",
    "place_sentence",
    "place_sentences",
    "places_finding",
    "places_note",
    "places_sentences",
    "places_subtitle",
    "read_first",
    "recorded_note",
    "recording_sentence",
    "report_sentence",
    "rule_sentences",
    "said_of",
    "shared_lines",
    "shares_note",
    "side_labels",
    "similar_sentence",
    "similar_source",
    "size_sentence",
    "source_line",
    "split_command",
    "statistical_methods",
    "subtitle",
    "together",
    "together_badge",
    "verdict_words",
    "waits_sentence",
    "waits_subtitle",
]
