"""A notice in a file: told by how it begins, read in the background, and why there is none in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from circular_assess.own_file import SUFFIX
from circular_assess.tasks import run_in_background
from circular_assess.texts import Texts

if TYPE_CHECKING:
    from circular_assess.exchange.notices import Notice

SUFFIXES = (".xml", ".json")
# What is downloaded in place of a notice: the reader says what to do instead.
MISTAKEN_SUFFIXES = (".html", ".htm", ".xhtml", ".zip")
PATTERN = " ".join(f"*{suffix}" for suffix in SUFFIXES)
OWN_MARK = b'"format": "circular-assess"'
FIRST_BYTES = 400


def may_be_notice(path: Path) -> bool:
    """True for XML and JSON that is no file of the program, whatever its name; nothing is read whole."""
    suffix = path.suffix.lower()
    if suffix == SUFFIX or not path.is_file():  # a pipe would wait for its other end
        return False
    try:
        with path.open("rb") as file:
            begin = file.read(FIRST_BYTES)
    except OSError:
        return False
    if OWN_MARK in begin:
        return False
    plain = begin.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return suffix in (*SUFFIXES, *MISTAKEN_SUFFIXES) or plain[:1] in (b"<", b"{", b"[")


class NoticeFiles(QObject):
    """Reads one notice at a time; the answer of an earlier one is dropped.

    Signals: read(path, notice), failed(what happened, why and what was kept).
    """

    read = Signal(object, object)
    failed = Signal(str, str)

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._path: Path | None = None

    def start(self, path: Path) -> None:
        """Read a file; `read` or `failed` follows."""
        self._path = path

        def work(_progress: object) -> Notice:
            from circular_assess.exchange.notices import read_notice

            return read_notice(path)

        run_in_background(
            work, lambda notice: self._on_read(path, notice), lambda error: self._on_failed(path, error)
        )

    def _on_read(self, path: Path, notice: Notice) -> None:
        if path is self._path:
            self._path = None
            self.read.emit(path, notice)

    def _on_failed(self, path: Path, error: Exception) -> None:
        from circular_assess.exchange.notices import NoticeRefused

        if path is not self._path:
            return
        self._path = None
        tr = self._texts.tr
        if isinstance(error, NoticeRefused):
            why = error.wording(self._texts)
        elif isinstance(error, OSError):
            why = tr("{reason}.", reason=error.strerror or str(error))
        else:
            raise error
        sentence = tr("{reason} Nothing was changed.", reason=why)
        self.failed.emit(tr("{file} could not be read", file=path.name), sentence)
