"""The kinds of files that can be exported: their names, and where to write one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from circular_assess.texts import Texts, mark_for_translation
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.words import button

_ = mark_for_translation

ChooseFile = Callable[[str, Path, str], Path | None]


@dataclass(frozen=True, slots=True)
class ExportKind:
    """How a kind of file is called: by its name, as an order, and in a file chooser; and its ending."""

    name: str
    order: str
    pattern: str
    suffix: str


EXPORT_KINDS: Mapping[str, ExportKind] = {
    "pdf": ExportKind("PDF", _("Export PDF"), _("PDF file (*.pdf)"), ".pdf"),
    "word": ExportKind("Word", _("Export Word"), _("Word document (*.docx)"), ".docx"),
    "excel": ExportKind("Excel", _("Export Excel"), _("Excel workbook (*.xlsx)"), ".xlsx"),
}
OTHER_KINDS = tuple(key for key in EXPORT_KINDS if key != "pdf")


def choose_target(choose: ChooseFile, texts: Texts, kind: str, name: str) -> Path | None:
    """Where a file of this name is to be written; None if the buyer chose no place.

    `choose` asks with a title, a proposal and a pattern.
    """
    chosen = EXPORT_KINDS[kind]
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposal = Path(folder) / f"{name}{chosen.suffix}"
    return choose(texts.tr(chosen.order), proposal, texts.tr(chosen.pattern))


def other_kinds_button(look: Look, texts: Texts, on_chosen: Callable[[str], None]) -> QPushButton:
    """A button whose menu has all kinds of files but the usual one."""
    made = button(look, texts.tr("Other formats"), icon="chevron-down")
    # The arrow of the style does not grow with the text; ours stands behind the words in its place.
    made.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    menu = QMenu(made)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for key in OTHER_KINDS:
        action = menu.addAction(EXPORT_KINDS[key].name)
        action.triggered.connect(lambda _checked=False, key=key: on_chosen(key))
    made.setMenu(menu)
    return made
