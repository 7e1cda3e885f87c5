"""A frame that takes its looks and its place on the screen from the settings, and keeps them there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent

from circular_assess.settings import Settings
from circular_assess.texts import Texts
from circular_assess.ui.frame import WindowFrame
from circular_assess.ui.theme import Look

USUAL_SIZE = (1280, 800)


class SettledFrame(WindowFrame):
    """Attributes: settings. Signals: settings_changed(Settings)."""

    settings_changed = Signal(object)

    def __init__(self, look: Look, texts: Texts, settings: Settings) -> None:
        self.settings = settings
        super().__init__(look, texts)
        if not self.restoreGeometry(QByteArray.fromBase64(settings.window.encode())):
            self.resize(*USUAL_SIZE)

    def keep_settings(self, **changes: object) -> None:
        """Other settings by name, such as `text_scale=1.5`."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.settings_changed.emit(self.settings)

    def set_appearance(self, appearance: str) -> None:
        """Light, dark, or as the system says."""
        self.keep_settings(appearance=appearance)
        self.look.set_appearance(appearance)

    def set_text_scale(self, text_scale: float) -> None:
        """Text as large as the system's times this."""
        self.keep_settings(text_scale=text_scale)
        self.look.set_text_scale(text_scale)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was."""
        self.keep_settings(window=bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)
