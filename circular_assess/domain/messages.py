"""A finding of the domain in the form of a key and its values, worded elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A key and its values; `texts` makes the sentence in the reader's language.

    Values are plain: text, a tuple of texts, points (float), shares (float 0-1), counts, or a tuple of
    names with their points.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
