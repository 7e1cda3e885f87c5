"""A real screen for journeys: Xvfb with a window manager, keys and mouse by xdotool, pictures on failure."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self, TypeVar

PATIENCE_S = 30.0
STILL_S = 0.3
WATCHED = Path(__file__).with_name("watched.py")
ROOT = Path(__file__).parents[2]

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
        environment["PYTHONPATH"] = str(ROOT)
        self.log = home.parent / "program.log"
        self._list = home.parent / "controls.json"
        self._list.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(WATCHED), str(self._list), *arguments],
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

    def controls(self) -> list[tuple[str, int, int, bool]]:
        """Name, middle and focus of all that can be seen now."""
        assert self._process.poll() is None, self.log.read_text()
        if not self._list.exists():
            return []
        return [tuple(control) for control in json.loads(self._list.read_text(encoding="utf-8"))]

    def wait_for(self, name: str) -> tuple[int, int]:
        """Wait until something of this name can be seen; its middle on the screen."""

        def found() -> tuple[int, int] | None:
            return next(((x, y) for known, x, y, _focus in self.controls() if known.startswith(name)), None)

        return eventually(found, f"something named {name!r}")

    def wait_until_still(self, name: str) -> tuple[int, int]:
        """Wait until it can be seen and has stopped moving; its middle on the screen."""

        def still() -> tuple[int, int] | None:
            before = self.wait_for(name)
            time.sleep(STILL_S)
            return before if self.wait_for(name) == before else None

        return eventually(still, f"{name!r} to stop moving")

    def wait_for_focus(self, name: str) -> None:
        """Wait until the control of this name has the focus."""
        eventually(
            lambda: any(focus and known.startswith(name) for known, _x, _y, focus in self.controls()),
            f"the focus on {name!r}",
        )

    def click(self, name: str) -> None:
        """Click it with the mouse."""
        x, y = self.wait_until_still(name)
        self._screen.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

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


def eventually(ask: Callable[[], Answer | None], what: str) -> Answer:
    """Ask until the answer is true; fail after a while, saying what was waited for."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")
