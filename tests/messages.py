"""What the program says: every message in the code, and every text that would escape translation."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

PACKAGE = Path(__file__).parent.parent / "circular_assess"
MARKS = {"tr", "_", "mark_for_translation"}
# Calls that show their first words to a person, by name.
SHOWING = {
    *("QAction", "QCheckBox", "QLabel", "QPushButton", "addAction", "addItem", "addMenu", "addTab"),
    *("announce", "button", "field_label", "setAccessibleDescription", "setAccessibleName"),
    *("setPlaceholderText", "setStatusTip", "setTabText", "setText", "setTitle", "setToolTip"),
    *("setWindowTitle", "words"),
}

Message = tuple[str, str | None]


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """All calls in a file with the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "attr", getattr(function, "id", ""))
            yield name, node


def literal(node: ast.expr) -> str | None:
    """The text that stands in the code, whether marked for translation or not."""
    if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in MARKS:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def messages() -> set[Message]:
    """Every message of the program: the English sentence, and its plural if it has one."""
    found: set[Message] = set()
    for path in PACKAGE.rglob("*.py"):
        for name, call in calls(path):
            if name in MARKS and call.args and (text := literal(call.args[0])) is not None:
                found.add((text, None))
            if name == "plural" and len(call.args) > 1:
                one, many = literal(call.args[0]), literal(call.args[1])
                if one is not None and many is not None:
                    found.add((one, many))
    counted = {one for one, many in found if many is not None}
    return {(one, many) for one, many in found if many is not None or one not in counted}


def placeholders(message: str) -> set[tuple[str, str]]:
    """The names of the values in a message, each with its kind."""
    return {(name, kind or "") for _text, name, kind, _how in Formatter().parse(message) if name is not None}


def untranslated() -> list[str]:
    """Places where words are shown that do not go through `texts`."""
    places = []
    for path in PACKAGE.rglob("*.py"):
        for name, call in calls(path):
            if name in SHOWING:
                for argument in call.args[:3]:
                    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                    if is_text and _is_sentence(str(argument.value)):  # type: ignore[attr-defined]
                        places.append(f"{path.relative_to(PACKAGE)}:{argument.lineno}: {argument.value!r}")  # type: ignore[attr-defined]
    return places


def _is_sentence(text: str) -> bool:
    return " " in text.strip() and any(sign.isalpha() for sign in text) and text[:1].isupper()
