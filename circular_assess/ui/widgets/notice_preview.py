"""A notice before it is taken: each value with its place, ticks for what to take, then yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Assessment
from circular_assess.exchange.notices import Notice, choice_of, remark_words, suggested_strategies
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.notice_criteria import NoticeCriteria
from circular_assess.ui.widgets.notice_lots import NoticeLots
from circular_assess.ui.widgets.notice_rows import ValueRow, ValueWords, spread
from circular_assess.ui.widgets.notice_words import FORMATS, NoticeOffer
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import button, line, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

FOLDED_EM, CRITERIA_FOLDED_EM = 58, 46


class NoticePreview(QWidget):
    """One notice for one assessment; nothing is changed before it is taken.

    Attributes: lots, criteria (None where the lots have none), rows (the fields, then the shares),
    take_button, all_button, cancel_button.
    Signals: confirmed(NoticeChoice, how many ticks), cancelled.
    """

    confirmed = Signal(object, int)
    cancelled = Signal()

    def __init__(self, look: Look, texts: Texts, name: str, notice: Notice, assessment: Assessment) -> None:
        super().__init__()
        self._look, self._texts, self._notice, self._assessment = look, texts, notice, assessment
        self._wanted: dict[str, bool] = {}
        self.rows: list[ValueRow] = []
        self._field_rows: list[ValueRow] = []
        self.criteria: NoticeCriteria | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area, inner = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer.addWidget(area, 1)
        outer.addWidget(line())
        outer.addWidget(self._make_foot())
        self._column = QVBoxLayout(inner)
        margin = look.space("margin")
        self._column.setContentsMargins(margin, 0, margin, look.space("space"))
        self._column.setSpacing(look.space("near"))
        self._fill(name)
        self._show_choice()
        back = QShortcut(QKeySequence("Escape"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.cancelled)

    def show_assessment(self, assessment: Assessment) -> None:
        """What the assessment has now, which undo may have changed in the meantime."""
        if assessment.tender == self._assessment.tender:
            return
        self._assessment = assessment
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._show_fields()
        if had_focus and focused is not None and focused.isHidden():
            self.focus_first()

    def focus_first(self) -> None:
        """Work begins with the lots, else with the first tick."""
        stops = self._stops[0 if not self.lots.isHidden() else len(self.lots.stops) :]
        first = next((stop for stop in stops if stop.isEnabled()), self.cancel_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Parts beside or below each other."""
        super().resizeEvent(event)
        self._fold()

    # --- what is offered ---

    @property
    def _offer(self) -> NoticeOffer:
        mapped = {} if self.criteria is None else self.criteria.mapped
        tender = self._assessment.tender
        return NoticeOffer(self._notice, tender, self.lots.chosen, mapped, self._wanted)

    @property
    def _ticked(self) -> list[str]:
        return [row.field for row in self.rows if row.box is not None and row.box.isChecked()]

    def _show_choice(self) -> None:
        """Other lots: other values and other criteria."""
        self._make_criteria()
        self._show_fields()

    def _show_fields(self) -> None:
        offer = self._offer
        self._field_rows = self._in_place(self._fields, offer.rows(self._texts))
        self._show_procedure(offer)
        self._show_shares()

    def _show_shares(self) -> None:
        shares = self._in_place(self._shares, self._offer.share_rows(self._texts))
        self.rows = [*self._field_rows, *shares]
        self._fold()
        self._show_buttons()
        order_tabs(self._stops)

    @property
    def _stops(self) -> list[QWidget]:
        """What Tab goes through, from the top to the bottom."""
        fields = [row.box for row in self._field_rows]
        shares = [row.box for row in self.rows[len(fields) :]]
        criteria = [] if self.criteria is None else [*self.criteria.boxes.values()]
        in_order = (*self.lots.stops, *fields, *criteria, *shares)
        foot = (self.take_button, self.all_button, self.cancel_button)
        return [stop for stop in (*in_order, *foot) if stop is not None]

    def _in_place(self, column: QVBoxLayout, shown: Sequence[ValueWords]) -> list[ValueRow]:
        """New rows in place of the old ones."""
        emptied(column)
        rows = [ValueRow(self._look, self._texts, each) for each in shown]
        for row in rows:
            column.addWidget(row)
            if row.box is not None:
                row.box.toggled.connect(lambda is_on, name=row.field: self._on_ticked(name, is_on))
        return rows

    def _show_procedure(self, offer: NoticeOffer) -> None:
        texts, sentence = self._texts, ""
        if offer.is_same_procedure:
            count = offer.changes(texts)
            sentence = texts.plural(
                "Same procedure as this assessment: {count} value differs.",
                "Same procedure as this assessment: {count} values differ.",
                count,
            )
        elif offer.is_other_procedure:
            sentence = texts.tr("This assessment was filled from a notice of another procedure.")
        self._procedure.setText(sentence)
        self._procedure.setVisible(bool(sentence))

    def _make_criteria(self) -> None:
        emptied(self._criteria)
        self.criteria = None
        lots = [lot for lot in choice_of(self._notice, self.lots.chosen).award_lots if lot.criteria]
        if lots:
            settings = self._assessment.criteria_in_use
            self.criteria = NoticeCriteria(self._look, self._texts, lots[0], settings)
            self.criteria.changed.connect(self._show_shares)
            self._criteria.addWidget(self.criteria)

    def _fold(self) -> None:
        width = self.width() / self._look.em
        for row in self.rows:
            row.set_folded(width < FOLDED_EM)
        if self.criteria is not None:
            self.criteria.set_folded(width < CRITERIA_FOLDED_EM)

    # --- yes or no ---

    def _on_ticked(self, name: str, is_on: bool) -> None:
        self._wanted[name] = is_on
        self._show_buttons()

    def _show_buttons(self) -> None:
        count, can = len(self._ticked), sum(row.box is not None for row in self.rows)
        self.take_button.setText(
            self._texts.plural("Take {count} value over", "Take {count} values over", count)
        )
        self.take_button.setEnabled(count > 0)
        self.all_button.setVisible(can > 0)
        self.all_button.setEnabled(count < can)

    def _on_take(self) -> None:
        ticked = self._ticked
        self.confirmed.emit(self._offer.choice(self._texts, ticked), len(ticked))

    def _on_all(self) -> None:
        for row in self.rows:
            if row.box is not None:
                row.box.setChecked(True)
        self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- made once ---

    def _fill(self, name: str) -> None:
        look, texts, column = self._look, self._texts, self._column
        column.addWidget(spread(WrappedLabel(texts.tr("Notice: {file}", file=name), "section", lines=2)))
        parts = (texts.tr(FORMATS[self._notice.format]), texts.tr("read on this computer, nothing was sent"))
        column.addWidget(words(" · ".join(parts), "caption", wrap=True))
        self._procedure = words("", "strong", wrap=True)
        column.addWidget(self._procedure)
        for remark in self._notice.remarks:
            column.addWidget(self._remark_row(remark_words(remark, texts)))
        self.lots = NoticeLots(look, texts, self._notice)
        self.lots.changed.connect(self._show_choice)
        if len(self.lots.ticks) < 2:
            self.lots.hide()
        column.addWidget(self.lots)
        column.addSpacing(look.space("near"))
        column.addWidget(words(texts.tr("What was read"), "section"))
        self._fields, self._criteria, self._shares = (self._part() for _part in range(3))
        self._fill_strategies()
        column.addStretch(1)

    def _part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(self._look.space("tight"))
        self._column.addLayout(part)
        return part

    def _fill_strategies(self) -> None:
        texts, found = self._texts, suggested_strategies(self._notice)
        if not found:
            return
        self._column.addSpacing(self._look.space("near"))
        self._column.addWidget(words(texts.tr("Ways of buying to think of"), "section"))
        self._column.addWidget(
            words(texts.tr("Proposals of the program; nothing follows from them."), "caption")
        )
        for one in found:
            self._column.addWidget(words(texts.strategy(one.strategy), "strong", wrap=True))
            for reason in one.reasons:
                self._column.addWidget(spread(WrappedLabel(reason.wording(texts), "caption", lines=3)))

    def _remark_row(self, sentence: str) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._look.space("near"))
        inside.addWidget(picture(self._look, "triangle-alert", "warning", 1.1), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(spread(WrappedLabel(sentence, lines=3)), 1)
        return row

    def _make_foot(self) -> QWidget:
        look, tr = self._look, self._texts.tr
        foot, buttons = QWidget(), QWidget()
        margin = look.space("margin")
        column = QVBoxLayout(foot)
        column.setContentsMargins(margin, look.space("near"), margin, look.space("near"))
        column.addWidget(buttons)
        flow = FlowLayout(buttons, look.space("near"), look.space("tight"))
        self.take_button = button(look, "", "main")
        self.take_button.clicked.connect(self._on_take)
        self.all_button = button(look, tr("Tick all"))
        self.all_button.clicked.connect(self._on_all)
        self.cancel_button = button(look, tr("Cancel"), "quiet")
        self.cancel_button.clicked.connect(self.cancelled)
        note = words(tr("Nothing is changed until you choose."), "caption")
        note.setMinimumHeight(self.cancel_button.sizeHint().height())
        for part in (self.take_button, self.all_button, self.cancel_button, note):
            flow.addWidget(part)
        return foot


def emptied(column: QVBoxLayout) -> None:
    """Take all widgets out of a column."""
    while (taken := column.takeAt(0)) is not None:
        part = taken.widget()
        if part is not None:
            part.hide()
            part.deleteLater()
