"""Weights from an order of the strategies: a row each that moves up and down, and the rule in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Weighting
from circular_assess.domain.catalogue import Strategy
from circular_assess.texts import DASH, Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.theme import STRATEGY_ICONS, Look
from circular_assess.ui.widgets.notes import ViewSwitch
from circular_assess.ui.widgets.score_words import percent
from circular_assess.ui.widgets.strategy_weights import REMARK_EM, ROW_EM, StrategyState
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.weight_bar import WeightBar
from circular_assess.ui.widgets.words import line, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

PLACE, ICON, NAME, BAR, WEIGHT, REMARK, MOVES = range(7)
PLACE_EM, WEIGHT_EM = 1.0, 4.6
RULES: Mapping[Weighting, str] = {
    Weighting.RANK_ORDER_CENTROID: _(
        "The first counts by far the most: the middle of all weights that fit the order"
        " (Barron and Barrett 1996)."
    ),
    Weighting.RANK_SUM: _(
        "The weights fall in equal steps from the first to the last (Stillwell and others 1981)."
    ),
}


class _MoveButton(QPushButton):
    """Moves its strategy by a step; with Alt the arrow keys do so from either of the two.

    Signals: wanted(steps).
    """

    wanted = Signal(int)

    def __init__(self, look: Look, steps: int, name: str) -> None:
        super().__init__()
        self._look, self._icon = look, "arrow-up" if steps < 0 else "arrow-down"
        self.setProperty("kind", "plain-quiet")
        self.setAutoDefault(False)
        self.setIconSize(look.icon_size(1.15))
        self.setAccessibleName(name)
        self.setToolTip(f"{name} (Alt+{'↑' if steps < 0 else '↓'})")
        self.clicked.connect(lambda: self.wanted.emit(steps))
        look.changed.connect(self._show_icon)
        self._show_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wanted.emit(steps)
        else:
            super().keyPressEvent(event)

    def _show_icon(self) -> None:
        self.setIcon(self._look.icon(self._icon))


class _RankRow:
    """The widgets of one strategy."""

    def __init__(self, look: Look, texts: Texts, strategy: Strategy) -> None:
        self._texts = texts
        name = texts.strategy(strategy)
        self.place = words(DASH, "strong")
        self.place.setFixedWidth(look.px(PLACE_EM))
        self.icon = picture(look, STRATEGY_ICONS[strategy], str(strategy), 1.3)
        self.name = WrappedLabel(name, "strong")
        self.bar = WeightBar(look)
        self.weight = words("", "strong")
        self.weight.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.weight.setMinimumWidth(look.px(WEIGHT_EM))
        self.remark = WrappedLabel("", "small")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.remark.setFixedWidth(look.px(REMARK_EM))
        self.up = _MoveButton(look, -1, texts.tr("Move {strategy} up", strategy=name))
        self.down = _MoveButton(look, 1, texts.tr("Move {strategy} down", strategy=name))
        self.moves = QWidget()
        row = QHBoxLayout(self.moves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("hair"))
        row.addWidget(self.up)
        row.addWidget(self.down)

    def show_state(self, state: StrategyState, place: int | None, count: int, following: float) -> None:
        """Write its place (0 = first, None: it does not count), its weight, and the one that would follow."""
        texts, share = self._texts, state.per_cent / 100
        will_change = abs(following - share) > 5e-4
        self.place.setText(DASH if place is None else texts.number(place + 1))
        self.weight.setText(percent(texts, share))
        self.bar.show_share(share, following if will_change else None)
        self.remark.set_words(
            texts.tr("then {weight}", weight=percent(texts, following)) if will_change else state.remark
        )
        can_rise = state.is_usable and (place is None or place > 0)
        can_fall = place is not None and place < count - 1
        for control, other, can in ((self.up, self.down, can_rise), (self.down, self.up, can_fall)):
            if control.hasFocus() and not can:
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            spoken = texts.tr("{place} of {count}, {weight}", place=self.place.text(), count=count,
                              weight=self.weight.text())  # fmt: skip
            control.setAccessibleDescription(spoken)
        self.up.setEnabled(can_rise)
        self.down.setEnabled(can_fall)

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus."""
        return (self.up, self.down)


