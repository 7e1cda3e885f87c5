"""Qt's own words, such as those of its file chooser, in the language of the reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from circular_assess.texts import LOCALES

NAME = "words of Qt"


def speak(language: str) -> None:
    """Have Qt speak this language; what it spoke before is forgotten."""
    app = QCoreApplication.instance()
    if app is None:
        return
    QLocale.setDefault(QLocale(LOCALES[language]))
    before = app.findChild(QTranslator, NAME)
    if before is not None:
        app.removeTranslator(before)
        before.setParent(None)
    translator = QTranslator(app)
    translator.setObjectName(NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
