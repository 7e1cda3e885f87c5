"""Page: title and actions, a body that scrolls, a foot; refreshed when shown and changed, and only then."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.edits import EditRefused
from circular_assess.ui.context import PageContext
from circular_assess.ui.widgets.notes import Announcement
from circular_assess.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from circular_assess.domain.checks import Place

Arguments = ParamSpec("Arguments")

WIDEST_BODY_EM = 110
HEAD_EM = 2.5

__all__ = ["DocumentPage", "Page", "PageContext"]


class Page(QWidget):
    """The frame of a page. Subclasses fill `body` once and write their widgets in `refresh` only.

    `scrolls`: the body scrolls down as a whole; `fills`: it reaches to the edges of the page.

    Attributes: head_actions (row at the right of the title), body (column that scrolls), foot,
    foot_caption, previous_button, next_button, announcement.
    Signals: previous_wanted, next_wanted; undo_wanted from the announcement.
    """

    previous_wanted = Signal()
    next_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self, context: PageContext, title: str, *, scrolls: bool = True, fills: bool = False
    ) -> None:
        super().__init__()
        self.context = context
        self.look = context.look
        self.texts = context.texts
        self._is_stale, self._has_title = True, True
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._make_head(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(self.look.space("space"))
        self._body_widget = self._make_body(scrolls=scrolls, fills=fills)
        outer.addWidget(self._body_widget, 1)
        self.announcement = Announcement(self.look, self.texts.tr("Undo"), self.undo_wanted.emit)
        holder = QHBoxLayout()
        holder.setContentsMargins(self.look.space("margin"), 0, self.look.space("margin"), 0)
        holder.addWidget(self.announcement)
        holder.addStretch(1)
        outer.addLayout(holder)
        self.foot = self._make_foot()
        outer.addWidget(self.foot)

    def refresh(self) -> None:
        """Write what the page shows; blocked signals, and only where it differs."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Give the focus to the first control of the body, where work begins.

        The controls are asked in the order in which they were made; the focus chain is not walked,
        for PySide takes what `nextInFocusChain` gives for a child of the widget that was asked.
        """
        for control in self._body_widget.findChildren(QWidget):
            can_have_it = control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
            if can_have_it and control.isVisibleTo(self) and not control.inherits("QScrollBar"):
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def catch_up(self) -> None:
        """Refresh if something has changed since, though the page is not seen yet."""
        self._refresh_if_stale()

    def mark_changed(self) -> None:
        """What the page shows has changed: refresh now if it is seen, else when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def set_next(self, name: str) -> None:
        """What follows this page; empty hides the button."""
        self.next_button.setVisible(bool(name))
        self.next_button.setText(self.texts.tr("Next: {name}", name=name.replace("&", "&&")))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        self._refresh_if_stale()
        in_foot = self.foot.findChildren(QPushButton)
        self.foot.setHidden(not self.foot_caption.text() and all(part.isHidden() for part in in_foot))
        self._put_foot_last()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No title where the actions need its room; the window says which page it is."""
        super().resizeEvent(event)
        self.fit_head()

    def fit_head(self) -> None:
        """Show the title if it has room beside the actions."""
        actions = self.head_actions.sizeHint().width() + self.head_actions.spacing()
        room = self.width() - 2 * self.look.space("margin") - actions
        has_room = self.title_label.sizeHint().width() <= room
        if has_room is not self._has_title:
            self._has_title = has_room
            self.title_label.setVisible(has_room)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab inside the page goes from the top to the bottom, however late its parts were made."""
        self._put_foot_last()
        return super().focusNextPrevChild(forwards)

    def _put_foot_last(self) -> None:
        """Announcement and foot were made first; Tab comes to them after the body."""
        # A new widget stands last. The chain is not walked: PySide takes what `nextInFocusChain` gives for
        # a child of the widget it was asked of, and lets go of both together.
        last = end = QWidget(self)
        end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        in_foot = sorted(self.foot.findChildren(QPushButton), key=QPushButton.x)
        in_order = (*self.announcement.findChildren(QPushButton), *in_foot)
        # From the last to the first: Qt does not move what nothing that takes the focus parts from `last`.
        for control in reversed(in_order):
            QWidget.setTabOrder(last, control)
        end.setParent(None)

    def _refresh_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _make_head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        margin = self.look.space("margin")
        head.setContentsMargins(margin, self.look.space("wide"), margin, self.look.space("near"))
        head.setSpacing(self.look.space("near"))
        self.title_label = words(title, "title")
        self.title_label.setMinimumHeight(self.look.px(HEAD_EM))
        head.addWidget(self.title_label)
        head.addStretch(1)
        self.head_actions = QHBoxLayout()
        self.head_actions.setSpacing(self.look.space("near"))
        head.addLayout(self.head_actions)
        return head

    def _make_body(self, *, scrolls: bool, fills: bool) -> QWidget:
        inner = QWidget()
        margin = self.look.space("margin")
        row = QHBoxLayout(inner)
        column = QWidget()
        if fills:
            row.setContentsMargins(0, 0, 0, 0)
        else:
            row.setContentsMargins(margin, self.look.space("tight"), margin, self.look.space("space"))
            column.setMaximumWidth(self.look.px(WIDEST_BODY_EM))
        column.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        row.addWidget(column, 1)
        if not scrolls:
            return inner
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.scroll_area = area
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        return area

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Qt keeps the focus in sight while it moves inside the body; not when it comes in from outside."""
        if new is None or isinstance(new, QAbstractItemView) or QApplication.mouseButtons():
            return
        area, column = self.scroll_area, self.scroll_area.widget()
        if column is not None and column.isAncestorOf(new):
            # Not `ensureWidgetVisible`, which is content with the caret of a field.
            middle = new.mapTo(column, new.rect().center()).y()
            half = new.height() // 2 + self.look.space("space")
            area.ensureVisible(0, middle, 0, min(half, area.viewport().height() // 2))

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        margin = self.look.space("margin")
        row.setContentsMargins(margin, self.look.space("near"), margin, self.look.space("near"))
        row.setSpacing(self.look.space("near"))
        self.foot_caption = words("", "caption", wrap=True)
        row.addWidget(self.foot_caption, 1)
        self.previous_button = button(self.look, self.texts.tr("Previous"), icon="chevron-left")
        self.previous_button.clicked.connect(self.previous_wanted)
        self.previous_button.hide()
        row.addWidget(self.previous_button)
        self.next_button = button(self.look, "", "main", "chevron-right")
        self.next_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next_button.clicked.connect(self.next_wanted)
        self.next_button.hide()
        row.addWidget(self.next_button)
        column.addLayout(row)
        return foot


class DocumentPage(Page):
    """A page of the open assessment; it writes through `document.edit` only.

    Signals: place_wanted(Place), a field of any page that a check is about.
    """

    place_wanted = Signal(object)

    def __init__(
        self,
        context: PageContext,
        document: Document,
        title: str,
        *,
        scrolls: bool = True,
        fills: bool = False,
    ) -> None:
        super().__init__(context, title, scrolls=scrolls, fills=fills)
        self.document = document
        document.changed.connect(self.announcement.hide)
        document.changed.connect(self.mark_changed)

    def show_place(self, place: Place) -> None:
        """Go to the field that a check is about, or to its criterion."""
        if place.criterion_id is not None:
            self.show_criterion(place.criterion_id, place.scenario_id)

    def show_criterion(self, _criterion_id: CriterionId, _scenario_id: ScenarioId | None = None) -> None:
        """Go to a criterion, and to the field of a scenario if one is named."""
        self.focus_first()

    def edit(
        self,
        label: str,
        function: Callable[Concatenate[Assessment, Arguments], Assessment],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """One edit; a rule that refuses it is said at the foot, and what was typed is put back."""
        try:
            self.document.edit(label, function, *args, **kwargs)
        except EditRefused as refused:
            self.say_refused(refused)
            return False
        return True

    def edit_as_typed(
        self,
        label: str,
        merge: Hashable,
        function: Callable[Concatenate[Assessment, Arguments], Assessment],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """One edit of a row of keystrokes in the same field, which undo takes back as one."""
        try:
            self.document.edit_as_typed(label, merge, function, *args, **kwargs)
        except EditRefused as refused:
            self.say_refused(refused)
            return False
        return True

    def say_refused(self, refused: EditRefused) -> None:
        """Say at the foot why an edit was refused, and show the value that still holds."""
        self.announcement.say(self.texts.message(refused.key, refused.values), can_undo=False)
        self.refresh()
