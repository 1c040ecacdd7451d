"""What is known of an answer: the files that surely belong to it and those that may."""

from typing import NamedTuple, Self

Ids = frozenset[int]
NONE: Ids = frozenset()


class Interval(NamedTuple):
    """Two sets of files, the first part of the second."""

    sure: Ids
    maybe: Ids

    @classmethod
    def exactly(cls, ids: Ids) -> Self:
        """Make the interval of an answer that is known."""
        return cls(ids, ids)

    @classmethod
    def among(cls, ids: Ids) -> Self:
        """Make the interval of an answer of which only a bound is known."""
        return cls(NONE, ids)

    @property
    def known(self) -> bool:
        """Whether nothing is left to decide."""
        return self.sure is self.maybe or len(self.sure) == len(self.maybe)

    def both(self, other: "Interval") -> "Interval":
        """Give what belongs to both."""
        if self.known and other.known:
            return Interval.exactly(self.sure & other.sure)
        return Interval(self.sure & other.sure, self.maybe & other.maybe)

    def either(self, other: "Interval") -> "Interval":
        """Give what belongs to one of two."""
        if self.known and other.known:
            return Interval.exactly(self.sure | other.sure)
        return Interval(self.sure | other.sure, self.maybe | other.maybe)

    def without(self, ids: Ids) -> "Interval":
        """Give what does not belong to a set."""
        return Interval.exactly(self.sure - ids) if self.known else Interval(self.sure - ids, self.maybe - ids)

    def rest(self, whole: Ids) -> "Interval":
        """Give what does not belong."""
        return Interval.exactly(whole - self.sure) if self.known else Interval(whole - self.maybe, whole - self.sure)
