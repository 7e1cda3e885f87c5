"""A notice that was dropped or opened: for the assessment that is open, a known one, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from circular_assess.domain.catalogue import Theme
from circular_assess.ui.failures import EXPECTED_FAILURES, failure_words
from circular_assess.ui.messages import Answer
from circular_assess.ui.notice_files import NoticeFiles
from circular_assess.ui.page import Page

if TYPE_CHECKING:
    from circular_assess.document import Document
    from circular_assess.exchange.notices import Notice
    from circular_assess.library import Library
    from circular_assess.texts import Texts
    from circular_assess.ui.context import PageContext


class DocumentWindow(Protocol):
    """What opening a file needs of the window, which is a QObject."""

    library: Library | None
    document: Document | None
    context: PageContext
    pages: QStackedWidget

    @property
    def texts(self) -> Texts: ...
    def show_document(self, document: Document, step: str = ..., said: str = ...) -> None: ...
    def show_step(self, key: str) -> None: ...


def open_notice(window: DocumentWindow, path: Path) -> None:
    """Read a notice in the background and show it in the window; one read before is dropped."""
    opening = cast(QObject, window).findChild(NoticeOpening) or NoticeOpening(window)
    opening.start(path)


class NoticeOpening(QObject):
    """Brings one notice at a time to the Tender page."""

    def __init__(self, window: DocumentWindow) -> None:
        super().__init__(cast(QObject, window))
        self._window = window
        self._files: NoticeFiles | None = None

    def start(self, path: Path) -> None:
        """Read it; what comes of an earlier one is not shown any more."""
        if self._files is not None:
            self._files.blockSignals(True)
            self._files.deleteLater()
        texts = self._window.texts  # the language may be another one than before
        self._files = NoticeFiles(texts, self)
        self._files.read.connect(self._on_read)
        self._files.failed.connect(self._on_failed)
        page = self._window.pages.currentWidget()
        if isinstance(page, Page):
            page.announcement.say(texts.tr("Reading {file} …", file=path.name), can_undo=False)
        self._files.start(path)

    def _on_read(self, path: Path, notice: Notice) -> None:
        self._hide_announcement()
        window, library = self._window, self._window.library
        if window.document is None and library is not None:
            self._try(lambda: self._open_for(notice, library))
        if window.document is not None:
            from circular_assess.ui.pages.tender_page import TenderPage

            window.show_step("tender")
            page = window.pages.currentWidget()
            if isinstance(page, TenderPage):
                page.notice.show_notice(path.name, notice)

    def _open_for(self, notice: Notice, library: Library) -> None:
        """The assessment of the same procedure if the buyer says so, else a new one."""
        from circular_assess.exchange.notices import suggested_theme

        window, tr = self._window, self._window.texts.tr
        known = library.of_procedure(notice.procedure_id)
        if known is not None:
            answer = window.context.messages.ask_update_or_new(known.tender.title)
            if answer is Answer.REPLACE:
                window.show_document(library.open(known.id))
            if answer is not Answer.KEEP_BOTH:
                return
        suggestion = suggested_theme(notice)
        is_sure = suggestion is not None and suggestion.is_strong
        theme = suggestion.theme if suggestion is not None and is_sure else Theme.GENERAL
        window.show_document(library.make(theme, tr("New assessment"), tr("Buy new")))

    def _on_failed(self, what: str, why: str) -> None:
        self._hide_announcement()
        self._window.context.messages.tell(what, why)

    def _hide_announcement(self) -> None:
        page = self._window.pages.currentWidget()
        if isinstance(page, Page):
            page.announcement.hide()

    def _try(self, action: Callable[[], object]) -> None:
        texts = self._window.texts
        try:
            action()
        except EXPECTED_FAILURES as failure:
            self._window.context.messages.tell(texts.tr("That did not work"), failure_words(failure, texts))
