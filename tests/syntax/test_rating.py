"""Ratings as people write them; grades are fractions of the best on their scale."""

import pytest

from commonplace.syntax.rating import parse_rating

RATINGS = [
    ("A", 1.0, "letter", None),
    ("a+", 1.0, "letter", None),
    ("A-", 0.925, "letter", None),
    ("B+", 0.825, "letter", None),
    ("C", 0.5, "letter", None),
    ("F", 0.0, "letter", None),
    ("F-", 0.0, "letter", None),
    ("B - WIP", 0.75, "letter", "wip"),
    ("WIP: B", 0.75, "letter", "wip"),
    ("B (unfinished)", 0.75, "letter", "wip"),
    ("work in progress", None, None, "wip"),
    ("TBR", None, None, "to read"),
    ("DNF", None, None, "abandoned"),
    ("reading", None, None, "reading"),
    ("4/5", 0.8, "5", None),
    ("7.5 / 10", 0.75, "10", None),
    ("3,5/5", 0.7, "5", None),
    ("8 out of 10", 0.8, "10", None),
    ("8 of 10", 0.8, "10", None),
    ("11/10", 1.0, "10", None),
    ("4/0", None, None, None),
    ("★★★★", 0.8, "stars", None),
    ("★★★★☆", 0.8, "stars", None),
    ("★★★½", 0.7, "stars", None),
    ("⭐⭐⭐", 0.6, "stars", None),
    ("⭐️⭐️⭐️", 0.6, "stars", None),
    ("***", 0.6, "stars", None),
    ("★★★★★★☆☆☆☆", 0.6, "stars", None),
    ("80%", 0.8, "100", None),
    ("4", 0.8, "5", None),
    ("4.5", 0.9, "5", None),
    ("7", 0.7, "10", None),
    ("85", 0.85, "100", None),
    ("101", None, None, None),
    (4, 0.8, "5", None),
    (7.5, 0.75, "10", None),
    (0, 0.0, "5", None),
    ("Great", None, None, None),
    ("Bad", None, None, None),
    ("essential", None, None, None),
    ("", None, None, None),
    ("2nd", None, None, None),
    ("G", None, None, None),
    (" B ", 0.75, "letter", None),
]


@pytest.mark.parametrize(("value", "grade", "scale", "state"), RATINGS)
def test_ratings(value, grade, scale, state):
    rating = parse_rating(value)
    assert (rating.grade, rating.scale, rating.state) == (grade, scale, state)


@pytest.mark.parametrize("value", [None, True, False, [4], {"a": 4}])
def test_what_is_no_rating(value):
    assert parse_rating(value) is None


@pytest.mark.parametrize(
    "value", ["9" * 400, "9" * 400 + "/5", "5/" + "9" * 400, "★" * 10_000, -3, float("inf"), float("nan"), "-1", "1e9"]
)
def test_a_grade_is_never_outside_of_its_scale(value):
    rating = parse_rating(value)
    assert rating.grade is None or 0 <= rating.grade <= 1
