"""The file: written whole or not at all, and an earlier one stays until the new one is proven readable."""

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

from circular_assess.domain.results import evaluate
from circular_assess.report import reading
from circular_assess.report.build import REASONS, ReportNotWritten, build_pdf
from circular_assess.report.reading import ReadBack
from circular_assess.texts import Texts
from tests.examples import empty_example

TEXTS = Texts()
ASSESSMENT = empty_example()
RESULTS = evaluate(ASSESSMENT)
EARLIER = b"an earlier report"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A report that is there already, alone in its folder."""
    path = tmp_path / "reports" / "Bericht – é.pdf"
    path.parent.mkdir()
    path.write_bytes(EARLIER)
    return path


def _build(target: Path) -> None:
    moment = datetime(2026, 11, 24, tzinfo=UTC)
    build_pdf(ASSESSMENT, RESULTS, TEXTS, target, moment=moment, cache_folder=target.parent.parent)


def _assert_untouched(target: Path) -> None:
    assert target.read_bytes() == EARLIER
    assert list(target.parent.iterdir()) == [target]


def _failing(number: int) -> object:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("name", "number", "reason"),
    [
        ("os.fsync", errno.ENOSPC, "disk_full"),
        ("os.fsync", errno.EIO, "system"),
        ("pathlib.Path.replace", errno.EACCES, "not_allowed"),
        ("pathlib.Path.touch", errno.EROFS, "not_allowed"),
    ],
)
def test_failure_leaves_the_earlier_file_and_says_why(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int, reason: str
) -> None:
    monkeypatch.setattr(name, _failing(number))
    with pytest.raises(ReportNotWritten) as caught:
        _build(target)
    monkeypatch.undo()
    _assert_untouched(target)
    assert caught.value.path == target
    assert caught.value.reason == reason
    assert caught.value.error is not None
    assert caught.value.error.errno == number
    words = caught.value.wording(TEXTS)
    assert target.name in words
    assert REASONS[reason] in words


@pytest.mark.parametrize("found", [ReadBack(0, ""), ReadBack(3, "another title")])
def test_file_that_reads_back_wrongly_is_not_taken(
    target: Path, monkeypatch: pytest.MonkeyPatch, found: ReadBack
) -> None:
    monkeypatch.setattr(reading, "read_back", lambda _path: found)
    with pytest.raises(ReportNotWritten) as caught:
        _build(target)
    assert caught.value.reason == "not_readable"
    _assert_untouched(target)


def test_what_is_no_pdf_cannot_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(ValueError, match=r"\w"):
        reading.read_back(path)


def test_folder_that_is_missing_or_in_the_way(tmp_path: Path) -> None:
    for target, reason in ((tmp_path / "not there" / "a.pdf", "folder_missing"), (tmp_path, "is_folder")):
        with pytest.raises(ReportNotWritten) as caught:
            _build(target)
        assert caught.value.reason == reason
    assert not any(path.suffix == ".part" for path in tmp_path.rglob("*"))


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    pipe, link, loop = tmp_path / "pipe", tmp_path / "link.pdf", tmp_path / "loop"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    loop.symlink_to(loop)
    before = {path: path.lstat() for path in (pipe, link, loop)}
    wrong = ((pipe, "is_device"), (link, "is_device"), (loop, "system"), (tmp_path / ("x" * 300), "system"))
    for target, reason in wrong:
        with pytest.raises(ReportNotWritten) as caught:
            _build(target)
        assert caught.value.reason == reason
    assert {path: path.lstat() for path in tmp_path.iterdir()} == before


@pytest.mark.skipif(os.name != "posix", reason="folders have no write permission of this kind here")
def test_folder_that_may_not_be_written() -> None:
    # Root may write anywhere, so a child without its rights tries, in a folder that it can reach.
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from circular_assess.report.build import ReportNotWritten, build_pdf\n"
        "os.getuid() or (os.setgid(65534), os.setuid(65534))\n"
        "try:\n"
        "    build_pdf(None, None, None, Path(sys.argv[1]), moment=None, cache_folder=None)\n"
        "except ReportNotWritten as error:\n"
        "    print(error.reason)\n"
    )
    with TemporaryDirectory() as name:
        target = Path(name, "report.pdf")
        target.write_bytes(EARLIER)
        target.parent.chmod(0o555)
        command = [sys.executable, "-c", code, str(target)]
        tried = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        target.parent.chmod(0o755)
        assert (tried.stdout.strip(), tried.stderr) == ("not_allowed", "")
        _assert_untouched(target)


def test_progress_rises_to_one_and_may_end_the_work(target: Path) -> None:
    shares: list[float] = []
    moment = datetime(2026, 11, 24, tzinfo=UTC)

    def build(progress: object) -> None:
        build_pdf(
            ASSESSMENT, RESULTS, TEXTS, target,
            moment=moment, cache_folder=target.parent.parent, progress=progress,  # type: ignore[arg-type]
        )  # fmt: skip

    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        build(stop)
    _assert_untouched(target)
    build(shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 10
    assert shares[-1] == 1.0
    assert target.read_bytes().startswith(b"%PDF-")
    assert list(target.parent.iterdir()) == [target]


def test_link_is_followed(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links may not be made here")
    _build(link)
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"%PDF-")
