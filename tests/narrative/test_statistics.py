"""Every public statistic has its words, and they are those of its docstring."""

from __future__ import annotations

import inspect
import re

import pytest

from amhe_explore import stats
from amhe_explore.narrative import Method, statistical_methods
from amhe_explore.stats import rate as rate_function
from amhe_explore.stats import time_trend as time_trend_function

METHODS = {method.id: method for method in statistical_methods()}
# Aids of the others: an order of labels and a quantile have no assumptions of their own.
AIDS = {"group_order", "z_value"}


def test_every_public_function_has_its_sentence() -> None:
    functions = {name for name in stats.__all__ if not inspect.isclass(getattr(stats, name))}
    assert set(METHODS) == functions
    assert list(METHODS) == sorted(METHODS)


@pytest.mark.parametrize("name", sorted(set(METHODS) - AIDS))
def test_every_method_has_formula_assumptions_limits_and_reference(name: str) -> None:
    method = METHODS[name]
    assert [label for label, _ in method.parts] == ["Formula", "Assumptions", "Limits", "Reference"]
    assert all(text.endswith((".", '"')) for _, text in method.parts)
    assert method.says.endswith(".")


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.id)
def test_the_words_are_those_of_the_docstring(method: Method) -> None:
    written = " ".join((inspect.getdoc(getattr(stats, method.id)) or "").split())
    for text in (*method.remarks, *(text for _, text in method.parts)):
        assert text in written
    assert method.says[1:] in written


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.id)
def test_a_page_can_print_it(method: Method) -> None:
    text = " ".join([method.says, *method.remarks, *(text for _, text in method.parts)])
    assert text.count("``") % 2 == 0
    outside = re.sub(r"``.*?``", "", text)
    # Signs that would turn into formulas, emphasis or colours.
    assert not re.search(r"\$|\*|(?<!\w):\w+\[|(?<!\w)_\w", outside)
    assert "Args" not in text
    assert "Raises" not in text


def test_names_are_words_and_a_formula_keeps_its_small_letter() -> None:
    assert METHODS["stage_decomposition"].name == "Stage decomposition"
    assert METHODS["difference"].says.startswith("p1 - p2 of two independent proportions")
    assert METHODS["proportion"].says.startswith("A proportion with its Wilson score interval")


@pytest.mark.parametrize(
    ("name", "module", "constant", "words"),
    [
        ("time_trend", time_trend_function, "CHI_SQUARE_LIMIT", "above {}"),
        ("rate", rate_function, "EXACT_BELOW", "counts below {}"),
    ],
)
def test_numbers_in_the_words_are_those_of_the_code(
    name: str, module: object, constant: str, words: str
) -> None:
    value = inspect.getmodule(module).__dict__[constant]
    method = METHODS[name]
    text = " ".join([method.says, *(text for _, text in method.parts)])
    assert words.format(value) in text
