"""Makes the tables from signs to characters true, so that copied text reads as it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf, Stream

_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfrange|bfchar)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_LONGEST_BLOCK = 100

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{lowest}> <{highest}>
endcodespacerange
"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def clean_unicode_maps(pdf: Pdf) -> None:
    """Rewrite the table of every face: only codes that stand for a character, each as long as it is.

    reportlab maps codes that are not used to U+0000, and matplotlib says two bytes where its faces take
    one; both break PDF/A and PDF/UA.
    """
    for font in _fonts(pdf):
        table = font.get("/ToUnicode")
        if isinstance(table, Stream):
            length = 2 if font.get("/Subtype") == Name.Type0 else 1
            font.ToUnicode = pdf.make_indirect(Stream(pdf, _written(_pairs(table.read_bytes()), length)))


def _fonts(pdf: Pdf) -> Iterator[Object]:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get("/Type") == Name.Font:
            yield found


def _pairs(table: bytes) -> dict[int, str]:
    """The character (in hexadecimal UTF-16) of every code."""
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(table):
        if kind == b"bfchar":
            found.update((int(code, 16), character.decode()) for code, character in _PAIR.findall(block))
            continue
        for first, last, start, listed in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if start:
                characters = [f"{int(start, 16) + step:0{len(start)}X}" for step in range(len(codes))]
            else:
                characters = [character.decode() for character in _HEX.findall(listed)]
            found.update(zip(codes, characters, strict=False))
    return {code: character for code, character in found.items() if int(character, 16) > 0}


def _written(pairs: dict[int, str], length: int) -> bytes:
    digits = length * 2
    lines = [f"<{code:0{digits}X}> <{character}>" for code, character in sorted(pairs.items())]
    blocks = [lines[start : start + _LONGEST_BLOCK] for start in range(0, len(lines), _LONGEST_BLOCK)]
    written = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    head = _HEAD.format(lowest="00" * length, highest="FF" * length)
    return (head + written + _FOOT).encode()
