"""The labels above a ruler: what they say, and where neither they nor their stems touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from circular_assess.domain.catalogue import Criterion
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.score_words import value_words

TIERS = 3
MOST_TRIES = 3000
MARK_EM, NAME_EM = 0.95, 13.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a scenario stands: its sign, its name, its value or level, and between what that may lie."""

    mark: int
    name: str
    figure: float
    ends: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Scenarios so near to each other that they share a label."""

    x: float
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class RulerLabel:
    """The words of a group; signs stand in for the names where `names` is empty."""

    group: Group
    names: str
    figure: str
    width: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: its left edge, and its tier counted from the ruler upwards."""

    left: float
    tier: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label of some width whose stem meets the ruler at `x`."""

    x: float
    width: float


def plan_labels(
    look: Look,
    texts: Texts,
    criterion: Criterion,
    standings: Sequence[Standing],
    x_of: Callable[[Standing], float],
    width: int,
) -> tuple[tuple[RulerLabel, ...], tuple[Place, ...]]:
    """The labels with as many names as fit, and their places; no places if not even the signs fit."""
    groups = _groups(standings, x_of, look.px(MARK_EM))
    labels: tuple[RulerLabel, ...] = ()
    for names_of in ("all", "alone", "none"):
        labels = tuple(_label(look, texts, criterion, group, names_of) for group in groups)
        wanted = [Wanted(label.group.x, label.width) for label in labels]
        places = place_labels(wanted, 0.0, float(width - 3), float(look.px(0.6)))
        if places is not None:
            return labels, places
    return labels, ()


def _groups(standings: Sequence[Standing], x_of: Callable[[Standing], float], near: int) -> list[Group]:
    found: list[Group] = []
    for standing in sorted(standings, key=x_of):
        x = x_of(standing)
        if found and x - found[-1].x < near:
            found[-1] = Group(found[-1].x, (*found[-1].standings, standing))
        else:
            found.append(Group(x, (standing,)))
    return found


def _label(look: Look, texts: Texts, criterion: Criterion, group: Group, names_of: str) -> RulerLabel:
    plain, bold = QFontMetricsF(look.font()), QFontMetricsF(look.font(bold=True))
    figures = sorted(standing.figure for standing in group.standings)
    figure = value_words(texts, criterion, figures[-1])
    if figures[0] != figures[-1]:
        figure = texts.tr("{low:number}–{high}", low=figures[0], high=figure)
    names = ""
    if names_of == "all" or (names_of == "alone" and len(group.standings) == 1):
        each = [" ".join(standing.name[:300].split()) for standing in group.standings]
        elide = Qt.TextElideMode.ElideRight
        names = texts.names([plain.elidedText(name, elide, look.px(NAME_EM)) for name in each])
    first = plain.horizontalAdvance(names) if names else len(group.standings) * look.px(MARK_EM + 0.1)
    return RulerLabel(group, names, figure, first + look.px(0.35) + bold.horizontalAdvance(figure))


def place_labels(
    labels: Sequence[Wanted], left: float, right: float, gap: float, tiers: int = TIERS
) -> tuple[Place, ...] | None:
    """A place for every label between `left` and `right`, in as few tiers as will do, or None."""
    for allowed in range(1, tiers + 1):
        search = _Search(labels, left, right, gap, allowed)
        if search.run(0):
            return tuple(search.placed)
    return None


class _Search:
    """Tries the places of one label after the other, and takes the last one back where none is left."""

    def __init__(self, labels: Sequence[Wanted], left: float, right: float, gap: float, tiers: int) -> None:
        self._labels = labels
        self._left, self._right, self._gap, self._tiers = left, right, gap, tiers
        self._tries = 0
        self.placed: list[Place] = []

    def run(self, number: int) -> bool:
        """Place the labels from this one on."""
        if number == len(self._labels):
            return True
        label = self._labels[number]
        for tier in range(self._tiers):
            for left in self._starts(label):
                self._tries += 1
                if self._tries > MOST_TRIES:
                    return False
                place = Place(left, tier)
                if self._is_free(label, place):
                    self.placed.append(place)
                    if self.run(number + 1):
                        return True
                    self.placed.pop()
        return False

    def _starts(self, label: Wanted) -> tuple[float, ...]:
        """Over the stem, to its left, to its right: never outside."""
        last = max(self._right - label.width, self._left)
        wanted = (label.x - label.width / 2, label.x - label.width + self._gap, label.x - self._gap)
        return tuple(dict.fromkeys(min(max(start, self._left), last) for start in wanted))

    def _is_free(self, label: Wanted, place: Place) -> bool:
        end = place.left + label.width
        for other, taken in zip(self._labels, self.placed, strict=False):
            taken_end = taken.left + other.width
            if (
                taken.tier == place.tier
                and place.left < taken_end + self._gap
                and taken.left < end + self._gap
            ):
                return False
            near = self._gap / 2
            if taken.tier > place.tier and place.left - near < other.x < end + near:
                return False
            if taken.tier < place.tier and taken.left - near < label.x < taken_end + near:
                return False
        return True
