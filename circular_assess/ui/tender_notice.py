"""A notice over the Tender page: read, shown in place of the form, and taken over in one step or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import Catalogue
from circular_assess.ui.notice_files import PATTERN, NoticeFiles
from circular_assess.ui.page import DocumentPage
from circular_assess.ui.widgets.words import button

if TYPE_CHECKING:
    from circular_assess.exchange.notices import Notice
    from circular_assess.ui.widgets.notice_preview import NoticePreview
    from circular_assess.ui.widgets.notice_words import NoticeChoice


class TenderNotice(QObject):
    """Gives a page a button to read a notice, and shows the preview of one.

    Attributes: button, preview (None while there is none).
    """

    def __init__(self, page: DocumentPage) -> None:
        super().__init__(page)
        self._page = page
        self.preview: NoticePreview | None = None
        self._files = NoticeFiles(page.texts, self)
        self._files.read.connect(lambda path, notice: self.show_notice(path.name, notice))
        self._files.failed.connect(self._on_failed)
        self.button = button(page.look, page.texts.tr("Read a notice"), icon="file-up")
        self.button.clicked.connect(self.choose_file)
        page.head_actions.addWidget(self.button)
        page.document.changed.connect(self._on_changed)
        page.installEventFilter(self)

    def choose_file(self) -> None:
        """A notice that the buyer chooses."""
        texts = self._page.texts
        kinds = texts.tr("Tender notices ({pattern})", pattern=PATTERN)
        path = self._page.context.messages.choose_file_to_open(texts.tr("Read a notice"), kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in the background and show it."""
        self._page.announcement.say(self._page.texts.tr("Reading {file} …", file=path.name), can_undo=False)
        self._files.start(path)

    def show_notice(self, name: str, notice: Notice) -> None:
        """Show what stands in a notice; one shown before goes."""
        from circular_assess.ui.widgets.notice_preview import NoticePreview

        page, outer = self._page, self._page.layout()
        self._drop_preview()
        page.announcement.hide()
        self.preview = NoticePreview(page.look, page.texts, name, notice, page.document.assessment)
        self.preview.confirmed.connect(self._on_confirmed)
        self.preview.cancelled.connect(self.close)
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(outer.indexOf(page.scroll_area), self.preview, 1)
        self.preview.show()  # else it is shown, and takes keys, only after the next event
        self._show_parts()
        self.preview.focus_first()

    def focus_first(self) -> bool:
        """Give the focus to the preview; False if there is none."""
        if self.preview is None:
            return False
        self.preview.focus_first()
        return True

    def close(self) -> None:
        """Back to the form, as it was."""
        if self.preview is not None:
            self._drop_preview()
            self._show_parts()
            self._page.focus_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file that is dragged goes past a text to the window; a page shown again shows its foot late."""
        is_drag = event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if is_drag and watched is not self._page and isinstance(event, QDropEvent):
            if any(url.isLocalFile() for url in event.mimeData().urls()):
                event.ignore()
                return True
        elif event.type() == QEvent.Type.Show and watched is self._page:
            for text in self._page.findChildren(QPlainTextEdit):
                text.viewport().installEventFilter(self)
            if self.preview is not None:
                QTimer.singleShot(0, self, self._show_parts)
        return super().eventFilter(watched, event)

    def _show_parts(self) -> None:
        is_form = self.preview is None
        self._page.scroll_area.setVisible(is_form)
        self._page.foot.setVisible(is_form)
        self.button.setVisible(is_form)

    def _drop_preview(self) -> None:
        if self.preview is not None:
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None

    def _on_changed(self) -> None:
        if self.preview is not None:
            self.preview.show_assessment(self._page.document.assessment)

    def _on_failed(self, what: str, why: str) -> None:
        self._page.announcement.hide()
        self._page.context.messages.tell(what, why)

    def _on_confirmed(self, choice: NoticeChoice, count: int) -> None:
        texts, catalogue = self._page.texts, self._page.context.catalogue()
        if self._page.edit(texts.tr("notice"), take_notice, choice, catalogue):
            self.close()
            said = texts.plural(
                "{count} value taken over from the notice.",
                "{count} values taken over from the notice.",
                count,
            )
            self._page.announcement.say(said)


def take_notice(assessment: Assessment, choice: NoticeChoice, catalogue: Catalogue) -> Assessment:
    """The theme if one is taken, then the fields of the tender; one step back for undo. EditRefused."""
    from circular_assess.exchange.notices import filled

    if choice.theme is not None:
        assessment = edits.set_theme(assessment, choice.theme, catalogue)
    return edits.change_tender(assessment, filled(assessment.tender, choice.proposals, choice.taken))
