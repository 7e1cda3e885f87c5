"""Criteria that count with how they get into the tender, by strategy; cards where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from circular_assess.domain.assessment import TenderAsk
from circular_assess.domain.catalogue import Criterion, CriterionId, Strategy
from circular_assess.texts import Texts
from circular_assess.ui.theme import STRATEGY_ICONS, Look, refresh_style
from circular_assess.ui.widgets.ask_fields import ROW_SHARES, AskFields, AskForm, names
from circular_assess.ui.widgets.ask_words import completed, state_words
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import line, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

NAME_EM = 15.0
BESIDE_FROM_EM = 40
SEEN_MS = 10
ANY_WIDTH = 16777215


class AskRow(QFrame):
    """One criterion: its name, how far it is, and its fields.

    Attributes: fields.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._column = QVBoxLayout(self)
        self._column.setSpacing(look.space("tight"))
        self._rule = line()
        self._column.addWidget(self._rule)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(look.space("near"))
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, look.space("tight"), 0, 0)
        head.setSpacing(look.space("hair"))
        self._name = WrappedLabel(lines=3)
        self._check = picture(look, "circle-check", "good", 1.0)
        self._state = words(role="small")
        state = QHBoxLayout()
        state.setSpacing(look.space("tight"))
        state.addWidget(self._check)
        state.addWidget(self._state, 1)
        head.addWidget(self._name)
        head.addLayout(state)
        head.addStretch(1)
        self.fields = AskFields(look, texts)
        self._box.addWidget(self._head)
        self._box.addWidget(self.fields, 1)
        self._column.addLayout(self._box)

    def show_ask(self, criterion: Criterion, ask: TenderAsk) -> None:
        """Show what is noted of this criterion."""
        self._name.set_words(criterion.short_name)
        self._state.setText(state_words(self._texts, ask))
        tone = "good" if ask.is_complete else ""
        if self._state.property("tone") != tone:
            self._state.setProperty("tone", tone)
            refresh_style(self._state)
        self._check.setVisible(ask.is_complete)
        self._state.setVisible(ask.noted > 0)
        self.fields.show_ask(criterion, ask)

    def arrange(self, form: AskForm) -> None:
        """The name beside the fields, or above them in a card."""
        is_row = form is AskForm.ROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(across if is_row else down)
        self._head.setFixedWidth(self._look.px(NAME_EM)) if is_row else self._free_head()
        self._rule.setVisible(is_row)
        pad = 0 if is_row else self._look.space("space")
        self._column.setContentsMargins(pad, pad, pad, self._look.space("near") if is_row else pad)
        kind = "" if is_row else "card"
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self._name.setProperty("role", "" if is_row else "strong")
            refresh_style(self)
            refresh_style(self._name)
        self.fields.arrange(form)

    def _free_head(self) -> None:
        self._head.setMinimumWidth(0)
        self._head.setMaximumWidth(ANY_WIDTH)


