"""The open assessment in the window: its rail, its pages, and the way from one to another."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from circular_assess.document import Document
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks import Place
from circular_assess.ui.context import PageContext
from circular_assess.ui.frame import WindowFrame
from circular_assess.ui.page import DocumentPage
from circular_assess.ui.step_states import STEPS, make_page, step_name, step_states
from circular_assess.ui.widgets.library_table_model import theme_words
from circular_assess.ui.widgets.step_rail import StepBar, StepRail

LONGEST_WINDOW_TITLE = 200
# A page that was just made lays itself out in several rounds.
SETTLING_MS = (0, 60, 200)


class AssessmentView(QObject):
    """Fills the frame with one document; pages are made when first shown.

    Attributes: document, step (the key of the step shown).
    Signals: back_wanted, undo_wanted.
    """

    back_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, frame: WindowFrame, context: PageContext, document: Document) -> None:
        super().__init__(frame)
        self.document = document
        self.step = STEPS[0]
        self._frame = frame
        self._context = context
        self._pages: dict[str, DocumentPage] = {}
        frame.drop_pages()
        self._rail = StepRail(context.look, context.texts, STEPS)
        self._bar = StepBar(context.look, context.texts)
        for part in (self._rail, self._bar):
            part.back_wanted.connect(self.back_wanted)
            part.step_chosen.connect(self.show_step)
        frame.set_rail(self._rail, self._bar)
        document.changed.connect(self._show_states)

    def show_step(self, key: str, place: Place | None = None) -> None:
        """The page of a step, with the focus where work begins or at the place that is named."""
        self.step = key
        page = self.page(key)
        self._frame.show_page(page, key)
        self._show_states()
        page.catch_up()
        page.focus_first()
        if place is not None:
            page.show_place(place)
            for pause in SETTLING_MS:
                QTimer.singleShot(pause, page, lambda: _bring_focus_into_view(page))

    def say(self, said: str) -> None:
        """Say something at the foot of the page that is shown; nothing if it is empty."""
        if said:
            self.page(self.step).announcement.say(said, can_undo=False)

    def page(self, key: str) -> DocumentPage:
        """The page of a step, made if it was not needed before."""
        if key not in self._pages:
            self._pages[key] = self._make_page(key)
        return self._pages[key]

    @property
    def criterion_id(self) -> CriterionId | None:
        """The criterion that the Score page shows; None while another page is shown."""
        return getattr(self._pages.get(self.step), "criterion_id", None)

    def show_criterion(self, criterion_id: CriterionId) -> None:
        """The Score page at a criterion."""
        self._jump("score", criterion_id)

    def close(self) -> None:
        """Let go of the document."""
        self.document.changed.disconnect(self._show_states)
        self.deleteLater()

    def _make_page(self, key: str) -> DocumentPage:
        page = make_page(key, self._context, self.document)
        position = STEPS.index(key)
        if position + 1 < len(STEPS):
            following = STEPS[position + 1]
            page.set_next(step_name(self._context.texts, following))
            page.next_wanted.connect(lambda: self.show_step(following))
        page.undo_wanted.connect(self.undo_wanted)
        page.place_wanted.connect(lambda place: self.show_step(place.step, place))
        for signal, step in (("criterion_wanted", "score"), ("scenarios_wanted", "scenarios")):
            if hasattr(page, signal):
                getattr(page, signal).connect(lambda *where, step=step: self._jump(step, *where))
        return page

    def _jump(self, step: str, *where: str) -> None:
        """To a step, and to a criterion there if one is named."""
        self.show_step(step)
        if where:
            self.page(step).show_criterion(CriterionId(where[0]))

    def _show_states(self) -> None:
        if not self._frame.pages.count():
            return  # all of it is made anew right after
        texts, tender = self._context.texts, self.document.assessment.tender
        states = step_states(texts, self.document.assessment, self.document.results)
        title = " ".join(tender.title.split()) or texts.tr("Without a name")
        caption = " · ".join(filter(None, (theme_words(texts, tender.theme), tender.reference)))
        self._rail.show_states(title, caption, states, self.step)
        self._bar.show_states(states, self.step)
        self._frame.setWindowTitle(texts.tr("{title} – Circular Assess", title=title[:LONGEST_WINDOW_TITLE]))


def _bring_focus_into_view(page: DocumentPage) -> None:
    """Scroll the areas of a page to the field, or the cell of a table, that has the focus."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    area: QWidget | None = focused
    while area is not None and area is not page:
        content = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and content is not None:
            rect = focused.rect()
            if isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid():
                rect = focused.visualRect(focused.currentIndex())
            middle = focused.mapTo(content, rect.center())
            area.ensureVisible(middle.x(), middle.y(), 0, min(4 * rect.height(), area.height() // 2))
        area = area.parentWidget()
