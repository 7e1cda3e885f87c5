"""Labels, lines and buttons with their roles; what a user typed is always shown as plain text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from circular_assess.ui.theme import Look


def words(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A label with plain text in a role of the type scale (title, section, small, caption ...)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    if wrap:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def field_label(text: str, field: QWidget) -> QLabel:
    """A label above a field; field and label must get the same parent for the relation to hold."""
    label = words(text, "label")
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label


def picture(look: Look, icon: str, token: str = "text", em: float = 1.2) -> QLabel:
    """An icon beside words; it says nothing by itself and is silent for a screen reader."""
    label = QLabel()
    label.setPixmap(look.pixmap(icon, token, em))
    label.setFixedSize(look.icon_size(em))
    return label


def line() -> QFrame:
    """A hairline between rows."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    return frame


def upright_line() -> QFrame:
    """A hairline between columns."""
    frame = QFrame()
    frame.setProperty("kind", "upright")
    return frame


def button(look: Look, text: str, kind: str = "", icon: str = "", token: str = "") -> QPushButton:
    """A push button: kind "main", "quiet", "link" or plain; the icon takes the colour of its words."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if icon:
        usual = {"main": "on_accent", "quiet": "accent_ink", "link": "accent_ink"}.get(kind, "text")
        made.setIcon(look.icon(icon, token or usual))
        made.setIconSize(icon_room(look, has_words=bool(text)))
    return made


def icon_room(look: Look, *, has_words: bool = True) -> QSize:
    """The room of the icon of a button."""
    # Fusion leaves 4 px between icon and words; a wider room for the icon leaves about 8.
    return QSize(look.px(1.65 if has_words else 1.15), look.px(1.15))
