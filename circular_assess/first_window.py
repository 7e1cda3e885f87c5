"""One window a library: a second start hands its file to the first, by a local socket, and ends.

No network is used: the socket is a file, or a named pipe on Windows, that only this user may open.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

CONNECT_MS, ANSWER_MS, LONGEST_TALK_MS = 500, 3000, 5000
LONGEST_MESSAGE = 64 * 1024
DONE = b"done\n"


def hand_over(library: Path, file: Path | None) -> bool:
    """Ask the first window to come forward, with a file to open; True if there is one and it does."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(CONNECT_MS):
        return False
    wanted = {"file": None if file is None else str(file.absolute())}
    socket.write(json.dumps(wanted).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(ANSWER_MS):
            return False
    return bytes(socket.readLine().data()) == DONE


class FirstWindow(QObject):
    """Listens for other starts; for the one that holds the lock of the library alone.

    Signals: wanted(path or None), when another start wants this window, and a file in it.
    """

    wanted = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # A program that was killed leaves its socket behind; as the lock is ours, nobody listens there.
        QLocalServer.removeServer(_name(library))
        self.is_listening = self._server.listen(_name(library))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(LONGEST_TALK_MS, socket, socket.abort)
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            is_understood, file = _understood(bytes(socket.readLine().data()))
            if is_understood:
                socket.write(DONE)
                self.wanted.emit(file)
            socket.disconnectFromServer()
        elif socket.bytesAvailable() > LONGEST_MESSAGE:
            socket.abort()


def _understood(message: bytes) -> tuple[bool, Path | None]:
    """Whether a message is one of ours, and the file in it; anybody may write into a socket."""
    try:
        found = json.loads(message)
        file = found["file"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return False, None
    if file is None:
        return True, None
    return (True, Path(file)) if isinstance(file, str) and "\0" not in file else (False, None)


def _name(library: Path) -> str:
    """A name that is the same for all starts of a user on a library, and short enough for a socket."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    of_library = f"{user}\n{library.absolute()}".encode(errors="surrogateescape")
    return f"circular-assess-{hashlib.sha256(of_library).hexdigest()[:20]}"