class AskGroup(QWidget):
    """The criteria of one strategy under its name and the heads of the columns.

    Signals: changed, as in AskFields.
    """

    changed = Signal(str, str, object, bool)

    def __init__(self, look: Look, texts: Texts, strategy: Strategy) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._rows: dict[CriterionId, AskRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, look.space("tight"))
        head.setSpacing(look.space("near"))
        self._title = QWidget()
        title = QHBoxLayout(self._title)
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(look.space("near"))
        title.addWidget(
            picture(look, STRATEGY_ICONS[strategy], str(strategy), 1.25), 0, Qt.AlignmentFlag.AlignTop
        )
        named = QVBoxLayout()
        named.setSpacing(0)
        self._count = words(role="small")
        named.addWidget(words(texts.strategy(strategy), "strong", wrap=True))
        named.addWidget(self._count)
        title.addLayout(named, 1)
        self._heads = _heads(look, texts)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._heads, 1)
        self._column.addLayout(head)

    def rows(self) -> dict[CriterionId, AskRow]:
        """The rows by criterion, from top to bottom."""
        return self._rows

    def show_asks(self, asks: Sequence[tuple[Criterion, TenderAsk]]) -> bool:
        """Write the rows; True if some of them are new."""
        is_other = False
        order = [criterion.id for criterion, _ask in asks]
        for gone in self._rows.keys() - set(order):
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for criterion, ask in asks:
            if criterion.id not in self._rows:
                is_other = True
                self._rows[criterion.id] = AskRow(self._look, self._texts)
                self._rows[criterion.id].fields.changed.connect(self.changed)
            self._rows[criterion.id].show_ask(criterion, ask)
        if is_other:
            self._rows = {criterion_id: self._rows[criterion_id] for criterion_id in order}
            for row in self._rows.values():
                self._column.removeWidget(row)
                self._column.addWidget(row)
                row.show()
        complete = completed(ask for _criterion, ask in asks)
        said = self._texts.tr("{complete} of {count} complete", complete=complete, count=len(asks))
        self._count.setText(said)
        return is_other

    def arrange(self, form: AskForm) -> None:
        """Heads over the columns, or labels in each card."""
        is_row = form is AskForm.ROW
        self._heads.setVisible(is_row)
        width = self._look.px(NAME_EM)
        self._title.setMinimumWidth(width if is_row else 0)
        self._title.setMaximumWidth(width if is_row else ANY_WIDTH)
        self._column.setSpacing(0 if is_row else self._look.space("near"))
        for row in self._rows.values():
            row.arrange(form)


class AskTable(QWidget):
    """One group a strategy that counts; a row lives as long as its criterion counts.

    Signals: changed, as in AskFields.
    """

    changed = Signal(str, str, object, bool)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._form = AskForm.ROW
        self._asks: tuple[tuple[Criterion, TenderAsk], ...] = ()
        # A hundred fields take a moment to make; the first ones need not wait for the last.
        self._later = QTimer(self, singleShot=True, interval=SEEN_MS)
        self._later.timeout.connect(self._write)
        self._groups: dict[Strategy, AskGroup] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space("wide"))
        for strategy in Strategy:
            self._groups[strategy] = AskGroup(look, texts, strategy)
            self._groups[strategy].changed.connect(self.changed)
            self._groups[strategy].hide()
            self._column.addWidget(self._groups[strategy])

    def row(self, criterion_id: CriterionId) -> AskRow:
        """The row of a criterion, made now if it was to come; KeyError if it does not count."""
        while self._later.isActive():
            self._later.stop()
            self._write()
        return {key: row for group in self._groups.values() for key, row in group.rows().items()}[
            criterion_id
        ]

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        rows = [row for group in self._groups.values() for row in group.rows().values()]
        return tuple(part for row in rows for part in row.fields.in_tab_order)

    def show_asks(self, asks: Sequence[tuple[Criterion, TenderAsk]]) -> None:
        """Write all rows; at first those of one strategy, and the others once these have been seen."""
        self._asks = tuple(asks)
        self._write()

    def _write(self) -> None:
        """Write the rows that there are, and make those of one more strategy."""
        has_made = False
        for strategy, group in self._groups.items():
            own = [(criterion, ask) for criterion, ask in self._asks if criterion.strategy is strategy]
            group.setVisible(bool(own) and not (has_made and not group.rows()))
            if own and not group.rows():
                if has_made:
                    self._later.start()
                    continue
                has_made = True
            if group.show_asks(own):
                group.arrange(self._form)
                order_tabs(self.in_tab_order)

    def arrange(self, *, is_narrow: bool, width: int) -> None:
        """Rows of a table, or cards with fields beside each other as far as this width in pixels allows."""
        is_beside = width >= self._look.px(BESIDE_FROM_EM)
        self._form = AskForm.ROW if not is_narrow else AskForm.BESIDE if is_beside else AskForm.STACKED
        for group in self._groups.values():
            group.arrange(self._form)


def _heads(look: Look, texts: Texts) -> QWidget:
    heads = QWidget()
    grid = QGridLayout(heads)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.space("near"))
    for column, (name, share) in enumerate(zip(names(texts), ROW_SHARES, strict=True)):
        label = words(name, "head", wrap=True)
        # Only the shares decide, as in the rows, so that heads and fields stand below each other.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(column, share)
    return heads
