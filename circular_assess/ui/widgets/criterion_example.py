"""A published case beside the scale: what was done, what it would score here and why, and the source."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Criterion, Theme, WorkedExample
from circular_assess.domain.scoring import level_of_value
from circular_assess.texts import GRADE_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.criterion_sources import WEB, SourceLink
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.score_words import breakable, level_words, value_words
from circular_assess.ui.widgets.words import words


class CriterionExample(QWidget):
    """The worked example of a criterion, in two short texts. Attributes: link, to the source."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._shown: tuple[Criterion, Theme] | None = None
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.space("wide"))
        self._case, self._reading = words(role="caption", wrap=True), words(role="caption", wrap=True)
        self._standing, self._theme = words(role="label", wrap=True), words(role="small", wrap=True)
        self.link, self._grade = SourceLink(texts), words(role="small")
        self._source, source_row = words(role="small", wrap=True), QWidget()
        flow = FlowLayout(source_row, look.space("near"), 0)
        flow.addWidget(self.link)
        flow.addWidget(self._grade)
        title = words(texts.tr("What was done"), "label", wrap=True)
        self._columns.addLayout(self._column(title, self._case, self._source, source_row), 1)
        self._columns.addLayout(self._column(self._standing, self._reading, self._theme), 1)

    def set_stacked(self, is_stacked: bool) -> None:
        """Side by side, or one below the other."""
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if is_stacked else across)

    def show_example(self, criterion: Criterion, theme: Theme) -> None:
        """Show the example of another criterion; nothing happens if it has none."""
        example = criterion.example
        if example is None or self._shown == (criterion, theme):
            return
        self._shown = (criterion, theme)
        self._case.setText(breakable(example.text))
        self._reading.setText(breakable(example.reading))
        self._standing.setText(_standing_words(self._texts, criterion, example))
        is_elsewhere = example.theme not in (theme, Theme.GENERAL)
        self._theme.setVisible(is_elsewhere)
        if is_elsewhere:
            name = self._texts.theme(example.theme)
            self._theme.setText(self._texts.tr("Theme of the case: {theme}", theme=name))
        self._show_source(example)

    def _show_source(self, example: WorkedExample) -> None:
        has_link = example.link.startswith(WEB)
        self.link.setVisible(has_link)
        self._source.setVisible(not has_link)
        if has_link:
            self.link.show_source(example.source, example.link)
        else:
            self._source.setText(breakable(example.source))
        self._grade.setText(self._texts.tr(GRADE_NAMES[example.grade]))
        self._grade.setMinimumHeight(self.link.sizeHint().height())

    def _column(self, *parts: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._look.space("tight"))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return column


def _standing_words(texts: Texts, criterion: Criterion, example: WorkedExample) -> str:
    if not criterion.has_value:
        level = level_words(texts, example.value)
        return texts.tr("It would score level {level} here, by our reading", level=level)
    return texts.tr(
        "It would score level {level} here: {value}",
        level=level_words(texts, level_of_value(example.value, criterion.anchors)),
        value=value_words(texts, criterion, example.value),
    )
