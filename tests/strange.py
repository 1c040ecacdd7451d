"""Any value that an expression of Dataview may meet, for Hypothesis."""

from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st

from commonplace.query.values import Duration, Fields, Html, Link, Url

TEXTS = st.text(max_size=6) | st.sampled_from(
    ["2021-01-01", "1 day", "[[A]]", "a.b", "$1", "\\d+", "(", "yyyy-MM", "+", "#a/b", "😀", "a\u0301", "ß", "-", "EUR"]
)
NUMBERS = st.integers(-5, 300) | st.integers() | st.floats() | st.sampled_from([10**400, -(10**400), 1e300, 1e-300])
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
DATES = st.datetimes(timezones=ZONES)
LENGTHS = st.builds(lambda some: Duration(*some), st.lists(st.floats(-1e4, 1e4) | st.integers(-9, 9), max_size=8))
HUGE = st.builds(lambda unit, size: Duration(**{unit: size}), st.sampled_from(Duration._fields), st.floats())
LINKS = st.builds(Link, TEXTS, st.none() | TEXTS, st.none() | TEXTS, st.booleans(), st.booleans(), TEXTS)
PLAIN = (
    st.none()
    | st.booleans()
    | NUMBERS
    | TEXTS
    | DATES
    | LENGTHS
    | LINKS
    | st.builds(Url, TEXTS)
    | st.builds(Html, TEXTS)
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXTS, inner, max_size=3)
        | st.builds(Fields, st.dictionaries(TEXTS, inner, max_size=3))
    ),
    max_leaves=8,
)
FUNCTIONS = st.sampled_from([lambda *some: some[0] if some else None, lambda *_some: None, lambda *some: list(some)])
ANYTHING = VALUES | FUNCTIONS | HUGE
