"""A row of movements of one weight, counted from where it began: no other weight is lost at 0 or 100."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from circular_assess.domain.assessment import Assessment


class WeightRun:
    """Remembers where the movement of a weight began.

    At 100 % the others are 0 and their proportions are gone; so each further movement starts from the
    assessment before the first one, as long as nothing else was changed in between.
    """

    def __init__(self) -> None:
        self._key: Hashable = None
        self._origin: Assessment | None = None
        self._last: Assessment | None = None
        self._said: Assessment | None = None
        self._number = 0
        self._is_missed = False

    @property
    def merge(self) -> Hashable:
        """The key by which the movements become one step of undo."""
        return ("weight", self._key, self._number)

    def begin_step(self) -> None:
        """The handle is taken anew: what follows is a step of its own."""
        self._number += 1

    def from_origin(
        self, key: Hashable, present: Assessment, function: Callable[[Assessment], Assessment]
    ) -> Callable[[Assessment], Assessment]:
        """The movement as an edit that ignores what the movements before it made."""
        if self._key != key or self._last is not present:
            self._number += 1
            self._key, self._origin = key, present
        origin = self._origin
        assert origin is not None
        return lambda _present: function(origin)

    def moved(self, present: Assessment, *, is_missed: bool) -> None:
        """What the movement made, and whether it is something else than was wanted."""
        self._last = present
        self._is_missed = is_missed

    def take_miss(self, key: Hashable) -> bool:
        """True once after the weight could not be moved to where it was wanted."""
        is_missed = self._is_missed and self._key == key
        self._is_missed = False
        return is_missed

    def has_news(self, key: Hashable, present: Assessment) -> bool:
        """True once after the weight came to rest at another value."""
        is_news = self._key == key and self._last is present and present not in (self._said, self._origin)
        if is_news:
            self._said = present
        return is_news
