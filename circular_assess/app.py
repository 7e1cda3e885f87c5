"""The only place where the parts are put together: settings, texts, store, library, window."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from circular_assess import __version__
from circular_assess import settings as settings_file
from circular_assess.texts import LANGUAGES, Texts, system_language

if TYPE_CHECKING:
    from circular_assess.backup_rounds import BackupRounds
    from circular_assess.first_window import FirstWindow
    from circular_assess.storage.backups import LibraryFile
    from circular_assess.storage.library_lock import LibraryLock
    from circular_assess.storage.rescue import Rescued
    from circular_assess.storage.store import Store
    from circular_assess.ui.main_window import MainWindow
    from circular_assess.ui.widgets.sample_cards import SampleCard

SETTINGS_FILE = "settings.json"
LIBRARY_FILE = "library.sqlite"
BACKUP_FOLDER = "backups"
CRASH_FOLDER = "crashes"
# As `storage.library_lock` names it; to import that before the window is painted would take too long.
HOLDER_FILE = f"{LIBRARY_FILE}.holder"
WARM_UP_AFTER_MS = 3000
ASK_AGAIN_MS = 500


def main(arguments: Sequence[str]) -> int:
    """Do a command without Qt, or open the window; the exit code."""
    if not arguments:
        return open_window()
    from circular_assess.commands import COMMANDS, run

    # A file or a folder may have the name of a command.
    if len(arguments) == 1 and arguments[0] not in COMMANDS and _is_file_to_open(Path(arguments[0])):
        return open_window(Path(arguments[0]))
    from circular_assess import self_test

    return run(arguments, self_test.run)


def _is_file_to_open(path: Path) -> bool:
    try:
        return path.suffix.lower() in (".circular", ".pdf") or path.exists()
    except OSError:  # a name that no system takes
        return False


def open_window(file: Path | None = None) -> int:
    """Paint the window, open the library right after, and work until the window is closed."""
    # Some hundred modules come in until the list is there, and none of them is garbage.
    gc.disable()
    from PySide6.QtWidgets import QApplication

    from circular_assess.ui.language import speak
    from circular_assess.ui.main_window import MainWindow
    from circular_assess.ui.messages import Messages
    from circular_assess.ui.theme import Look

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Circular Assess")
    app.setDesktopFileName("circular-assess")
    folder = settings_file.data_folder()
    if (folder / HOLDER_FILE).exists() and _hand_over(folder, file):
        return 0
    settings = settings_file.read_settings(folder / SETTINGS_FILE)
    texts = Texts(settings.language if settings.language in LANGUAGES else system_language())
    speak(texts.language)
    look = Look(app, settings.appearance, settings.text_scale)
    app.setWindowIcon(look.window_icon())
    window = MainWindow(look, texts, Messages(texts), settings, folder)
    session = Session(window, folder)
    sys.excepthook = session.on_crash
    window.settings_changed.connect(session.keep_settings)
    window.first_painted.connect(lambda: session.start(file))
    window.show()
    code = app.exec()
    session.close()
    return code


def _hand_over(folder: Path, file: Path | None) -> bool:
    """True if another window of this user on this library is there, and opens the file."""
    from circular_assess.first_window import hand_over

    return hand_over(folder / LIBRARY_FILE, file)


class Session:
    """One run of the program on the buyer's library: opens it, holds its lock, and lets go of both."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._lock: LibraryLock | None = None
        self._store: Store | None = None
        self._rescued: Rescued | None = None
        self._rounds: BackupRounds | None = None
        self._first_window: FirstWindow | None = None

    def start(self, file: Path | None) -> None:
        """Open the library and show it; what keeps it from opening is told, and the window closes."""
        from PySide6.QtCore import QTimer

        from circular_assess.storage.library_lock import LibraryInUse
        from circular_assess.ui.failures import EXPECTED_FAILURES, failure_words

        try:
            self._open_library()
        except EXPECTED_FAILURES as failure:
            # A window that is just opening has perhaps not said yet that it is there.
            if not (isinstance(failure, LibraryInUse) and _hand_over(self._folder, file)):
                texts, messages = self._window.texts, self._window.context.messages
                messages.tell(texts.tr("The library could not be opened"), failure_words(failure, texts))
            self._window.close()
            return
        QTimer.singleShot(0, self._show_samples)
        if file is not None:
            self._window.open_file(file)
        self._warm_up_charts()

    def _show_samples(self) -> None:
        """The published cases are read when the list is there already; then the start is over."""
        self._window.set_samples(_sample_cards)
        self._settle()
        gc.enable()
        gc.freeze()

    def _settle(self) -> None:
        """What is not needed to begin: copies, other starts, and what there is to say of the library."""
        from circular_assess.backup_rounds import BackupRounds
        from circular_assess.first_window import FirstWindow
        from circular_assess.storage.whereabouts import read_mounts, whereabouts

        assert self._store is not None
        path = self._folder / LIBRARY_FILE
        self._rounds = BackupRounds(self._store, self._window)
        self._rounds.failed.connect(self._on_backup_failed)
        self._first_window = FirstWindow(path, self._window)
        self._first_window.wanted.connect(self._on_wanted)
        found = whereabouts(path.absolute(), os.environ, read_mounts())
        if found is not None and self._window.settings.warned_of_place != str(path):
            from circular_assess.ui.widgets.library_words import place_words

            texts = self._window.texts
            self._window.keep_settings(warned_of_place=str(path))
            text = place_words(found, path, settings_file.usual_folder(), texts)
            self._tell_later(texts.tr("Others can write where the library lies"), text)
        if self._rescued is not None:
            from circular_assess.ui.widgets.library_words import rescued_words

            texts = self._window.texts
            self._tell_later(texts.tr("The library was damaged"), rescued_words(self._rescued, texts))

    def _tell_later(self, title: str, text: str) -> None:
        """Say it when the start is over."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self._window, lambda: self._window.context.messages.tell(title, text))

    def _on_backup_failed(self, failure: Exception) -> None:
        from circular_assess.ui.failures import failure_words

        texts = self._window.texts
        self._tell_later(texts.tr("No backup could be made"), failure_words(failure, texts))

    def _on_wanted(self, file: Path | None) -> None:
        """Another start: come forward, and open its file as soon as no box is open any more."""
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtWidgets import QApplication

        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if file is not None and QApplication.activeModalWidget() is not None:
            QTimer.singleShot(ASK_AGAIN_MS, window, lambda: self._on_wanted(file))
        elif file is not None:
            window.open_file(file)

    def keep_settings(self, settings: settings_file.Settings) -> None:
        """Write the settings; if that fails they hold for this run only, which is no reason to stop."""
        try:
            settings_file.write_settings(settings, self._folder / SETTINGS_FILE)
        except OSError as error:
            print(f"settings not kept: {error}", file=sys.stderr)

    def on_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Something unforeseen: save first, write down what happened, say where, and go on."""
        from circular_assess.storage.failures import StoreFailure
        from circular_assess.ui.failures import failure_words

        texts, messages = self._window.texts, self._window.context.messages
        if isinstance(error, StoreFailure):  # met where Qt called, as when the list is shown
            messages.tell(texts.tr("That did not work"), failure_words(error, texts))
            return
        document = self._window.document
        is_saved = document is None or document.save_now()
        written = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(written)
        path = self._folder / CRASH_FOLDER / f"{datetime.now():%Y-%m-%d-%H%M%S}.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Circular Assess {__version__}\n{written}", encoding="utf-8")
        except OSError as failure:
            sys.stderr.write(f"crash file not written: {failure}\n")
        kept = texts.tr("Your work is saved.") if is_saved else texts.tr("Your last change is not saved yet.")
        text = texts.tr(
            "{kept} You can go on. What happened is written in {file}; it stays on this computer.",
            kept=kept,
            file=path,
        )
        messages.tell(texts.tr("Something unforeseen happened"), text)

    def close(self) -> None:
        """Copy the library a last time if it changed, and let go of it."""
        if self._first_window is not None:
            self._first_window.close()
        if self._rounds is not None:
            self._rounds.close()
        if self._store is not None:
            self._store.close()
        if self._lock is not None:
            self._lock.release()

    def _open_library(self) -> None:
        from circular_assess.storage.backups import LibraryFile
        from circular_assess.storage.failures import StoreDamaged
        from circular_assess.storage.library_lock import LibraryLock

        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / LIBRARY_FILE
        self._lock = LibraryLock(path)
        self._lock.acquire()
        file = LibraryFile(path, self._folder / BACKUP_FOLDER)
        try:
            self._show_library(file)
        except StoreDamaged:
            from circular_assess.storage.rescue import rescue_library

            if self._store is not None:
                self._store.close()
            self._rescued = rescue_library(file, datetime.now(UTC))
            self._show_library(file)

    def _show_library(self, file: LibraryFile) -> None:
        from circular_assess.catalogue_files import read_catalogue
        from circular_assess.library import Library
        from circular_assess.storage.store import Store

        self._store = Store.open(file.path, backup_folder=file.backup_folder)
        library = Library(self._store, read_catalogue, self._window.texts.language, self._window)
        self._window.set_library(library)

    def _warm_up_charts(self) -> None:
        """The first chart of a fresh profile builds a font cache: do that before it is waited for."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(WARM_UP_AFTER_MS, self._warm_up)

    def _warm_up(self) -> None:
        from circular_assess.tasks import run_in_background

        folder = self._folder

        def work(_progress: object) -> None:
            from circular_assess.charts.fonts import warm_up

            warm_up(folder)

        run_in_background(work, lambda _done: None, self._on_warm_up_failed)

    def _on_warm_up_failed(self, error: Exception) -> None:
        """The first chart builds the cache itself then, only later."""
        sys.stderr.write(f"charts not warmed up: {error}\n")


def _sample_cards(language: str) -> list[SampleCard]:
    """The published cases as the library offers them, in the reader's language."""
    from circular_assess.own_file import open_sample, sample_names
    from circular_assess.ui.widgets.sample_cards import SampleCard

    cards = []
    for name in sample_names():
        tender = open_sample(name, language).tender
        cards.append(SampleCard(name, tender.title, tender.buyer, tender.theme))
    return cards
