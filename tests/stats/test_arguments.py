"""Argument checks: what is refused, what is let through, and the words of a refusal."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from amhe_explore.stats.arguments import (
    check_confidence,
    check_count,
    check_number,
    check_part,
    check_parts,
    check_same_length,
    check_sequence,
    check_whole_number,
)


@pytest.mark.parametrize("value", [0, -1, 2.5, Fraction(1, 3), np.float32(1), np.int8(3)])
def test_numbers_pass(value: object) -> None:
    check_number("x", value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("5", "x must be a number, got '5'"),
        (None, "x must be a number, got None"),
        (True, "x must be a number, got True"),
        (Decimal(5), "x must be a number, got Decimal"),
        (1j, "x must be a number, got 1j"),
        (math.nan, "x must be a finite number, got nan"),
        (-math.inf, "x must be a finite number, got -inf"),
    ],
)
def test_what_is_no_number_is_refused(value: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check_number("x", value)


def test_counts_may_be_missing_or_zero_but_not_negative() -> None:
    check_count("x", None)
    check_count("x", 0)
    with pytest.raises(ValueError, match=r"^x must not be negative, got -0\.5$"):
        check_count("x", -0.5)
    with pytest.raises(ValueError, match=r"^x must be a number, got '5'$"):
        check_count("x", "5")  # type: ignore[arg-type]


def test_a_part_may_equal_its_whole_but_not_exceed_it() -> None:
    check_part("x", 5, "n", 5)
    check_part("x", None, "n", 5)
    check_part("x", 5, "n", None)
    with pytest.raises(ValueError, match=r"^x must not be larger than n, got 6 of 5$"):
        check_part("x", 6, "n", 5)
    with pytest.raises(ValueError, match=r"^n must not be negative, got -1$"):
        check_part("x", None, "n", -1)


def test_parts_name_the_position() -> None:
    check_parts([1, None, 3], [3, 3, None])
    with pytest.raises(ValueError, match=r"^counts\[2\] must not be larger than denominators\[2\]"):
        check_parts([1, 2, 3], [3, 3, 2])


@pytest.mark.parametrize(
    ("counts", "denominators", "words"),
    [
        ([], [1], "^counts must not be empty$"),
        ([1], [], "^denominators must not be empty$"),
        ([1], [1, 2], "^counts and denominators must be of the same length, got 1 and 2$"),
    ],
)
def test_parts_of_unequal_or_no_length_are_refused(
    counts: list[float], denominators: list[float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        check_parts(counts, denominators)


def test_a_text_or_a_single_number_is_no_sequence() -> None:
    check_sequence("xs", (1,))
    check_sequence("xs", np.array([1]))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^xs must be a sequence, got '12'$"):
        check_sequence("xs", "12")
    with pytest.raises(ValueError, match=r"^xs must be a sequence, got 12$"):
        check_sequence("xs", 12)  # type: ignore[arg-type]


def test_lengths_are_compared() -> None:
    check_same_length("a", [1, 2], "b", [3, 4])
    with pytest.raises(ValueError, match=r"^a and b must be of the same length, got 2 and 1$"):
        check_same_length("a", [1, 2], "b", [3])


@pytest.mark.parametrize(("value", "limits"), [(-1, (0, 9)), (10, (0, 9)), (2.5, (0, 9))])
def test_whole_numbers_within_limits(value: float, limits: tuple[int, int]) -> None:
    check_whole_number("k", 0, *limits)
    check_whole_number("k", 9.0, *limits)
    check_whole_number("k", 10**6, 0)
    with pytest.raises(ValueError, match=r"^k must be a whole number of at least 0, at most 9"):
        check_whole_number("k", value, *limits)
    with pytest.raises(ValueError, match=r"^k must be a finite number, got nan$"):
        check_whole_number("k", math.nan, *limits)


@pytest.mark.parametrize("confidence", [0.4999, 1, 1.0, 95, -0.95, math.nan])
def test_confidence_is_a_share_from_a_half_to_below_1(confidence: float) -> None:
    check_confidence(0.5)
    check_confidence(0.9999)
    with pytest.raises(ValueError, match=r"^confidence must be "):
        check_confidence(confidence)
    with pytest.raises(ValueError, match=r"^confidence must be a number, got '0.95'$"):
        check_confidence("0.95")  # type: ignore[arg-type]
