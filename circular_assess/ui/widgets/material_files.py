"""From a file to materials: it is read in the background, shown, and taken over or not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent

from circular_assess.exchange import SUFFIXES, Sheet, SpreadsheetRefused, read_spreadsheet
from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts

# Those that are refused are told apart in words, so they are not left to the window.
DROPPED = (*SUFFIXES, ".xls", ".xlsb", ".ods")
PATTERN = " ".join(f"*{suffix}" for suffix in SUFFIXES)


class MaterialFiles(QObject):
    """Reads one file at a time; the answer of an earlier one is dropped.

    Signals: read(path, sheets), failed(what happened, why and what was kept).
    """

    read = Signal(object, object)
    failed = Signal(str, str)

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._path: Path | None = None

    @property
    def title(self) -> str:
        """What the file chooser is called."""
        return self._texts.tr("Read materials from a file")

    @property
    def kinds(self) -> str:
        """Which files the chooser shows."""
        return self._texts.tr("Spreadsheets and texts with columns ({pattern})", pattern=PATTERN)

    def dropped(self, event: QDropEvent) -> Path | None:
        """The file that is dropped if it may be a spreadsheet, by its name."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                path = Path(url.toLocalFile())
                return path if path.suffix.lower() in DROPPED else None
        return None

    def start(self, path: Path) -> None:
        """Read a file; `read` or `failed` follows."""
        self._path = path
        run_in_background(
            lambda _progress: read_spreadsheet(path),
            lambda sheets: self._on_read(path, sheets),
            lambda error: self._on_failed(path, error),
        )

    def _on_read(self, path: Path, sheets: tuple[Sheet, ...]) -> None:
        if path is self._path:
            self._path = None
            self.read.emit(path, sheets)

    def _on_failed(self, path: Path, error: Exception) -> None:
        if path is not self._path:
            return
        self._path = None
        if isinstance(error, SpreadsheetRefused):
            why = error.wording(self._texts)
        elif isinstance(error, OSError):
            why = self._texts.tr("{reason}.", reason=error.strerror or str(error))
        else:
            raise error
        tr = self._texts.tr
        sentence = tr("{reason} Nothing was changed.", reason=why)
        self.failed.emit(tr("{file} could not be read", file=path.name), sentence)
