"""Which commands the menus of the window hold, with their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar

from circular_assess.settings import Settings
from circular_assess.texts import LANGUAGE_NAMES, Texts
from circular_assess.ui.menus import MenuCommand, Menus, add_choices
from circular_assess.ui.step_states import STEPS, step_name

if TYPE_CHECKING:
    from circular_assess.document import Document
    from circular_assess.domain.assessment import AssessmentId
    from circular_assess.domain.checks import Place
    from circular_assess.library import Library
    from circular_assess.ui.context import PageContext
    from circular_assess.ui.theme import Look

TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)

Key = QKeySequence.StandardKey


class Commanded(Protocol):
    """The window as the menus know it."""

    look: Look
    texts: Texts
    context: PageContext
    library: Library | None
    document: Document | None

    def open_assessment(self, assessment_id: AssessmentId) -> None: ...
    def new_assessment(self) -> None: ...
    def choose_file(self) -> None: ...
    def save_copy(self) -> None: ...
    def report(self, command: str, *given: str) -> None: ...
    def show_library(self) -> None: ...
    def close(self) -> bool: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def find_assessment(self) -> None: ...
    def duplicate(self) -> None: ...
    def show_step(self, key: str, place: Place | None = None) -> None: ...
    def set_language(self, language: str) -> None: ...
    def set_appearance(self, appearance: str) -> None: ...
    def set_text_scale(self, text_scale: float) -> None: ...
    def open_manual(self) -> None: ...
    def tell_about(self) -> None: ...


def fill_menus(bar: QMenuBar, texts: Texts, window: Commanded, settings: Settings) -> Menus:
    """The menu bar with all commands; what needs an open assessment is greyed at first."""
    tr = texts.tr
    menus = Menus(
        bar,
        {
            "file": tr("&File"),
            "edit": tr("&Edit"),
            "assessment": tr("&Assessment"),
            "view": tr("&View"),
            "help": tr("&Help"),
        },
        _commands(texts, window, bar),
    )
    appearances = [
        (tr("As the system"), ""),
        (tr("Light"), "light"),
        (tr("Dark"), "dark"),
        (tr("High contrast"), "contrast"),
    ]
    scales: list[tuple[str, float]] = [(texts.percent(scale), scale) for scale in TEXT_SCALES]
    view = menus.menus["view"]
    languages = [(tr("As the system"), ""), *((name, code) for code, name in LANGUAGE_NAMES.items())]
    add_choices(view, tr("Language"), languages, settings.language, window.set_language)
    add_choices(view, tr("Appearance"), appearances, settings.appearance, window.set_appearance)
    add_choices(view, tr("Text size"), scales, settings.text_scale, window.set_text_scale)
    menus.set_document_open(False)
    return menus


def _commands(texts: Texts, window: Commanded, bar: QMenuBar) -> list[MenuCommand]:
    tr = texts.tr

    def show(key: str) -> Callable[[], None]:
        return lambda: window.show_step(key)

    def export(kind: str) -> Callable[[], None]:
        return lambda: window.report("export", kind)

    def backups() -> None:
        from circular_assess.ui.backup_commands import show_backups

        if window.library is not None:
            show_backups(window, bar.window())

    def print_report() -> None:
        window.report("print_report")

    def show_checks() -> None:
        from circular_assess.domain.checks import Place, Step

        window.show_step(Step.REPORT, Place(Step.REPORT))

    steps = [
        MenuCommand(f"step_{key}", "assessment", step_name(texts, key), f"Ctrl+{number}", show(key), True)
        for number, key in enumerate(STEPS, start=1)
    ]
    return [
        MenuCommand("new", "file", tr("New assessment"), Key.New, window.new_assessment),
        MenuCommand("open", "file", tr("Open a file…"), Key.Open, window.choose_file),
        MenuCommand("save_copy", "file", tr("Save a copy…"), Key.Save, window.save_copy, True),
        MenuCommand("export", "file", tr("Export PDF…"), "Ctrl+E", export("pdf"), True, True),
        MenuCommand("export_word", "file", tr("Export Word…"), None, export("word"), True),
        MenuCommand("export_excel", "file", tr("Export Excel…"), None, export("excel"), True),
        MenuCommand("print", "file", tr("Print…"), Key.Print, print_report, True),
        MenuCommand("library", "file", tr("All assessments"), "Ctrl+L", window.show_library, True, True),
        MenuCommand("backups", "file", tr("Backups…"), None, backups),
        MenuCommand("quit", "file", tr("Quit"), "Ctrl+Q", window.close, starts_group=True),
        MenuCommand("undo", "edit", tr("Undo"), Key.Undo, window.undo),
        # Windows knows Ctrl+Y, others Ctrl+Shift+Z: fingers know both.
        MenuCommand("redo", "edit", tr("Redo"), (Key.Redo, "Ctrl+Y", "Ctrl+Shift+Z"), window.redo),
        MenuCommand(
            "find", "edit", tr("Find an assessment"), None, window.find_assessment, starts_group=True
        ),
        *steps,
        MenuCommand("checks", "assessment", tr("Checks"), "F8", show_checks, True, True),
        MenuCommand("duplicate", "assessment", tr("Duplicate"), "Ctrl+D", window.duplicate, True, True),
        MenuCommand("manual", "help", tr("Manual"), "F1", window.open_manual),
        MenuCommand("about", "help", tr("About Circular Assess"), None, window.tell_about),
    ]
