"""A real screen for journeys: Xvfb with a window manager, keys and mouse by xdotool, pictures on failure."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self, TypeVar

PATIENCE_S = 30.0

Answer = TypeVar("Answer")


class Screen:
    """A screen of its own; programs started on it get DISPLAY and the xcb platform."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        reader, writer = os.pipe()
        self._folder = folder
        log = (folder / "screen.log").open("wb")
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[writer],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.display = f":{answer.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(PATIENCE_S)

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool; what it prints."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def keys(self, *keys: str) -> None:
        """Press keys one after another."""
        self.xdotool("key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.xdotool("type", "--delay", "15", text)

    def picture(self, name: str) -> Path:
        """What the screen shows now, for a person who looks into a failure."""
        path = self._folder / f"{name}.xwd"
        with contextlib.suppress(FileNotFoundError), path.open("wb") as file:
            subprocess.run(["xwd", "-root", "-silent"], env=self.environment, stdout=file, check=False)
        return path


class Program:
    """The program as the buyer starts it, on a screen and with a data folder."""

    def __init__(self, screen: Screen, home: Path, *arguments: str) -> None:
        self._screen = screen
        environment = {**screen.environment, "CIRCULAR_ASSESS_HOME": str(home), "LANG": "C.UTF-8"}
        self.log = home.parent / "program.log"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "circular_assess", *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def wait_for_window(self, title: str) -> None:
        """Wait until a window with these words in its title is there, and give it the focus."""

        def window() -> str:
            assert self._process.poll() is None, self.log.read_text()
            return self._screen.xdotool("search", "--onlyvisible", "--name", title)

        found = eventually(window, f"a window named {title}").split()[0]
        self._screen.xdotool("windowactivate", "--sync", found)
        self._screen.xdotool("windowfocus", "--sync", found)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE_S)

    def wait_until_closed(self) -> int:
        """Wait for its end; the exit code."""
        return self._process.wait(PATIENCE_S)


@contextlib.contextmanager
def running(screen: Screen, home: Path, *arguments: str) -> Iterator[Program]:
    """The program, ended whatever happens."""
    program = Program(screen, home, *arguments)
    try:
        yield program
    except BaseException:
        screen.picture("failed")
        raise
    finally:
        program.kill()


def eventually(ask: Callable[[], Answer], what: str) -> Answer:
    """Ask until the answer is true; fail after a while, saying what was waited for."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")
