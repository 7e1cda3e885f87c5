"""The proofs of a score: titles with their places, and a form to add or change one as it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Proof
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.confidential_mark import ConfidentialMark
from circular_assess.ui.widgets.form import FormField, FormRow, show_text
from circular_assess.ui.widgets.scenario_mark import ElidedLabel, as_tooltip
from circular_assess.ui.widgets.words import button, picture

NOTHING = Proof("")


class ProofForm(QWidget):
    """Title, link or file, and page of one proof; each keystroke is kept.

    Signals: typed(object): the proof as it now stands; closed when the buyer is done.
    """

    typed = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        tr, self._shown = texts.tr, NOTHING
        self.title, self.link, self.page = QLineEdit(), QLineEdit(), QLineEdit()
        titled = FormField(look, tr("Title"), self.title)
        linked = FormField(look, tr("Link or file"), self.link)
        paged = FormField(look, tr("Page or place"), self.page)
        for field, name in (
            (self.title, tr("Title of the proof")),
            (self.link, tr("Link or file of the proof")),
            (self.page, tr("Page or place in the proof")),
        ):
            field.setAccessibleName(name)
            field.setMinimumWidth(look.px(4))
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self.closed)
        self._fields = FormRow(look, titled, linked, paged, stretches=(4, 4, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space("tight"), 0, 0)
        column.setSpacing(look.space("near"))
        column.addWidget(self._fields)
        self.done_button = button(look, tr("Done"))
        self.done_button.clicked.connect(self.closed)
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_stacked(self, is_stacked: bool) -> None:
        """Fields one below the other, or side by side."""
        self._fields.set_folded(is_stacked)

    def show_proof(self, proof: Proof) -> None:
        """Show what is stored, where it differs from what is typed."""
        self._shown = proof
        show_text(self.title, proof.title)
        show_text(self.link, proof.link)
        show_text(self.page, proof.page)

    def _on_edited(self) -> None:
        title, link, page = self.title.text(), self.link.text(), self.page.text()
        self.typed.emit(replace(self._shown, title=title, link=link, page=page))


class ProofsEditor(QWidget):
    """The list of proofs with a form below it that is open for one of them, or for a new one.

    Attributes: form (place it where there is room), add_button.
    Signals: changed(object, int): all proofs, and which one is being typed (-1: removed).
    marked(int, bool): whether the proof in this position is confidential.
    """

    changed = Signal(object, int)
    marked = Signal(int, bool)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._proofs: tuple[Proof, ...] = ()
        self._open: int | None = None
        self._rows: list[_ProofRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space("tight"))
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space("tight"))
        column.addLayout(self._list)
        self.add_button = button(look, texts.tr("Add a proof"), "quiet", "plus")
        self.add_button.clicked.connect(lambda: self.open_form(len(self._proofs)))
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.form = ProofForm(look, texts)
        self.form.typed.connect(self._on_typed)
        self.form.closed.connect(self.close_form)
        self.form.hide()

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """All that can have the focus, in the order in which Tab goes."""
        form = self.form
        buttons = [each for row in self._rows for each in (row.mark, row.change_button, row.remove_button)]
        return (*buttons, self.add_button, form.title, form.link, form.page, form.done_button)

    def show_proofs(self, proofs: tuple[Proof, ...]) -> None:
        """Show the stored proofs; an open form keeps its caret."""
        self._proofs = proofs
        while len(self._rows) > len(proofs):
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(proofs):
            row = _ProofRow(self._look, self._texts)
            row.change_button.clicked.connect(lambda _checked=False, row=row: self._on_change(row))
            row.mark.marked.connect(lambda is_on, row=row: self.marked.emit(self._rows.index(row), is_on))
            row.remove_button.clicked.connect(lambda _checked=False, row=row: self._on_remove(row))
            self._list.addWidget(row)
            self._rows.append(row)
        for row, proof in zip(self._rows, proofs, strict=True):
            row.show_proof(proof)
        if self._open is not None and self._open > len(proofs):
            self._open = len(proofs)
        if self._open is not None:
            self.form.show_proof(proofs[self._open] if self._open < len(proofs) else NOTHING)

    def open_form(self, position: int) -> None:
        """Open the form for a proof, or for a new one past the last."""
        self._open = position
        self.form.show_proof(self._proofs[position] if position < len(self._proofs) else NOTHING)
        self.add_button.hide()
        self.form.show()
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Close the form; what was typed is kept already."""
        had_focus = self.form.focusWidget() is not None and self.form.isVisible()
        self._open = None
        self.add_button.show()
        if had_focus:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()

    def _on_typed(self, proof: Proof) -> None:
        if self._open is None:
            return
        position = self._open
        is_empty = not (proof.title + proof.link + proof.page).strip()
        kept = () if is_empty else (proof,)
        self.changed.emit((*self._proofs[:position], *kept, *self._proofs[position + 1 :]), position)

    def _on_change(self, row: _ProofRow) -> None:
        self.open_form(self._rows.index(row))

    def _on_remove(self, row: _ProofRow) -> None:
        position = self._rows.index(row)
        self.close_form()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit((*self._proofs[:position], *self._proofs[position + 1 :]), -1)


class _ProofRow(QWidget):
    """One proof: icon, title, where in it, and buttons to change and to remove it."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._shown: Proof | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space("tight"))
        row.addWidget(picture(look, "file-text", "text2", 1.15), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._title, self._place = ElidedLabel(""), ElidedLabel("", "small")
        column.addWidget(self._title)
        column.addWidget(self._place)
        row.addLayout(column, 1)
        self.mark = ConfidentialMark(look, texts, "")
        self.change_button = self._icon_button(look, "pencil")
        self.remove_button = self._icon_button(look, "trash-2")
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_proof(self, proof: Proof) -> None:
        """Show a proof; what has no title goes by its link."""
        if proof == self._shown:
            return
        self._shown = proof
        tr = self._texts.tr
        title = proof.title.strip() or proof.link.strip() or tr("Without a title")
        self._title.set_words(title)
        link = proof.link if proof.title.strip() else ""
        if link.strip() and proof.page.strip():
            self._place.set_words(tr("{page} · {link}", page=proof.page, link=link))
        else:
            self._place.set_words(proof.page or link)
        self._place.setVisible(bool(proof.page.strip() or link.strip()))
        short = title[:200]
        self.mark.name(tr("Proof {title}", title=short))
        self.mark.show_marked(proof.is_confidential)
        for control, name in (
            (self.change_button, tr("Change the proof {title}", title=short)),
            (self.remove_button, tr("Remove the proof {title}", title=short)),
        ):
            control.setAccessibleName(name)
            control.setToolTip(as_tooltip(name))

    def _icon_button(self, look: Look, icon: str) -> QPushButton:
        made = button(look, "", "plain-quiet", icon, "text2")
        side = max(look.px(2.0), 24)
        made.setFixedSize(side, side)
        made.setStyleSheet(f"QPushButton {{ padding: 0; min-height: {side - 2}px; }}")  # its border is 1 px
        return made
