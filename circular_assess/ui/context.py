"""What every page gets: look, words, the modal boxes, the catalogue and the data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from circular_assess.settings import Settings

if TYPE_CHECKING:
    from circular_assess.domain.assessment import Assessment
    from circular_assess.domain.catalogue import Catalogue
    from circular_assess.texts import Texts
    from circular_assess.ui.messages import Messages
    from circular_assess.ui.theme import Look


class Settled(Protocol):
    """Has settings and keeps others."""

    settings: Settings

    def keep_settings(self, **changes: object) -> None: ...


class SettledForNow:
    """Keeps settings only as long as it lives; for a page without a window around it."""

    def __init__(self) -> None:
        self.settings = Settings()

    def keep_settings(self, **changes: object) -> None:
        """Other settings by name."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]


def _as_it_is(assessment: Assessment, _language: str) -> Assessment:
    return assessment


@dataclass(frozen=True, slots=True)
class PageContext:
    """The surroundings of a page; the catalogue is read when first asked for.

    `in_language` gives an assessment with its criteria in another language, by its code; `settled` has
    what the buyer chose about the program.
    """

    look: Look
    texts: Texts
    messages: Messages
    catalogue: Callable[[], Catalogue]
    data_folder: Path
    in_language: Callable[[Assessment, str], Assessment] = _as_it_is
    settled: Settled = field(default_factory=SettledForNow)
