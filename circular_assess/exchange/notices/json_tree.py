"""JSON of unknown origin: parsed within limits, and walked without trusting any type."""

from __future__ import annotations

import codecs
import json
from decimal import Decimal
from typing import NoReturn

from circular_assess.exchange.notices.refusal import NoticeRefused

LONGEST_NUMBER = 400
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class JsonNode:
    """A value of a JSON document that knows its path; what is missing or of another type is empty."""

    __slots__ = ("path", "value")

    def __init__(self, value: object, path: str = "") -> None:
        self.value = value
        self.path = path

    def __bool__(self) -> bool:
        return bool(self.value)

    def at(self, *keys: str) -> JsonNode:
        """What stands under these keys, one inside the other; empty where there is no object."""
        node = self
        for key in keys:
            inside = node.value.get(key) if isinstance(node.value, dict) else None
            node = JsonNode(inside, f"{node.path}.{key}" if node.path else key)
        return node

    def is_object(self) -> bool:
        """True for an object with anything in it."""
        return isinstance(self.value, dict) and bool(self.value)

    def rows(self, key: str) -> list[JsonNode]:
        """The objects in the list under a key; what is no object is left out."""
        there = self.at(key)
        found = there.value if isinstance(there.value, list) else []
        nodes = [JsonNode(one, f"{there.path}[{number}]") for number, one in enumerate(found)]
        return [node for node in nodes if isinstance(node.value, dict)]

    def text(self, *keys: str) -> str:
        """A text without blanks around it, also from a number; empty for anything else."""
        found = self.at(*keys).value
        if isinstance(found, Decimal) and found.is_finite():
            return format(found, "f") if abs(found.adjusted()) < LONGEST_NUMBER else ""
        return _plain(found) if isinstance(found, str) else ""

    def texts(self, key: str) -> list[str]:
        """The texts in the list under a key; one text alone is a list of one."""
        found = self.at(key).value
        listed = found if isinstance(found, list) else [found]
        return [plain for one in listed if isinstance(one, str) and (plain := _plain(one))]


def _plain(text: str) -> str:
    """The text without blanks around it, and without half characters and those that act on a screen."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(sign for sign in whole if sign >= " " or sign in "\n\t").strip()


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a mark; what is no character becomes a mark for it."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    return content.decode(encoding, errors="replace")


def parsed_json(content: bytes) -> JsonNode:
    """The JSON in a file; NoticeRefused if it is damaged, too deep or has a number that is none."""
    try:
        value = json.loads(
            decoded(content), parse_float=_number, parse_int=_number, parse_constant=_no_number
        )
    except RecursionError as error:
        raise NoticeRefused("too_deep") from error
    except json.JSONDecodeError as error:
        raise NoticeRefused("damaged_json", {"line": error.lineno}) from error
    return JsonNode(value)


def _number(digits: str) -> Decimal:
    if len(digits) > LONGEST_NUMBER:
        raise NoticeRefused("impossible_number")
    return Decimal(digits)


def _no_number(_constant: str) -> NoReturn:
    raise NoticeRefused("impossible_number")
