"""Regular expressions of a search: those of JavaScript (6.6), `^` and `$` standing for lines, with a time for all."""

from time import monotonic
from typing import TYPE_CHECKING, TypeVar
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from commonplace.query.regexes import Untrusted

T = TypeVar("T")
SECONDS = 5.0  # for all the texts that one expression of one search looks at


class Expression:
    """An expression that finds nothing more once its time has run out; `fault` says why it never finds anything."""

    __slots__ = ("_engine", "fault", "left", "written")

    def __init__(self, written: str, *, case: bool) -> None:
        self.written, self.left, self.fault = written, SECONDS, ""
        self._engine: Untrusted | None = None
        from commonplace.query.regexes import untrusted  # loaded by the searches that have an expression

        try:
            self._engine = untrusted(normalize("NFC", written), "m" if case else "im")
        except ValueError as error:
            self.fault = str(error)

    def search(self, text: str) -> bool:
        """Say whether it is found in a text."""
        return bool(self._timed(lambda engine: engine.search(text) is not None))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Give where it is found in a text, one place after another; a place without width is none."""
        return (
            self._timed(lambda engine: [one.span() for one in engine.finditer(text) if one.end() > one.start()]) or []
        )

    @property
    def said(self) -> str:
        """What there is to say about it to those who wrote it."""
        if self.fault:
            return f"/{self.written}/ is no expression: {self.fault}."
        return f"/{self.written}/ takes too long: it was not looked for everywhere." if self.left <= 0 else ""

    def _timed(self, look: "Callable[[Untrusted], T]") -> T | None:
        if self._engine is None or self.left <= 0:
            return None
        begun = monotonic()
        try:
            return look(self._engine)
        except TimeoutError:
            self.left = 0.0
            return None
        finally:
            self.left -= monotonic() - begun
