"""Starts of the whole program: a second one, one on a damaged library, and one in a risky place."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from circular_assess import first_window
from circular_assess.app import HOLDER_FILE, Session
from circular_assess.first_window import FirstWindow
from circular_assess.settings import Settings
from circular_assess.storage.failures import StoreDamaged
from circular_assess.storage.store import Store
from circular_assess.storage.summary import Place, Progress
from circular_assess.texts import Texts
from circular_assess.ui.main_window import MainWindow
from circular_assess.ui.messages import Messages
from circular_assess.ui.theme import Look
from tests.examples import furniture_example

HAND_OVER = """
import sys
from pathlib import Path
from circular_assess.first_window import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None) else 1)
"""


class Told(Messages):
    """Remembers what was told."""

    def __init__(self) -> None:
        super().__init__(Texts())
        self.told: list[str] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return Look(qapp)  # type: ignore[arg-type]


@pytest.fixture
def window(qtbot: QtBot, look: Look, data_folder: Path) -> Iterator[MainWindow]:
    made = MainWindow(look, Texts(), Told(), Settings(), data_folder)
    qtbot.addWidget(made)
    yield made
    look.changed.disconnect(made.rebuild)


def _told(window: MainWindow) -> list[str]:
    messages = window.context.messages
    assert isinstance(messages, Told)
    return messages.told


def test_a_second_start_hands_its_file_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    assert not first_window.hand_over(library, None)
    first = FirstWindow(library)
    wanted: list[Path | None] = []
    first.wanted.connect(wanted.append)
    for arguments in ([], ["chairs.circular"]):
        second = subprocess.Popen([sys.executable, "-c", HAND_OVER, str(library), *arguments])
        qtbot.waitUntil(lambda process=second: process.poll() is not None, timeout=20_000)  # type: ignore[misc]
        assert second.returncode == 0
    assert wanted == [None, Path.cwd() / "chairs.circular"]
    first.close()
    assert not first_window.hand_over(library, None)


@pytest.mark.parametrize(
    "words", [b"hello\n", b'{"file": 7}\n', b'{"file": "a\\u0000b"}\n', b"[" * 60_000 + b"\n", b"x" * 70_000]
)
def test_what_strangers_write_into_the_socket_does_nothing(
    qtbot: QtBot, tmp_path: Path, words: bytes
) -> None:
    first = FirstWindow(tmp_path / "library.sqlite")
    wanted: list[object] = []
    first.wanted.connect(wanted.append)
    socket = QLocalSocket()
    socket.connectToServer(first_window._name(tmp_path / "library.sqlite"))
    socket.write(words)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert wanted == []
    assert socket.readAll().data() == b""
    first.close()


def test_a_damaged_library_is_rescued_at_the_start_and_told(
    qtbot: QtBot, window: MainWindow, data_folder: Path
) -> None:
    library = data_folder / "library.sqlite"
    store = Store.open(library)
    store.save(furniture_example(), 0, Progress(1, 2, is_ready=True))
    store.back_up()
    store.close()
    library.write_bytes(library.read_bytes()[:8192])
    session = Session(window, data_folder)
    session.start(None)
    assert window.library is not None
    assert window.library.find(furniture_example().id) == furniture_example()
    qtbot.waitUntil(lambda: bool(_told(window)))
    (told,) = _told(window)
    assert furniture_example().tender.title in told
    assert "library-damaged-" in told
    session.close()


def test_damage_that_is_met_later_is_rescued_at_the_next_start(
    qtbot: QtBot, window: MainWindow, data_folder: Path
) -> None:
    library = data_folder / "library.sqlite"
    store = Store.open(library)
    store.save(furniture_example(), 0, Progress(1, 2, is_ready=True))
    store.back_up()
    store.close()
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE assessment SET theme = 'cars'")
        connection.commit()
    session = Session(window, data_folder)
    session.start(None)
    assert window.library is not None
    with pytest.raises(StoreDamaged) as caught:
        window.library.summaries(Place.LIBRARY)
    session.on_crash(StoreDamaged, caught.value, None)
    assert "start it again" in _told(window).pop()
    session.close()
    again = Session(window, data_folder)
    again.start(None)
    qtbot.waitUntil(lambda: bool(_told(window)))
    assert "1 assessment came through whole" in _told(window)[0]
    again.close()


def test_a_cloud_folder_is_told_of_once(
    qtbot: QtBot, window: MainWindow, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(data_folder.parent))
    for _ in range(2):
        session = Session(window, data_folder)
        session.start(None)
        qtbot.waitUntil(lambda session=session: session._rounds is not None)  # type: ignore[misc]
        qtbot.wait(1)
        session.close()
    (told,) = _told(window)
    assert "OneDrive" in told
    assert str(data_folder) in told


def test_a_second_user_is_told_who_has_the_library(window: MainWindow, data_folder: Path) -> None:
    first = Session(window, data_folder)
    first.start(None)
    holder = data_folder / HOLDER_FILE
    assert holder.read_text("utf-8").splitlines()[0] == str(os.getpid())
    Session(window, data_folder).start(None)
    (told,) = _told(window)
    assert f"process {os.getpid()}" in told
    assert "has the library open" in told
    first.close()
