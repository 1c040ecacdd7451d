"""The sentence around a place, for showing a link or a name among the words that it stands in."""

import re

from commonplace.text import Span

SENTENCE_END = re.compile(r"[.!?…。！？](?:[\"'”’»)\]*_]*)(?=\s)")
LONGEST = 300  # characters of a sentence that is shown whole


def sentence(source: bytes, span: Span) -> str:
    """Give the sentence around a span, from its line; a very long one is cut on both sides.

    >>> sentence(b"One. Two [[a]] three. Four.", Span(9, 14, 1))
    'Two [[a]] three.'
    """
    first = max(source.rfind(b"\n", 0, span.start), source.rfind(b"\r", 0, span.start)) + 1
    ends = [at for at in (source.find(b"\n", span.end), source.find(b"\r", span.end)) if at >= 0]
    last = min(ends, default=len(source))
    before = source[max(first, span.start - 4 * LONGEST) : span.start].decode("utf-8", "ignore")
    inner = source[span.start : span.end].decode("utf-8", "replace")
    after = source[span.end : min(last, span.end + 4 * LONGEST)].decode("utf-8", "ignore")
    starts = [match.end() for match in SENTENCE_END.finditer(before)]
    before = before[starts[-1] :] if starts else before
    stop = SENTENCE_END.search(after)
    after = after[: stop.end()] if stop else after
    return _cut(before.lstrip(" \t>#"), inner, after.rstrip())


def _cut(before: str, inner: str, after: str) -> str:
    half = LONGEST // 2
    before = before if len(before) <= half else "…" + before[-half:]
    after = after if len(after) <= half else after[:half] + "…"
    return before + inner + after
