"""Published cases to start from: up to four cards in a row, or one line where height is scarce."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.catalogue import Theme
from circular_assess.texts import Texts
from circular_assess.ui.theme import THEME_ICONS, Look
from circular_assess.ui.widgets.scenario_mark import ElidedLabel, as_tooltip
from circular_assess.ui.widgets.words import button, picture
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

MOST_CARDS = 4
NARROWEST_CARD_EM = 17.5
TITLE_IN_MENU = 90


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A published case as it is offered: `name` is that of its file, `place` says where and when."""

    name: str
    title: str
    place: str
    theme: Theme


class _CaseButton(QPushButton):
    """A card with icon, title and place; it is a button, so keys and screen readers know it."""

    def __init__(self, look: Look, card: SampleCard) -> None:
        super().__init__()
        self.setProperty("kind", "case")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{card.title}, {card.place}" if card.place else card.title)
        self.setToolTip(as_tooltip(card.title))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._look = look
        row = QHBoxLayout(self)
        pad = look.px(0.75)
        row.setContentsMargins(pad, pad, pad, pad)
        row.setSpacing(look.space("near"))
        row.addWidget(picture(look, THEME_ICONS[card.theme], "text2", 1.5), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.space("hair"))
        title = WrappedLabel(card.title, "strong", lines=2)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column.addWidget(title)
        column.addWidget(ElidedLabel(card.place, "small"))
        column.addStretch(1)
        row.addLayout(column, 1)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Two lines for the title and one for the place, the same for all cards of the row."""
        look = self._look
        title = 2 * QFontMetrics(look.font(bold=True)).lineSpacing() + 2
        place = QFontMetrics(look.font("small")).height()
        return QSize(look.px(20), title + place + look.space("hair") + 2 * look.px(0.75))

    def minimumSizeHint(self) -> QSize:
        """A card may become narrow; its words are cut then."""
        return QSize(0, self.sizeHint().height())


class SampleCards(QWidget):
    """The foot of the library.

    Signals: chosen(str): the name of a case.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts, cards: Sequence[SampleCard]) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space("near"), 0, 0)
        column.setSpacing(look.space("near"))
        head = QHBoxLayout()
        head.setSpacing(look.space("near"))
        heading = ElidedLabel(texts.tr("Start from a published case"), "section")
        heading.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        head.addWidget(heading)
        caption = ElidedLabel(texts.tr("Facts with their source; the levels are illustrative."), "small")
        head.addWidget(caption, 1, Qt.AlignmentFlag.AlignBottom)
        all_words = texts.plural("{count} case", "All {count} cases", len(cards))
        self.all_button = button(look, all_words, "link")
        self.all_button.clicked.connect(self._on_all_clicked)
        head.addWidget(self.all_button)
        column.addLayout(head)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(0.95))
        self.buttons: list[QPushButton] = []
        for card in cards[:MOST_CARDS]:
            case = _CaseButton(look, card)
            case.clicked.connect(lambda _checked=False, name=card.name: self.chosen.emit(name))
            row.addWidget(case, 1)
            self.buttons.append(case)
        column.addWidget(self._row)
        self.menu = self._make_menu(cards)

    def set_folded(self, is_folded: bool) -> None:
        """One line only: the heading and the link to all cases."""
        self._row.setVisible(not is_folded and bool(self.buttons))

    def minimumSizeHint(self) -> QSize:
        """The folded line: the cards must not keep a window from becoming low enough to fold them."""
        return QSize(self._look.px(20), self.all_button.sizeHint().height() + self._look.space("near"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards as have room."""
        super().resizeEvent(event)
        fitting = max(1, int(self.width() // (NARROWEST_CARD_EM * self._look.em)))
        for position, case in enumerate(self.buttons):
            case.setVisible(position < fitting)

    def _make_menu(self, cards: Sequence[SampleCard]) -> QMenu:
        menu = QMenu(self)
        for card in cards:
            title = card.title if len(card.title) <= TITLE_IN_MENU else card.title[:TITLE_IN_MENU] + "…"
            text = f"{title} · {card.place}" if card.place else title
            action = menu.addAction(
                self._look.icon(THEME_ICONS[card.theme], "text2"), text.replace("&", "&&")
            )
            action.triggered.connect(lambda _checked=False, name=card.name: self.chosen.emit(name))
        return menu

    def _on_all_clicked(self) -> None:
        height = self.menu.sizeHint().height()
        anchor = self.all_button if self.all_button.isVisible() else self.window()
        right_top = anchor.mapToGlobal(
            QPoint(anchor.width(), 0 if anchor is self.all_button else anchor.height())
        )
        self.menu.popup(right_top - QPoint(self.menu.sizeHint().width(), height))
