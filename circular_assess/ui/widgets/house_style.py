"""How the buyer's own house shows itself in reports: organisation, footer line, accent colour and logo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from circular_assess.report.options import (
    LEAST_CONTRAST,
    Branding,
    colour_of,
    contrast_on_white,
    is_readable,
)
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.form import FormField, show_text
from circular_assess.ui.widgets.words import button, words

LONGEST_LINE, LONGEST_WORDS = 140, 300
LOGO_WIDTH_EM, LOGO_HEIGHT_EM = 12.0, 4.0


class HouseStyle(QWidget):
    """Fields for the house; what is typed holds at once.

    Attributes: organisation, footer, accent, logo_words (fields); accent_form, logo_form, words_form.
    Signals: typed(name of the setting, text), colour_wanted, logo_wanted, logo_removed.
    """

    typed = Signal(str, str)
    colour_wanted = Signal()
    logo_wanted = Signal()
    logo_removed = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        tr = texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space("tight"), 0, look.space("near"))
        column.setSpacing(look.space("near"))
        self.organisation = self._line("organisation", LONGEST_LINE)
        self.footer = self._line("footer", LONGEST_LINE)
        column.addWidget(FormField(look, tr("Organisation"), self.organisation))
        column.addWidget(FormField(look, tr("Footer line"), self.footer))
        column.addWidget(self._make_accent())
        self._add_logo(column)

    def show_branding(self, branding: Branding) -> None:
        """Write what is kept; a colour that was refused stays as it was typed."""
        show_text(self.organisation, branding.organisation)
        show_text(self.footer, branding.footer)
        if not self.accent_form.wrong and colour_of(self.accent.text()) != branding.accent:
            show_text(self.accent, branding.accent)
        self._show_swatch(branding.accent)
        logo = branding.logo
        picture = QPixmap()
        if logo is not None:
            picture.loadFromData(logo.content, "PNG")
            if self.logo_words.text().strip() != logo.words:
                show_text(self.logo_words, logo.words)
        self._show_logo(picture)
        for part in (self._logo, self._remove_button, self.words_form):
            part.setVisible(logo is not None)
        self._decoration.setVisible(logo is not None and not logo.words)

    def say_logo_refused(self, sentence: str) -> None:
        """Why a picture cannot be the logo; empty takes the sentence away."""
        self.logo_form.say_wrong(sentence)

    def take_colour(self, colour: str) -> None:
        """A colour that was chosen in a box (#rrggbb)."""
        self.accent.setText(colour)
        self._on_colour_typed(colour)
        self._say_colour()

    def go_to_logo_words(self) -> None:
        """The focus to the words that stand for the logo."""
        self.logo_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, setting: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(longest)
        field.textEdited.connect(lambda text: self.typed.emit(setting, text))
        return field

    def _make_accent(self) -> FormField:
        self.accent = QLineEdit()
        self.accent.setMaxLength(9)
        self.accent.textEdited.connect(self._on_colour_typed)
        self.accent.editingFinished.connect(self._say_colour)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space("near"))
        self._swatch = QFrame()
        self._swatch.setFixedSize(self._look.px(1.6), self._look.px(1.6))
        choose = button(self._look, self._texts.tr("Choose…"))
        choose.setAccessibleName(self._texts.tr("Choose the accent colour"))
        choose.clicked.connect(lambda _checked=False: self.colour_wanted.emit())
        row.addWidget(self.accent, 1)
        row.addWidget(self._swatch)
        row.addWidget(choose)
        self.accent_form = FormField(self._look, self._texts.tr("Accent colour"), holder)
        self.accent.setPlaceholderText("#37439b")
        self.accent.setAccessibleName(self._texts.tr("Accent colour"))
        self.accent_form.label.setBuddy(self.accent)
        return self.accent_form

    def _add_logo(self, column: QVBoxLayout) -> None:
        tr = self._texts.tr
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._look.space("tight"))
        self._logo = QLabel()
        self._logo.setStyleSheet("background: white;")
        self._logo.setMargin(self._look.space("tight"))
        box.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(self._look.space("near"))
        self.logo_button = button(self._look, tr("Choose a picture…"))
        self.logo_button.clicked.connect(lambda _checked=False: self.logo_wanted.emit())
        self._remove_button = button(self._look, tr("Remove"), "quiet")
        self._remove_button.setAccessibleName(tr("Remove the logo"))
        self._remove_button.clicked.connect(lambda _checked=False: self.logo_removed.emit())
        row.addWidget(self.logo_button)
        row.addWidget(self._remove_button)
        row.addStretch(1)
        box.addLayout(row)
        self.logo_form = FormField(self._look, tr("Logo (PNG or JPEG)"), holder)
        self.logo_form.label.setBuddy(self.logo_button)
        column.addWidget(self.logo_form)
        self.logo_words = self._line("logo_words", LONGEST_WORDS)
        self.words_form = FormField(self._look, tr("What the logo shows, in words"), self.logo_words)
        column.addWidget(self.words_form)
        self._decoration = words(
            tr("Without words it is a decoration, which is not read aloud."), "caption", wrap=True
        )
        column.addWidget(self._decoration)

    def _on_colour_typed(self, typed: str) -> None:
        """Only a colour that can be read, or none, holds."""
        colour = colour_of(typed)
        if is_readable(colour) or not typed.strip():
            self.accent_form.say_wrong("")
            self.typed.emit("accent", colour)

    def _say_colour(self) -> None:
        typed = self.accent.text()
        colour, tr = colour_of(typed), self._texts.tr
        if not typed.strip() or is_readable(colour):
            self.accent_form.say_wrong("")
        elif not colour:
            self.accent_form.say_wrong(tr("Enter a colour such as {colour}.", colour="#37439b"))
        else:
            values = {"contrast": contrast_on_white(colour), "least": LEAST_CONTRAST}
            self.accent_form.say_wrong(
                tr(
                    "On white this colour has a contrast of {contrast:points} to 1; words need "
                    "{least:points}. The colour before is kept.",
                    **values,
                )
            )

    def _show_swatch(self, accent: str) -> None:
        self._swatch.setVisible(bool(accent))
        self._swatch.setStyleSheet(f"background: {accent or 'none'}; border-radius: 3px;")

    def _show_logo(self, picture: QPixmap) -> None:
        if picture.isNull():
            self._logo.clear()
            return
        ratio = self.devicePixelRatioF()
        room = (self._look.px(LOGO_WIDTH_EM) * ratio, self._look.px(LOGO_HEIGHT_EM) * ratio)
        shown = picture.scaled(
            round(room[0]),
            round(room[1]),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self._logo.setPixmap(shown)
        self._logo.setAccessibleName(self.logo_words.text())
