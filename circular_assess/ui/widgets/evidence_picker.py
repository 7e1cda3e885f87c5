"""The picker of an evidence strength: code, words, and what it proves at most."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from circular_assess.domain.catalogue import HIGHEST_LEVEL, Evidence
from circular_assess.texts import Texts, mark_for_translation
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.scenario_mark import as_tooltip

_ = mark_for_translation

CAPTION_ROLE = Qt.ItemDataRole.UserRole + 1


SHORT_NAMES = {
    "E0": _("None"),
    "E1": _("Own statement"),
    "E2": _("Documented"),
    "E3": _("Third party"),
    "E4": _("Certified"),
}
SHORT_DECISION_NAMES = {
    "E0": _("None"),
    "E1": _("Intention"),
    "E2": _("In documents"),
    "E3": _("Tried"),
    "E4": _("Signed"),
}


class EvidencePicker(QComboBox):
    """The five strengths; the words differ for what the buyer decides itself.

    Signals: chosen(object): the Evidence that the buyer picked.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts, *, is_buyers_decision: bool = False) -> None:
        super().__init__()
        self._look = look
        self._names = [texts.evidence(code, is_buyers_decision=is_buyers_decision) for code in Evidence]
        self._short_names = [
            texts.tr((SHORT_DECISION_NAMES if is_buyers_decision else SHORT_NAMES)[code]) for code in Evidence
        ]
        for position, code in enumerate(Evidence):
            self.addItem(texts.tr("{code} {words}", code=code.value, words=self._names[position]))
            caption = ""
            if code.highest_level < HIGHEST_LEVEL:
                caption = texts.tr("proves level {level:number} at most", level=code.highest_level)
                said = texts.tr("{evidence}, {proves}", evidence=self.itemText(position), proves=caption)
                self.setItemData(position, said, Qt.ItemDataRole.AccessibleTextRole)
            self.setItemData(position, caption, CAPTION_ROLE)
        self.setItemDelegate(_EvidenceDelegate(look, self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda position: self.chosen.emit(list(Evidence)[position]))
        look.changed.connect(self.update)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show a strength, without saying that it was picked."""
        position = list(Evidence).index(evidence)
        if position != self.currentIndex():
            self.setCurrentIndex(position)

    def showPopup(self) -> None:  # noqa: N802
        """Open the list wide enough for its captions."""
        widest = max(self.itemDelegate().sizeHint(QStyleOptionViewItem(), self.model().index(row, 0)).width()
                     for row in range(self.count()))  # fmt: skip
        self.view().setMinimumWidth(widest)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling must not change what is stored."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The code in bold, then the words, cut where they do not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        # The style sheet takes the room of the arrow away twice.
        rect = self.rect().adjusted(self._look.px(0.75), 0, -self._look.px(1.9), 0)
        position = max(self.currentIndex(), 0)
        code, words = list(Evidence)[position].value, self._names[position]
        if painter.fontMetrics().horizontalAdvance(words) > rect.width() - self._look.px(2.3):
            words = self._short_names[position]
        painter.setPen(self._look.colour("text" if self.isEnabled() else "text2"))
        is_whole = _paint_evidence(painter, rect, code, words, self._look)
        tooltip = "" if is_whole and words == self._names[position] else as_tooltip(self._names[position])
        if self.toolTip() != tooltip:
            self.setToolTip(tooltip)


def _paint_evidence(painter: QPainter, rect: QRect, code: str, words: str, look: Look) -> bool:
    """Paint code and words into a line; False if not all of them fit."""
    bold = look.font(bold=True)
    painter.setFont(bold)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, middle, code)
    painter.setFont(look.font())
    rest = rect.adjusted(painter.fontMetrics().horizontalAdvance("E0") + look.px(0.5), 0, 0, 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, middle, shown)
    return shown == words


class _EvidenceDelegate(QStyledItemDelegate):
    """Code, words and, at the right, what it proves at most."""

    def __init__(self, look: Look, parent: EvidencePicker) -> None:
        super().__init__(parent)
        self._look = look
        self._picker = parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for the words and the caption."""
        font = self._look.font()
        metrics = QFontMetrics(font)
        caption = str(index.data(CAPTION_ROLE) or "")
        width = metrics.horizontalAdvance(str(index.data()) + caption) + self._look.px(5)
        return QSize(width, self._look.px(2.0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One line; the current one on tint with a ring."""
        look = self._look
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), look.colour("accent"))
        inner = rect.adjusted(look.px(0.75), 0, -look.px(0.75), 0)
        painter.setPen(look.colour("text"))
        code, words = list(Evidence)[index.row()].value, self._picker._names[index.row()]
        _paint_evidence(painter, inner, code, words, look)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text2"))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(index.data(CAPTION_ROLE))
        )
        painter.restore()
