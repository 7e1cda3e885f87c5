"""Works out the formulas of a workbook, as far as the exports use them."""

import math
import operator
import re
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?)|"(?P<text>(?:[^"]|"")*)"|(?P<array>\{[^}]*\})"""
    r"""|(?P<cells>(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![A-Z(])"""
    r"""|(?P<function>[A-Z]+)\(|(?P<sign><=|>=|<>|[-+*/^&=<>(),]))""",
    re.VERBOSE,
)
Step = Callable[[Any, Any], Any]


def _numeric(step: Step) -> Step:
    return lambda left, right: step(left or 0.0, right or 0.0)


def _equal(left: Any, right: Any) -> bool:
    """An empty cell equals no text as well as 0."""
    if left is None or right is None:
        return (left or right) in (None, "", 0.0)
    return bool(left == right)


SIGNS: list[dict[str, Step]] = [
    {
        "=": _equal,
        "<>": lambda left, right: not _equal(left, right),
        "<=": _numeric(operator.le),
        ">=": _numeric(operator.ge),
        "<": _numeric(operator.lt),
        ">": _numeric(operator.gt),
    },
    {"&": lambda left, right: _worded(left) + _worded(right)},
    {"+": _numeric(operator.add), "-": _numeric(operator.sub)},
    {"*": _numeric(operator.mul), "/": _numeric(lambda left, right: left / right if right else math.nan)},
    {"^": _numeric(operator.pow)},
]


def _worded(content: Any) -> str:
    return f"{content:g}" if isinstance(content, float) else "" if content is None else str(content)


class Calculated:
    """A workbook whose formulas are worked out when asked for; cells may be changed before."""

    def __init__(self, path: Path) -> None:
        self.book: Workbook = load_workbook(path)
        self._known: dict[tuple[str, int, int], Any] = {}

    def cell(self, sheet: str, row: int, column: int) -> Any:
        """What a cell holds or comes to; None if it is empty."""
        key = (sheet, row, column)
        if key not in self._known:
            content = self.book[sheet].cell(row, column).value
            is_formula = self.book[sheet].cell(row, column).data_type == "f"
            self._known[key] = _Reading(self, sheet, content[1:]).whole() if is_formula else content
        return self._known[key]

    def cells(self, sheet: str, reference: str) -> Any:
        """One cell, or an array of cells."""
        left, top, right, bottom = range_boundaries(reference.replace("$", ""))
        if (left, top) == (right, bottom):
            return self.cell(sheet, top, left)
        rows = [
            [self.cell(sheet, row, col) for col in range(left, right + 1)] for row in range(top, bottom + 1)
        ]
        return np.array(rows, dtype=object)


class _Reading:
    """One formula, read from left to right."""

    def __init__(self, book: Calculated, sheet: str, formula: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens: list[tuple[str, str]] = []
        place = 0
        while place < len(formula):
            found = TOKEN.match(formula, place)
            if found is None or found.lastgroup is None:
                raise ValueError(f"{formula[place:]!r} in {formula}")
            self._tokens.append((found.lastgroup, found[found.lastgroup]))
            place = found.end()

    def whole(self) -> Any:
        answer = self._operation(0)
        assert not self._tokens, self._tokens
        return float(answer) if isinstance(answer, bool | int) else answer

    def _operation(self, level: int) -> Any:
        if level == len(SIGNS):
            return self._single()
        left = self._operation(level + 1)
        while self._tokens and self._tokens[0][1] in SIGNS[level] and self._tokens[0][0] == "sign":
            step = SIGNS[level][self._tokens.pop(0)[1]]
            left = np.frompyfunc(step, 2, 1)(left, self._operation(level + 1))
        return left

    def _single(self) -> Any:
        kind, word = self._tokens.pop(0)
        if kind == "number":
            return float(word)
        if kind == "text":
            return word.replace('""', '"')
        if kind == "array":
            return np.array([[float(number) for number in word[1:-1].split(",")]], dtype=object)
        if kind == "cells":
            name, _sign, reference = word.rpartition("!")
            return self._book.cells(name.strip("'") or self._sheet, reference)
        if kind == "function":
            return FUNCTIONS[word](*self._arguments())
        if word == "-":
            return np.frompyfunc(lambda content: -(content or 0.0), 1, 1)(self._single())
        assert word == "(", word
        inside = self._operation(0)
        assert self._tokens.pop(0)[1] == ")"
        return inside

    def _arguments(self) -> list[Any]:
        found = [self._operation(0)]
        while self._tokens.pop(0)[1] == ",":
            found.append(self._operation(0))
        return found


def _numbers(*contents: Any) -> list[float]:
    flat = [each for content in contents for each in np.ravel(np.array(content, dtype=object))]
    return [float(each) for each in flat if isinstance(each, float | int)]


def _sumifs(summed: Any, *criteria: Any) -> float:
    kept = [True] * len(np.ravel(summed))
    for cells, wanted in zip(criteria[::2], criteria[1::2], strict=True):
        sign = re.match(r"<=|>=", wanted) if isinstance(wanted, str) else None
        for place, cell in enumerate(np.ravel(cells)):
            if sign:
                kept[place] &= bool(SIGNS[0][sign[0]](cell, float(wanted[2:])))
            else:
                kept[place] &= _equal(cell, wanted)
    return sum(_numbers([each for each, is_kept in zip(np.ravel(summed), kept, strict=True) if is_kept]))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": lambda *contents: sum(_numbers(*contents)),
    "MIN": lambda *contents: min(_numbers(*contents), default=0.0),
    "MAX": lambda *contents: max(_numbers(*contents), default=0.0),
    "IF": lambda condition, then, otherwise: then if condition else otherwise,
    "AND": lambda *contents: all(contents),
    "OR": lambda *contents: any(contents),
    "SUMPRODUCT": lambda *arrays: float(np.sum(reduce(np.multiply, arrays))),
    "SUMIFS": _sumifs,
}
