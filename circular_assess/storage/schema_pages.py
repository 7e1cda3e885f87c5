"""The pages that hold the schema: those of a new library stand in place of damaged ones.

A library that this version made has its tables in the same pages as any other that it made. One that was
upgraded has not, and then nothing that is read this way fits its digest.
"""

from __future__ import annotations

from pathlib import Path

from circular_assess.storage.opening import make_file
from circular_assess.storage.sqlite import HEADER_LENGTH, PAGE_BYTES

_INTERIOR, _CELL_POINTERS, _RIGHTMOST = 0x05, 12, 8


def renew_schema(path: Path, folder: Path) -> None:
    """Write the schema of a new library, made in the folder, over that of a file; its header stays."""
    new = folder / "new.db"
    make_file(new)
    source, target = new.read_bytes(), bytearray(path.read_bytes())
    for number in _schema_pages(source):
        start = (number - 1) * PAGE_BYTES + (HEADER_LENGTH if number == 1 else 0)
        end = number * PAGE_BYTES
        target[start:end] = source[start:end]
    path.write_bytes(target)


def _schema_pages(content: bytes) -> list[int]:
    """The numbers of the pages of a whole library's schema: a tree whose root is page 1."""
    numbers = [1]
    for number in numbers:
        page = content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES]
        head = HEADER_LENGTH if number == 1 else 0
        if page[head] == _INTERIOR:
            count = int.from_bytes(page[head + 3 : head + 5], "big")
            for place in range(head + _CELL_POINTERS, head + _CELL_POINTERS + 2 * count, 2):
                cell = int.from_bytes(page[place : place + 2], "big")
                numbers.append(int.from_bytes(page[cell : cell + 4], "big"))
            numbers.append(int.from_bytes(page[head + _RIGHTMOST : head + _RIGHTMOST + 4], "big"))
    return numbers
