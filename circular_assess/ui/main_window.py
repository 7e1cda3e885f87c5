"""The window of the buyer: the library or one open assessment, its steps and the commands of the menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent

from circular_assess import __version__
from circular_assess.settings import Settings
from circular_assess.texts import Texts, system_language
from circular_assess.ui.context import PageContext
from circular_assess.ui.language import speak
from circular_assess.ui.messages import Messages
from circular_assess.ui.settled_frame import SettledFrame
from circular_assess.ui.step_states import STEPS
from circular_assess.ui.theme import Look
from circular_assess.ui.window_menus import fill_menus

if TYPE_CHECKING:
    from circular_assess.document import Document
    from circular_assess.domain.assessment import Assessment, AssessmentId
    from circular_assess.domain.checks import Place
    from circular_assess.library import Library
    from circular_assess.ui.assessment_view import AssessmentView
    from circular_assess.ui.file_commands import FileCommands
    from circular_assess.ui.library_view import LibraryView
    from circular_assess.ui.widgets.sample_cards import SampleCard


class MainWindow(SettledFrame):
    """Shows the library until an assessment is opened, then its steps.

    Attributes: library and document, None while there is none.
    """

    def __init__(
        self, look: Look, texts: Texts, messages: Messages, settings: Settings, data_folder: Path
    ) -> None:
        self.library: Library | None = None
        self.document: Document | None = None
        self._samples: Callable[[str], Sequence[SampleCard]] = lambda _language: ()
        self._view: AssessmentView | None = None
        self._shelf: LibraryView | None = None
        self._data_folder = data_folder
        self.context = self._make_context(look, texts, messages)
        super().__init__(look, texts, settings)
        messages.parent = self
        self.file_dropped.connect(self.open_file)
        self.setWindowTitle(texts.tr("Circular Assess"))
        self._menus = fill_menus(self.menuBar(), texts, self, settings)
        look.changed.connect(self.rebuild)

    # What is shown

    def set_library(self, library: Library) -> None:
        """The library is open: show it."""
        self.library = library
        library.changed.connect(self._show_history)
        self.show_library()

    def set_samples(self, samples: Callable[[str], Sequence[SampleCard]]) -> None:
        """The published cases that the library offers, by language."""
        self._samples = samples
        page = self.pages.currentWidget()
        if self.document is None and page is not None:
            page.show_samples(samples(self.texts.language))  # type: ignore[attr-defined]

    def show_library(self) -> None:
        """The list of all assessments; an open one is saved and closed."""
        if not self._close_document():
            return
        from circular_assess.ui.library_view import LibraryView

        self._shelf = LibraryView(self, self.context, self._library(), self._samples(self.texts.language))
        page = self._shelf.page
        page.opened.connect(self.open_assessment)
        page.new_wanted.connect(self.new_assessment)
        page.file_wanted.connect(self.choose_file)
        page.sample_opened.connect(self.open_sample)
        self.show_page(page, "library")
        page.focus_first()
        self.setWindowTitle(self.texts.tr("Assessments – Circular Assess"))
        self._menus.set_document_open(False)
        self.saved_corner.show_saved()
        self._show_history()

    def show_document(self, document: Document, step: str = STEPS[0], said: str = "") -> None:
        """An assessment at one of its steps, and what there is to say; another one is saved and closed."""
        from circular_assess.ui.assessment_view import AssessmentView

        if self.document is not document:
            if not self._close_document():
                return
            document.changed.connect(self._show_history)
            document.saved.connect(self._show_saved)
        elif self._view is not None:
            self._view.close()
        self.document = document
        self._view = AssessmentView(self, self.context, document)
        self._view.back_wanted.connect(self.show_library)
        self._view.undo_wanted.connect(self.undo)
        self._menus.set_document_open(True)
        self._view.show_step(step)
        self._view.say(said)
        self._show_saved()
        self._show_history()

    def show_step(self, key: str, place: Place | None = None) -> None:
        """One step of the open assessment, or a place in it."""
        if self._view is not None:
            self._view.show_step(key, place)

    def rebuild(self) -> None:
        """Make everything anew in the present look; what is open and shown stays."""
        criterion_id = self._view.criterion_id if self._view is not None else None
        shelf = self._shelf if self.document is None else None
        looked_at = None if shelf is None else shelf.looked_at
        self.build_frame()
        self._menus = fill_menus(self.menuBar(), self.texts, self, self.settings)
        if self.document is not None and self._view is not None:
            self.show_document(self.document, self._view.step)
            if criterion_id is not None and criterion_id != self._view.criterion_id:
                self._view.show_criterion(criterion_id)
        elif self.library is not None:
            self.show_library()
            if looked_at is not None and self._shelf is not None:
                self._shelf.look_at(looked_at)

    # Commands

    def new_assessment(self) -> None:
        """A new assessment, at its first step."""
        from circular_assess.domain.catalogue import Theme

        if self._close_document():
            title, first = self.texts.tr("New assessment"), self.texts.tr("Buy new")
            self._try(lambda: self.show_document(self._library().make(Theme.GENERAL, title, first)))

    def open_assessment(self, assessment_id: AssessmentId) -> None:
        """One from the library, at its first step."""
        self._try(lambda: self.show_document(self._library().open(assessment_id)))

    def open_sample(self, name: str) -> None:
        """A published case, as a copy of the buyer's own, where it can be compared."""
        if self._close_document():
            self._try(lambda: self.show_document(self._files().open_sample(name), "compare"))

    def choose_file(self) -> None:
        """A file chosen by the buyer."""
        if (path := self._files().choose()) is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """A file named on the command line, dropped or chosen."""
        if self._close_document(keep_open=True):
            self._try(lambda: self._files().open_in(self, path))

    def save_copy(self) -> None:
        """The open assessment as a file, to hand over or to keep apart."""
        if self.document is not None:
            assessment = self.document.assessment
            self._try(lambda: self._files().save_copy(assessment))

    def report(self, command: str, *given: str) -> None:
        """Export the report, in a kind of file that is given, or print it: `export` or `print_report`."""
        if self._view is not None:
            self._view.show_step("report")
            getattr(self._view.page("report"), command)(*given)

    def duplicate(self) -> None:
        """A copy of the open assessment, opened in its place."""
        if self.document is not None and self._view is not None:
            assessment, step = self.document.assessment, self._view.step
            title = self.texts.tr("{title} (copy)", title=assessment.tender.title)
            self._try(lambda: self.show_document(self._library().keep_copy(assessment, title), step))

    def undo(self) -> None:
        """Take the last step back, in the assessment or in the library."""
        history = self.document or self.library
        if history is not None:
            self._try(history.undo)

    def redo(self) -> None:
        """Bring the undone step again."""
        history = self.document or self.library
        if history is not None:
            self._try(history.redo)

    def find_assessment(self) -> None:
        """To the search field of the library."""
        if self.document is not None:
            self.show_library()
        if self.document is None and self.library is not None:
            self.pages.currentWidget().focus_search()  # type: ignore[union-attr]

    def tell_about(self) -> None:
        """Name, version, licence, and what the program is not."""
        self.context.messages.tell_about(__version__)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before closing; stay open if that is not possible and the buyer does not give up."""
        if not self._close_document(keep_open=True):
            event.ignore()
            return
        super().closeEvent(event)

    def build_frame(self) -> None:
        """The frame with the corner connected."""
        super().build_frame()
        self.saved_corner.undo_wanted.connect(self.undo)
        self.saved_corner.redo_wanted.connect(self.redo)
        self.saved_corner.save_wanted.connect(self._on_save_wanted)

    def set_language(self, language: str) -> None:
        """Speak another language from now on; empty for that of the system. Nothing is closed or lost."""
        self.keep_settings(language=language)
        self.texts = Texts(language or system_language())
        self.context = self._make_context(self.look, self.texts, self.context.messages)
        self.context.messages.texts = self.texts
        speak(self.texts.language)
        if self.library is not None:
            self.library.language = self.texts.language
            if self.document is not None:
                self.drop_pages()  # they need not be written once more in the old language
                self.document.reword(self.library.in_language)
        self.rebuild()

    # Inside

    def _make_context(self, look: Look, texts: Texts, messages: Messages) -> PageContext:
        def in_language(assessment: Assessment, language: str) -> Assessment:
            return self._library().in_language(assessment, language)

        return PageContext(
            look, texts, messages, lambda: self._library().catalogue, self._data_folder, in_language, self
        )

    def _files(self) -> FileCommands:
        from circular_assess.ui.file_commands import FileCommands

        return FileCommands(self.context, self._library)

    def _library(self) -> Library:
        assert self.library is not None
        return self.library

    def _close_document(self, *, keep_open: bool = False) -> bool:
        """Save what is open; False if it could not be saved and the buyer wants to stay."""
        if self.document is None:
            return True
        if not self.document.save_now() and not self.context.messages.ask_to_leave_unsaved(
            self._save_failure()
        ):
            return False
        if not keep_open:
            self.document.changed.disconnect(self._show_history)
            self.document.saved.disconnect(self._show_saved)
            if self._view is not None:
                self._view.close()
            self.drop_pages()
            self.document.close()
            self.document = self._view = None
        return True

    def _try(self, action: Callable[[], object]) -> None:
        """Do it; an expected failure is told in words."""
        from circular_assess.ui.failures import EXPECTED_FAILURES, failure_words

        try:
            action()
        except EXPECTED_FAILURES as failure:
            self.context.messages.tell(self.texts.tr("That did not work"), failure_words(failure, self.texts))

    def _save_failure(self) -> str:
        from circular_assess.ui.failures import failure_words

        return failure_words(self.document.save_error if self.document is not None else None, self.texts)

    def _show_saved(self) -> None:
        if self.document is not None:
            problem = "" if self.document.save_error is None else self._save_failure()
            self.saved_corner.show_saved(self.document.saved_at, problem)

    def _on_save_wanted(self) -> None:
        if self.document is not None and not self.document.save_now():
            self.context.messages.tell(self.texts.tr("Not saved yet"), self._save_failure())

    def _show_history(self) -> None:
        history = self.document or self.library
        undo = history.undo_label if history is not None else None
        redo = history.redo_label if history is not None else None
        self._menus.show_history(self.texts, undo, redo)
        self.saved_corner.show_history(undo, redo)
