"""What every page gets: look, words, the modal boxes, the catalogue and the data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from circular_assess.domain.catalogue import Catalogue
    from circular_assess.texts import Texts
    from circular_assess.ui.messages import Messages
    from circular_assess.ui.theme import Look


@dataclass(frozen=True, slots=True)
class PageContext:
    """The surroundings of a page; the catalogue is read when first asked for."""

    look: Look
    texts: Texts
    messages: Messages
    catalogue: Callable[[], Catalogue]
    data_folder: Path
