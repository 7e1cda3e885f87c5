"""The bytes of a file: JSON in UTF-8 with the format's name and version on top."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import accumulate
from math import nan

from circular_assess.domain.assessment import Assessment, Scenario, Score
from circular_assess.own_file.limits import DEEPEST, LARGEST_BYTES
from circular_assess.own_file.refusal import OwnFileRefused, quoted
from circular_assess.own_file.rules import check_rules
from circular_assess.own_file.shape import RepeatedField, json_object, read_object

FORMAT = "circular-assess"
FORMAT_VERSION = 3

_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_MOST_DIGITS = 20


def write_own_file(assessment: Assessment) -> bytes:
    """The file of an assessment; the same bytes for equal assessments.

    Raises OwnFileRefused for what `read_own_file` would not take back.
    """
    fields = json_object(assessment)
    check_rules(read_object(fields, Assessment, ""))
    content = {"format": FORMAT, "format_version": FORMAT_VERSION, **fields}
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def read_own_file(data: bytes) -> Assessment:
    """The assessment in a file; OwnFileRefused says what does not fit and where.

    The order of scores does not matter, and a byte order mark in front is passed over.
    """
    if len(data) > LARGEST_BYTES:
        raise OwnFileRefused("", "too_large", {"megabytes": LARGEST_BYTES / 1e6})
    content = _parse(data)
    if isinstance(content, RepeatedField):
        raise OwnFileRefused("", "repeated_field", {"name": quoted(content.name)})
    if not isinstance(content, dict) or content.pop("format", None) != FORMAT:
        raise OwnFileRefused("", "not_ours")
    _check_version(content.pop("format_version", None))
    assessment: Assessment = read_object(content, Assessment, "")
    check_rules(assessment)
    return replace(assessment, scenarios=tuple(map(_with_ordered_scores, assessment.scenarios)))


def _check_version(found: object) -> None:
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise OwnFileRefused("format_version", "wants_whole_number")
    if found > FORMAT_VERSION:
        raise OwnFileRefused("", "newer", {"found": found, "known": FORMAT_VERSION})


def _parse(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OwnFileRefused("", "not_text") from None
    # The parser calls itself for each bracket, so the depth is counted before it starts.
    brackets = _TEXT.sub(b"", data).translate(None, _NOT_BRACKETS)
    if max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > DEEPEST:
        raise OwnFileRefused("", "too_deep")
    try:
        return json.loads(
            text,
            object_pairs_hook=_fields_once,
            parse_int=_whole_number,
            parse_constant=lambda _name: nan,
        )
    except json.JSONDecodeError as error:
        raise OwnFileRefused("", "not_json", {"line": error.lineno, "column": error.colno}) from None


def _fields_once(pairs: list[tuple[str, object]]) -> dict[str, object] | RepeatedField:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            return RepeatedField(name)
        found[name] = value
    return found


def _whole_number(digits: str) -> int | float:
    """A whole number; one with more digits than any limit allows becomes a float, at worst infinite."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _with_ordered_scores(scenario: Scenario) -> Scenario:
    kept = (score for score in scenario.scores if score != Score(score.criterion_id))
    return replace(scenario, scores=tuple(sorted(kept, key=lambda score: score.criterion_id)))
