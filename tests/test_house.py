"""Holds the rules of the house: floors, style, types, sizes, and that what is written about them is true."""

import ast
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "circular_assess").rglob("*.py"))
LONGEST_FILE_LINES = 300


def _must_succeed(command: list[str]) -> None:
    """Run `command` in the repository root; if it fails, fail with all that it said."""
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if ended.returncode:
        pytest.fail(ended.stdout + ended.stderr, pytrace=False)


def _fenced_blocks(file: Path) -> str:
    return "\n".join(re.findall(r"^```[^\n]*\n(.*?)^```", file.read_text("utf-8"), re.MULTILINE | re.DOTALL))


def _name_in_repository(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def test_imports_keep_to_the_floors() -> None:
    lint_imports = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert lint_imports
    _must_succeed([lint_imports, "--no-cache"])


@pytest.mark.parametrize("arguments", ["ruff check", "ruff format --check", "mypy"])
def test_style_and_types(arguments: str) -> None:
    _must_succeed([sys.executable, "-m", *arguments.split()])


def test_types_are_checked_strictly() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert mypy["strict"] is True
    assert mypy["files"] == ["circular_assess", "tests"]


@pytest.mark.parametrize("module", MODULES, ids=_name_in_repository)
def test_module_says_what_it_is_for(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    assert docstring.split("\n\n")[0].endswith("."), "one sentence on top, closed by a full stop"


@pytest.mark.parametrize("module", MODULES, ids=_name_in_repository)
def test_file_is_short_enough_to_read(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_FILE_LINES


def test_picture_of_the_house_is_true() -> None:
    named = set(re.findall(r"\w+\.py\b", _fenced_blocks(ROOT / "docs" / "house.md")))
    # A package is named by its folder, and migrations grow in number without changing the picture.
    to_name = {file.name for file in MODULES if file.name != "__init__.py" and file.parent.name != "versions"}
    there = {file.name for file in [*MODULES, *ROOT.glob("*.py"), *(ROOT / "tests").rglob("*.py")]}
    assert not to_name - named, "modules that docs/house.md does not name"
    assert not named - there, "named in docs/house.md, but not there"


def test_readme_tests_as_ci_does() -> None:
    test_command = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert test_command in _fenced_blocks(ROOT / "README.md").splitlines()


def _pinned() -> dict[str, list[str]]:
    """Return the pinned versions by package name: more than one where platforms differ."""
    versions: dict[str, list[str]] = {}
    for line in (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines():
        if pin := re.match(r"([\w.-]+)==([\w.]+)", line):
            versions.setdefault(canonicalize_name(pin[1]), []).append(pin[2])
    return versions


def test_every_dependency_is_pinned_in_its_range() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = pyproject["project"]
    wanted = [
        *pyproject["build-system"]["requires"],
        *project["dependencies"],
        *project["optional-dependencies"]["test"],
    ]
    pinned = _pinned()
    for requirement in map(Requirement, wanted):
        versions = pinned.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not pinned: run .ci/lock"
        assert all(map(requirement.specifier.contains, versions)), (
            f"{requirement} and {versions}: run .ci/lock"
        )


def test_constraints_name_no_address_and_no_path() -> None:
    # Where packages come from is the business of the machine that installs them.
    lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
    allowed = re.compile(r"#.*|[a-z0-9-]+==[\w.]+( ; [^/\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not allowed.fullmatch(line)] == []
    assert not [line for line in lines if "://" in line]
