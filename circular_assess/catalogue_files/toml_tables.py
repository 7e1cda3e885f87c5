"""A table of a catalogue file that knows its place, so that what is wrong in it can be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

AnyCode = TypeVar("AnyCode", bound=StrEnum)


class CatalogueDamaged(Exception):
    """A catalogue file is missing or does not hold what it must; `place` says where."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a catalogue file that knows its place and hands out values of the type asked for.

    What is missing or of another type raises CatalogueDamaged with the place.
    """

    values: Mapping[str, object]
    place: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def at(self, key: str) -> str:
        """Where a key stands: file.table.key."""
        return f"{self.elsewhere.get(key, self.place)}.{key}"

    def allow(self, keys: Iterable[str]) -> None:
        """CatalogueDamaged if there is any other key."""
        for surplus in self.values.keys() - set(keys):
            raise CatalogueDamaged(self.at(surplus), "not known here")

    def text(self, key: str, may_be_empty: bool = False) -> str:
        """A text that says something."""
        value = self.values.get(key)
        if not isinstance(value, str) or not (value.strip() or may_be_empty):
            raise CatalogueDamaged(self.at(key), "a text is needed")
        return value

    def text_if_any(self, key: str) -> str:
        """A text that may be missing, but not be empty."""
        return self.text(key) if key in self.values else ""

    def number(self, key: str) -> float:
        """A number; true and false are none."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise CatalogueDamaged(self.at(key), "a number is needed")
        return float(value)

    def flag(self, key: str, usual: bool = False) -> bool:
        """True or false; `usual` if it is missing."""
        value = self.values.get(key, usual)
        if not isinstance(value, bool):
            raise CatalogueDamaged(self.at(key), "true or false is needed")
        return value

    def code(self, key: str, codes: type[AnyCode]) -> AnyCode:
        """One of the codes."""
        try:
            return codes(self.text(key))
        except ValueError:
            raise CatalogueDamaged(self.at(key), "an unknown code") from None

    def row(self, key: str) -> list[object]:
        """A list of anything."""
        value = self.values.get(key)
        if not isinstance(value, list):
            raise CatalogueDamaged(self.at(key), "a list is needed")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts that say something."""
        row = self.row(key)
        numbered = Table({str(number): value for number, value in enumerate(row)}, self.at(key))
        return tuple(numbered.text(number) for number in numbered.values)

    def table(self, key: str) -> Table:
        """A table that must be there."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise CatalogueDamaged(self.at(key), "a table is needed")
        return Table(value, self.at(key))

    def table_if_any(self, key: str) -> Table:
        """A table, empty if it is missing."""
        return self.table(key) if key in self.values else Table({}, self.at(key))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """All keys with their tables; any other kind of value is refused."""
        return ((key, self.table(key)) for key in self.values)

    def varied_by(self, theme: Table) -> Table:
        """This table with what a theme says differently, each key with its own place."""
        return Table({**self.values, **theme.values}, self.place, dict.fromkeys(theme.values, theme.place))
