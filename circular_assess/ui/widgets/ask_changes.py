"""What a buyer notes about a criterion in the tender, wherever it is noted, as the edit that follows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol
from weakref import proxy

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, TenderAsk
from circular_assess.domain.catalogue import CriterionId
from circular_assess.texts import Texts


class Editing(Protocol):
    """The page that applies edits; False if a rule refuses one."""

    def edit(self, label: str, function: Callable[..., Assessment], *args: object) -> bool: ...
    def edit_as_typed(
        self, label: str, merge: Hashable, function: Callable[..., Assessment], *args: object
    ) -> bool: ...


class AskChanges:
    """Names each change for undo; letters typed in the same field become one step."""

    def __init__(self, texts: Texts, page: Editing) -> None:
        # The page has this: a strong reference would be a circle, as in ScoreChanges.
        self._page: Editing = proxy(page)
        self._labels = {
            "instrument": texts.tr("place in the tender"),
            "minimum": texts.tr("minimum asked"),
            "kpi": texts.tr("KPI"),
            "owner": texts.tr("owner"),
            "due": texts.tr("date"),
        }

    def set_ask(self, criterion: CriterionId, part: str, ask: TenderAsk, is_typed: bool) -> bool:
        """The ask with this part of it changed; True if the change was made."""
        label = self._labels[part]
        if is_typed:
            merge = ("ask", part, criterion)
            return self._page.edit_as_typed(label, merge, edits.set_ask, criterion, ask)
        return self._page.edit(label, edits.set_ask, criterion, ask)
