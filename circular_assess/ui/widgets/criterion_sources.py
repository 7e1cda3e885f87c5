"""Where the five levels or values of a criterion come from, and what was seen in the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Criterion, Grade, Theme
from circular_assess.texts import GRADE_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.place_tags import advice_words
from circular_assess.ui.widgets.scenario_mark import as_tooltip
from circular_assess.ui.widgets.score_words import breakable, for_button, market_sentence, value_words
from circular_assess.ui.widgets.words import line, words

WEB = ("https://", "http://")


def sources_title(texts: Texts, criterion: Criterion) -> str:
    """Sources of values, or of levels in words."""
    tr = texts.tr
    return tr("Sources of the five values") if criterion.has_value else tr("Sources of the five levels")


class SourceLink(QPushButton):
    """A link that opens a source in the browser."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._address = ""
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._address)))

    def show_source(self, source: str, address: str) -> None:
        """Lead to another source, at an address of the web."""
        self._address = address
        self.setText(for_button(source))
        self.setAccessibleName(self._texts.tr("Open the source in the browser: {source}", source=source))
        self.setToolTip(as_tooltip(address))


class CriterionSources(QWidget):
    """A table of the levels and a table of figures: what, source, and what it is worth in words."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._shown: tuple[Criterion, Theme] | None = None
        self._content: QWidget | None = None
        self._links: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringed", True)
        self.setAccessibleName(texts.tr("Sources"))

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """The table itself, and the links in it."""
        return (self, *self._links)

    def show_sources(self, criterion: Criterion, theme: Theme) -> None:
        """Show the sources of another criterion."""
        if self._shown == (criterion, theme):
            return
        self._shown = (criterion, theme)
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._links = []
        self._content = self._make(criterion, theme)
        self._column.addWidget(self._content)
        self._content.show()

    def _make(self, criterion: Criterion, theme: Theme) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space("near"))
        tr = self._texts.tr
        column.addWidget(line())
        column.addWidget(words(sources_title(self._texts, criterion), "section"))
        column.addWidget(self._make_levels(criterion))
        column.addWidget(
            words(breakable(market_sentence(self._texts, criterion, theme)), "caption", wrap=True)
        )
        if criterion.theme_note:
            column.addWidget(words(breakable(criterion.theme_note), wrap=True))
        if criterion.figures:
            column.addWidget(words(tr("Seen in the field"), "label"))
            column.addWidget(self._make_figures(criterion))
        notes = [advice for advice in criterion.instruments if advice.note]
        if notes:
            column.addWidget(words(tr("Where it may stand in the tender"), "label"))
            for advice in notes:
                column.addWidget(words(breakable(advice_words(self._texts, advice)), "caption", wrap=True))
        return content

    def _make_levels(self, criterion: Criterion) -> QWidget:
        tr = self._texts.tr
        rows = []
        for number, level in enumerate(criterion.levels):
            what = level.text if level.value is None else value_words(self._texts, criterion, level.value)
            source = level.source if level.source or level.grade is not Grade.PROPOSAL else ""
            rows.append((tr("Level {level}", level=number), what, source, level.grade, ""))
        return self._make_table(rows)

    def _make_figures(self, criterion: Criterion) -> QWidget:
        return self._make_table([("", f.text, f.source, f.grade, f.link) for f in criterion.figures])

    def _make_table(self, rows: list[tuple[str, str, str, Grade, str]]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.space("space"))
        grid.setVerticalSpacing(self._look.space("tight"))
        # Both tables part the width in the same way, whatever stands in them.
        for column, share in enumerate((8, 22, 16, 16)):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, self._look.px(share / 2.4))
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, what, source, grade, link) in enumerate(rows):
            if name:
                grid.addWidget(words(name, "label"), row, 0, top)
                grid.addWidget(words(breakable(what), wrap=True), row, 1, top)
            else:
                grid.addWidget(words(breakable(what), wrap=True), row, 0, 1, 2, top)
            if link.startswith(WEB):
                opening = SourceLink(self._texts)
                opening.show_source(source, link)
                self._links.append(opening)
                grid.addWidget(opening, row, 2, top)
            else:
                grid.addWidget(words(breakable(source), "caption", wrap=True), row, 2, top)
            grid.addWidget(words(self._texts.tr(GRADE_NAMES[grade]), "small", wrap=True), row, 3, top)
        return table
