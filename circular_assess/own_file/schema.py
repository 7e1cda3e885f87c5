"""The JSON Schema of the own file, made from the dataclasses it holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NewType, get_args, get_origin

from circular_assess.domain.assessment import Assessment
from circular_assess.own_file.format import FORMAT, FORMAT_VERSION
from circular_assess.own_file.limits import ID
from circular_assess.own_file.shape import FieldShape, fields_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBERS = {int: "integer", float: "number"}


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12): fields, kinds and limits; docs/file-format.md says what else must hold."""
    definitions: dict[str, Any] = {}
    assessment = _object(Assessment, definitions)
    return {
        "$schema": _DIALECT,
        "title": "Circular Assess file",
        **assessment,
        "required": ["format", "format_version", *assessment["required"]],
        "properties": {
            "format": {"const": FORMAT},
            # What was added since has defaults, so that earlier files fit as well.
            "format_version": {"type": "integer", "minimum": 1, "maximum": FORMAT_VERSION},
            **assessment["properties"],
        },
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    shapes = fields_of(kind)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [shape.name for shape in shapes if shape.is_required],
        "properties": {shape.name: _field(shape, definitions) for shape in shapes},
    }


def _field(shape: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _kind(shape, definitions)
    return {"anyOf": [schema, {"type": "null"}]} if shape.may_be_null else schema


def _kind(shape: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    kind, (lowest, highest) = shape.kind, shape.limits
    if get_origin(kind) is tuple:
        entries = _reference(get_args(kind)[0], definitions)
        return {"type": "array", "minItems": int(lowest), "maxItems": int(highest), "items": entries}
    if kind in _NUMBERS:
        return {"type": _NUMBERS[kind], "minimum": lowest, "maximum": highest}
    if kind is bool:
        return {"type": "boolean"}
    if kind is str:
        return {"type": "string", "maxLength": int(highest)}
    if isinstance(kind, NewType):
        return {"type": "string", "pattern": f"^{ID.pattern}$"}
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return _reference(kind, definitions)


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # taken before it is filled, so that a kind may hold itself
        definitions[kind.__name__] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}
