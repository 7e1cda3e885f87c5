"""Where a field of a notice stands."""

from __future__ import annotations

from circular_assess.exchange.notices.notice import FieldSource, FieldState


def source_of(place: str, found: object, is_derived: bool = False) -> FieldSource:
    """The source of a field: absent if nothing was found there, else found or derived."""
    if not found:
        return FieldSource(place, FieldState.ABSENT)
    return FieldSource(place, FieldState.DERIVED if is_derived else FieldState.FOUND)
