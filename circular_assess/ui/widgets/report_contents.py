"""The left side of the report page: language, sections, what is open, and what a report is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from circular_assess.domain.checks import Check
from circular_assess.texts import LANGUAGE_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable, Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.checks_panel import ChecksPanel
from circular_assess.ui.widgets.notes import Note
from circular_assess.ui.widgets.pdf_pages import PdfSection
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import field_label, words


class ReportContents(QScrollArea):
    """Scrolls by itself. Attributes: language (combo box), sections (table), checks.

    Signals: language_chosen, section_chosen(its first page, 0 = first).
    """

    language_chosen = Signal()
    section_chosen = Signal(int)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._first_pages: list[int] = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        margin = look.space("margin")
        column.setContentsMargins(margin, look.space("near"), look.space("space"), margin)
        column.setSpacing(look.space("tight"))
        self._add_language(column)
        self._add_sections(column)
        self._add_checks(column)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    @property
    def chosen_language(self) -> str:
        """The language of the report, which need not be that of the screen."""
        return str(self.language.currentData())

    def show_checks(self, checks: Sequence[Check], good: Sequence[str]) -> None:
        """What is open before the report goes out, and what is in order."""
        self.checks.show_checks(checks, good)

    def go_to_checks(self) -> None:
        """The focus to the first check, with the title in view."""
        stops = self.checks.stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(self._checks_title.y() - self._look.space("near"))

    def show_sections(self, sections: Sequence[PdfSection]) -> None:
        """The chapters of the report that was made, with their number of pages."""
        rows = []
        for section in sections:
            pages = self._texts.plural("{count} page", "{count} pages", section.pages)
            rows.append((Cell(section.title), Cell(pages, role="small", tone="text2", is_right=True)))
        self._first_pages = [section.first_page for section in sections]
        self.sections.show_cells([Column(Cell(), least=8, takes_rest=True), Column(Cell(), gap=0.4)], rows)
        self.sections.setVisible(bool(rows))
        self._waiting.setVisible(False)
        focused = QApplication.focusWidget()
        if focused is not None and self.checks.isAncestorOf(focused):
            self._on_focus_moved(focused)  # the list pushes the checks down

    def _add_language(self, column: QVBoxLayout) -> None:
        self.language = QComboBox()
        for code in LANGUAGE_NAMES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(max(self.language.findData(self._texts.language), 0))
        self.language.activated.connect(lambda _index: self.language_chosen.emit())
        column.addWidget(field_label(self._texts.tr("Language of the report"), self.language))
        column.addWidget(self.language)
        column.addSpacing(self._look.space("space"))

    def _add_sections(self, column: QVBoxLayout) -> None:
        column.addWidget(words(self._texts.tr("Sections"), "strong"))
        waiting = self._texts.tr("The sections are listed when the pages are made.")
        self._waiting = words(waiting, "caption", wrap=True)
        column.addWidget(self._waiting)
        self.sections = CellTable(self._look, self._texts.tr("Sections, Enter shows the page"), row_em=2.15)
        self.sections.horizontalHeader().hide()
        self.sections.clicked.connect(self._on_section_chosen)
        self.sections.activated.connect(self._on_section_chosen)
        self.sections.hide()
        column.addWidget(self.sections)
        column.addSpacing(self._look.space("space"))

    def _add_checks(self, column: QVBoxLayout) -> None:
        self._checks_title = words(self._texts.tr("Checks before you export"), "strong", wrap=True)
        column.addWidget(self._checks_title)
        column.addSpacing(self._look.space("near"))
        self.checks = ChecksPanel(self._look, self._texts)
        # They are made late: Tab comes to them after the sections, not after the pages.
        self.checks.rearranged.connect(lambda: order_tabs((self.sections, *self.checks.stops())))
        self.checks.focus_moved.connect(self._on_focus_moved)
        column.addWidget(self.checks)
        column.addSpacing(self._look.space("space"))
        aid = self._texts.tr(
            "A preparation aid: it compares ways of buying before publication. It is no award method, "
            "legal advice or certification."
        )
        column.addWidget(Note(self._look, "info", aid))

    def _on_focus_moved(self, control: QWidget) -> None:
        # The rows take their places first.
        QTimer.singleShot(0, control, lambda: self.ensureWidgetVisible(control, 0, self._look.px(2)))

    def _on_section_chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._first_pages):
            self.section_chosen.emit(self._first_pages[index.row()])
