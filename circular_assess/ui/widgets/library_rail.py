"""The rail of the library: its three places and the themes, with counts; a combo box in a narrow window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from circular_assess.storage.summary import Place
from circular_assess.texts import THEME_NAMES, Texts
from circular_assess.ui.theme import THEME_ICONS, Look
from circular_assess.ui.widgets.library_table_model import theme_words
from circular_assess.ui.widgets.scenario_mark import ElidedLabel
from circular_assess.ui.widgets.step_rail import offline_sign
from circular_assess.ui.widgets.words import field_label, words

PLACE_ICONS = {Place.LIBRARY: "library", Place.ARCHIVE: "archive", Place.BIN: "trash-2"}

Spot = tuple[str, str]


def place_names(texts: Texts) -> dict[str, str]:
    """The places of the library in words."""
    return {
        Place.LIBRARY: texts.tr("All"),
        Place.ARCHIVE: texts.tr("Archive"),
        Place.BIN: texts.tr("Bin"),
    }


class _RailRow(QPushButton):
    """Icon, name and count of a place or a theme."""

    def __init__(self, look: Look, icon: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._name = name
        self.setProperty("kind", "step")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._sign = words()
        self._sign.setFixedSize(look.icon_size(1.2))
        self._label = ElidedLabel(name)
        self._count = words("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(0.9), 0, look.px(1.1), 0)
        row.setSpacing(look.px(0.75))
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        row.addWidget(self._count)
        for part in (self._sign, self._label, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)
        self.show_count(0)

    def sizeHint(self) -> QSize:
        """A little lower than a step: there are more of them."""
        return QSize(self._look.px(13), self._look.px(2.4))

    def show_count(self, count: int) -> None:
        """The number at the right; nothing where there is nothing."""
        self._count.setText(str(count) if count else "")
        self.setAccessibleName(f"{self._name}, {count}")

    def _on_toggled(self, is_checked: bool) -> None:
        token = "accent_ink" if is_checked else "text"
        self._sign.setPixmap(self._look.pixmap(self._icon, token, 1.2))
        style = f"color: {self._look.colour(token).name()}; font-weight: {600 if is_checked else 400};"
        self._label.setStyleSheet(style)
        self._count.setStyleSheet(style if is_checked else "")


class LibraryRail(QWidget):
    """Where to look: all, archive, bin, or one theme of all.

    Signals: chosen(place, theme): codes; the theme is empty where it does not matter.
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._rows: dict[Spot, _RailRow] = {}
        self._column = QVBoxLayout(self)
        pad = look.px(0.75)
        self._column.setContentsMargins(0, pad, pad, pad)
        self._column.setSpacing(look.px(0.1))
        names = place_names(texts)
        self._add_head(look, texts.tr("Assessments"))
        for place, icon in PLACE_ICONS.items():
            self._add_row(look, (place, ""), icon, names[place])
        self._column.addSpacing(look.space("space"))
        self._add_head(look, texts.tr("Theme"))
        for theme in THEME_NAMES:
            self._add_row(look, (Place.LIBRARY, theme), THEME_ICONS[theme], theme_words(texts, theme))
        self._column.addStretch(1)
        self._column.addWidget(offline_sign(look, texts))
        self.show_place(Place.LIBRARY, "")

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many assessments there are: by code of the place, and by code of the theme."""
        for (place, theme), row in self._rows.items():
            row.show_count(counts.get(theme or place, 0))

    def show_place(self, place: str, theme: str) -> None:
        """Mark what the page shows, without saying so."""
        for spot, row in self._rows.items():
            is_current = spot == (place, theme)
            row.setChecked(is_current)
            # Tab stops at the present place only, from where the arrows go to the others.
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)

    def _add_head(self, look: Look, text: str) -> None:
        head = words(text, "head")
        head.setContentsMargins(look.px(0.9), look.space("tight"), 0, look.space("tight"))
        self._column.addWidget(head)

    def _add_row(self, look: Look, spot: Spot, icon: str, name: str) -> None:
        row = _RailRow(look, icon, name)
        row.clicked.connect(lambda _checked=False: self.chosen.emit(*spot))
        self._column.addWidget(row)
        self._rows[spot] = row


class LibraryBar(QWidget):
    """The same choice as a combo box above the page.

    Signals: chosen(place, theme), as of the rail.
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        pad = look.space("near")
        row.setContentsMargins(look.space("margin"), pad, look.space("margin"), pad)
        row.setSpacing(pad)
        self._places = QComboBox()
        self._places.setIconSize(look.icon_size(1.2))
        names = place_names(texts)
        spots: Sequence[tuple[Spot, str, str]] = [
            *(((place, ""), names[place], icon) for place, icon in PLACE_ICONS.items()),
            *(
                ((Place.LIBRARY, theme), theme_words(texts, theme), THEME_ICONS[theme])
                for theme in THEME_NAMES
            ),
        ]
        self._spots = [spot for spot, _name, _icon in spots]
        self._names = [name for _spot, name, _icon in spots]
        for _spot, name, icon in spots:
            self._places.addItem(look.icon(icon, "text2"), name)
        self._places.activated.connect(lambda index: self.chosen.emit(*self._spots[index]))
        row.addWidget(field_label(texts.tr("Show"), self._places))
        row.addWidget(self._places, 1)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many assessments there are, as in the rail."""
        for position, ((place, theme), name) in enumerate(zip(self._spots, self._names, strict=True)):
            count = counts.get(theme or place, 0)
            self._places.setItemText(position, f"{name}   {count}" if count else name)

    def show_place(self, place: str, theme: str) -> None:
        """Mark what the page shows, without saying so."""
        self._places.setCurrentIndex(self._spots.index((place, theme)))
