"""A button that shows and hides what belongs to it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from circular_assess.ui.theme import Look


class FoldOutButton(QPushButton):
    """Words with a chevron; checked means open. What it shows is given to it and keeps its place."""

    def __init__(self, look: Look, text: str, content: QWidget) -> None:
        super().__init__(text)
        self._look = look
        self._content = content
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setIconSize(look.icon_size(1.15))
        self.toggled.connect(self._on_toggled)
        look.changed.connect(self._show_state)
        self._show_state()
        content.setVisible(False)

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self._show_state()

    def _show_state(self) -> None:
        name = "chevron-down" if self.isChecked() else "chevron-right"
        self.setIcon(self._look.icon(name, "accent_ink"))
