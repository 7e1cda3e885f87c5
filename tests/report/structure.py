"""What a reader that speaks finds in a PDF: its elements with their text, in reading order."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf


@dataclass
class Told:
    """One element: its tag, its own text, what stands for a figure, its attributes, and what is inside."""

    tag: str
    text: str = ""
    words: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    inside: list["Told"] = field(default_factory=list)

    def all(self, *tags: str) -> list["Told"]:
        """All elements of these tags in here, in reading order."""
        found = [self] if self.tag in tags else []
        return found + [element for inside in self.inside for element in inside.all(*tags)]

    @property
    def whole_text(self) -> str:
        """The text of the element and of all inside it."""
        return self.text + "".join(inside.whole_text for inside in self.inside)


def read_aloud(path: Path) -> Told:
    """The structure of the document with the text that a second, independent reader finds for each mark."""
    texts: dict[tuple[int, int], str] = defaultdict(str)
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages):
            for sign in page.chars:
                if sign.get("mcid") is not None:
                    texts[number, sign["mcid"]] += sign["text"]
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _told(pdf.Root.StructTreeRoot.K[0], pages, texts)


def _told(element: Any, pages: dict[Any, int], texts: dict[tuple[int, int], str]) -> Told:
    told = Told(str(element.S)[1:], words=str(element.get("/Alt", element.get("/ActualText", ""))))
    for attribute in element.get("/A", []):
        told.attributes |= {str(name)[1:]: attribute[name] for name in list(attribute.keys())}
    for kid in element.get("/K", []):
        if "/MCID" in kid:
            told.text += texts[pages[kid.Pg.objgen], int(kid.MCID)]
        elif "/S" in kid:
            told.inside.append(_told(kid, pages, texts))
    return told