class StrategyRanking(QWidget):
    """The strategies in their order, with the rule that makes weights of it.

    Signals: move_wanted(strategy, steps); rule_chosen(rule).
    """

    move_wanted = Signal(object, int)
    rule_chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._is_narrow: bool | None = None
        self._shown: tuple[Strategy, ...] = ()
        self._rows = {strategy: _RankRow(look, texts, strategy) for strategy in Strategy}
        for strategy, row in self._rows.items():
            for control in (row.up, row.down):
                control.wanted.connect(lambda steps, key=strategy: self.move_wanted.emit(key, steps))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("near"))
        column.addLayout(self._make_rules())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.space("space"))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(BAR, 1)
        self._lines = [line() for _ in range(len(Strategy) + 1)]
        column.addLayout(self._grid)
        self.arrange(is_narrow=False)

    def row(self, strategy: Strategy) -> _RankRow:
        """The widgets of a strategy."""
        return self._rows[strategy]

    @property
    def order(self) -> tuple[Strategy, ...]:
        """All strategies as they stand, from the top."""
        return self._shown or tuple(Strategy)

    def first_stop(self) -> QWidget:
        """Where work begins."""
        stops = [stop for strategy in self.order for stop in self._rows[strategy].stops()]
        return next((stop for stop in stops if stop.isEnabled()), self.rule_switch)

    def show_ranking(
        self,
        states: Sequence[StrategyState],
        order: Sequence[Strategy],
        rule: Weighting,
        following: Mapping[Strategy, float],
    ) -> None:
        """The strategies that count in this order, then the others; `following` is what the rule gives."""
        self.rule_switch.choose(rule)
        self._rule_words.setText(self._texts.tr(RULES[rule]))
        shown = (*order, *(strategy for strategy in Strategy if strategy not in order))
        if shown != self._shown:
            self._shown = shown
            self._place_rows()
        for state in states:
            place = order.index(state.strategy) if state.strategy in order else None
            share = following.get(state.strategy, 0.0)
            self._rows[state.strategy].show_state(state, place, len(order), share)

    def arrange(self, *, is_narrow: bool) -> None:
        """With bars, or without where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._rule_row.setDirection(down if is_narrow else across)
            self._place_rows()

    def _make_rules(self) -> QBoxLayout:
        tr = self._texts.tr
        choices = (
            (Weighting.RANK_ORDER_CENTROID, tr("Rank order centroid")),
            (Weighting.RANK_SUM, tr("Rank sum")),
        )
        self.rule_switch = ViewSwitch(self._look, choices, self._on_rule_chosen)
        self.rule_switch.setAccessibleName(tr("From the order to weights"))
        self._rule_words = words("", "caption", wrap=True)
        self._rule_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rule_row.setSpacing(self._look.space("space"))
        self._rule_row.addWidget(self.rule_switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._rule_row.addWidget(self._rule_words, 1)
        return self._rule_row

    def _on_rule_chosen(self, rule: str) -> None:
        self.rule_chosen.emit(Weighting(rule))

    def _place_rows(self) -> None:
        grid, centre = self._grid, Qt.AlignmentFlag.AlignVCenter
        for number, strategy in enumerate(self.order):
            row, top = self._rows[strategy], 2 * number
            grid.addWidget(self._lines[number], top, 0, 1, MOVES + 1)
            for column, part in (
                (PLACE, row.place),
                (ICON, row.icon),
                (NAME, row.name),
                (BAR, row.bar),
                (WEIGHT, row.weight),
                (REMARK, row.remark),
                (MOVES, row.moves),
            ):
                span = 2 if column == NAME and self._is_narrow else 1
                grid.addWidget(part, top + 1, column, 1, span, centre)
            row.bar.setVisible(not self._is_narrow)
            grid.setRowMinimumHeight(top + 1, self._look.px(ROW_EM))
        grid.addWidget(self._lines[-1], 2 * len(self._rows), 0, 1, MOVES + 1)
        order_tabs([stop for strategy in self.order for stop in self._rows[strategy].stops()])
