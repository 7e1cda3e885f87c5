"""Between the dataclasses of an assessment and JSON values: strict on the way in, complete on the way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from circular_assess.own_file.limits import ID, LIMITS, LONGEST_TEXT, MOST_ENTRIES, Limits
from circular_assess.own_file.refusal import OwnFileRefused, quoted

EXACT_WHOLE_NUMBER = 2**53


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field of a dataclass: what it holds, and its limits as a number, a list or a text."""

    name: str
    kind: Any
    may_be_null: bool
    is_required: bool
    limits: Limits


@dataclass(frozen=True, slots=True)
class RepeatedField:
    """Stands in for a JSON object that has a field twice, so that its place can be named."""

    name: str


@cache
def fields_of(kind: Any) -> tuple[FieldShape, ...]:
    """The fields of a dataclass in the order they are written; KeyError for a number without limits."""
    hints = get_type_hints(kind)
    shapes = []
    for field in fields(kind):
        hint = hints[field.name]
        may_be_null = get_origin(hint) in (UnionType, Union)
        inner = get_args(hint)[0] if may_be_null else hint
        is_required = field.default is MISSING and field.default_factory is MISSING
        limits = _limits(kind, field.name, inner)
        shapes.append(FieldShape(field.name, inner, may_be_null, is_required, limits))
    return tuple(shapes)


def _limits(kind: type[Any], name: str, inner: Any) -> Limits:
    known = LIMITS.get(kind, {})
    if inner in (int, float):
        return known[name]
    return known.get(name, (0, MOST_ENTRIES if get_origin(inner) is tuple else LONGEST_TEXT))


def json_object(value: Any) -> dict[str, object]:
    """A dataclass as a JSON object with all its fields in declared order; equal values give equal objects."""
    kind: Any = type(value)
    return {shape.name: _json_value(getattr(value, shape.name), shape.kind) for shape in fields_of(kind)}


def _json_value(value: Any, kind: Any) -> object:
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return [_json_value(entry, get_args(kind)[0]) for entry in value]
    if is_dataclass(kind):
        return json_object(value)
    if kind is bool:
        return bool(value)
    if kind in (int, float):
        # 3 == 3.0 == True and 0.0 == -0.0: equal values have to be written alike.
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < EXACT_WHOLE_NUMBER else number
    return str(value)


def read_object(found: object, kind: Any, place: str) -> Any:
    """The dataclass that a JSON object describes; OwnFileRefused names the place that does not fit."""
    if isinstance(found, RepeatedField):
        raise OwnFileRefused(place, "repeated_field", {"name": quoted(found.name)})
    if not isinstance(found, dict):
        raise OwnFileRefused(place, "wants_object")
    shapes = fields_of(kind)
    names = {shape.name for shape in shapes}
    for name in found:
        if name not in names:
            raise OwnFileRefused(place, "unknown_field", {"name": quoted(name)})
    given = {}
    for shape in shapes:
        if shape.name in found:
            given[shape.name] = _read_field(found[shape.name], shape, _inside(place, shape.name))
        elif shape.is_required:
            raise OwnFileRefused(place, "missing_field", {"name": shape.name})
    return kind(**given)


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _read_field(found: object, shape: FieldShape, place: str) -> Any:
    if found is None and shape.may_be_null:
        return None
    if get_origin(shape.kind) is tuple:
        return _read_list(found, get_args(shape.kind)[0], shape.limits, place)
    if is_dataclass(shape.kind):
        return read_object(found, shape.kind, place)
    if shape.kind is bool:
        return _read_flag(found, place)
    if shape.kind in (int, float):
        return _read_number(found, shape, place)
    text = _read_text(found, shape.limits, place)
    if isinstance(shape.kind, NewType):
        return _checked_id(text, place)
    return text if shape.kind is str else _read_choice(text, shape.kind, place)


def _read_list(found: object, kind: Any, limits: Limits, place: str) -> tuple[Any, ...]:
    if not isinstance(found, list):
        raise OwnFileRefused(place, "wants_list")
    lowest, highest = limits
    count = len(found)
    if lowest == highest != count:
        raise OwnFileRefused(place, "wrong_count", {"found": count, "count": lowest})
    if count < lowest:
        raise OwnFileRefused(place, "too_few", {"found": count, "lowest": lowest})
    if count > highest:
        raise OwnFileRefused(place, "too_many", {"found": count, "highest": highest})
    return tuple(read_object(entry, kind, f"{place}[{position}]") for position, entry in enumerate(found))


def _read_flag(found: object, place: str) -> bool:
    if not isinstance(found, bool):
        raise OwnFileRefused(place, "wants_flag")
    return found


def _read_number(found: object, shape: FieldShape, place: str) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found):
        raise OwnFileRefused(place, "wants_number" if shape.kind is float else "wants_whole_number")
    if shape.kind is int and found != int(found):
        raise OwnFileRefused(place, "wants_whole_number")
    refuse_outside(found, *shape.limits, place)
    return float(found) if shape.kind is float else int(found)


def refuse_outside(number: float, lowest: float, highest: float, place: str) -> None:
    """OwnFileRefused if the number is not from `lowest` to `highest`."""
    if not lowest <= number <= highest:
        raise OwnFileRefused(place, "out_of_range", {"lowest": lowest, "highest": highest})


def _read_text(found: object, limits: Limits, place: str) -> str:
    if not isinstance(found, str):
        raise OwnFileRefused(place, "wants_text")
    if len(found) > limits[1]:
        raise OwnFileRefused(place, "text_too_long", {"highest": limits[1]})
    try:
        found.encode()
    except UnicodeEncodeError:
        raise OwnFileRefused(place, "broken_character") from None
    return found


def _checked_id(text: str, place: str) -> str:
    if not ID.fullmatch(text):
        raise OwnFileRefused(place, "wants_id")
    return text


def _read_choice(text: str, kind: type[StrEnum], place: str) -> StrEnum:
    choices: Mapping[str, StrEnum] = {member.value: member for member in kind}
    if text not in choices:
        raise OwnFileRefused(place, "wants_one_of", {"found": quoted(text), "choices": tuple(choices)})
    return choices[text]
