"""What a reader that speaks finds in a PDF: its elements with their text, in reading order."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

Texts = dict[tuple[int, int], str]


@dataclass
class Told:
    """One element: its tag, its own text, what stands for a figure, its attributes, and what is inside.

    `places` are its marks by page (from 0) and number.
    """

    tag: str
    text: str = ""
    words: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    places: list[tuple[int, int]] = field(default_factory=list)
    inside: list["Told"] = field(default_factory=list)

    def every(self) -> Iterator["Told"]:
        """This element and all in it, in reading order."""
        yield self
        for inside in self.inside:
            yield from inside.every()

    def all(self, *tags: str) -> list["Told"]:
        """All elements of these tags in here, in reading order."""
        return [element for element in self.every() if element.tag in tags]

    @property
    def pages(self) -> int:
        """On how many pages it stands, with all inside it."""
        return len({page for element in self.every() for page, _ in element.places})

    @property
    def whole_text(self) -> str:
        """The text of the element and of all inside it."""
        return "".join(element.text for element in self.every())


def read_aloud(path: Path) -> Told:
    """The structure of the document with the text that a second, independent reader finds for each mark."""
    listener = _Listener()
    interpreter = PDFPageInterpreter(listener.manager, listener)
    with path.open("rb") as file:
        for listener.page, page in enumerate(PDFPage.get_pages(file)):
            interpreter.process_page(page)
    return read_structure(path, listener.texts)


def read_structure(path: Path, texts: Texts | None = None) -> Told:
    """The structure of the document, without its text unless this is given by page and mark."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _told(pdf.Root.StructTreeRoot.K[0], pages, defaultdict(str, texts or {}))


class _Listener(PDFTextDevice):
    """Collects what is painted for each mark, in the order painted."""

    def __init__(self) -> None:
        self.manager = PDFResourceManager()
        super().__init__(self.manager)
        self.page = 0
        self.texts: Texts = defaultdict(str)
        self._marks: list[int | None] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._marks.append(props.get("MCID") if isinstance(props, dict) else None)

    def end_tag(self) -> None:
        self._marks.pop()

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        mark = next((mark for mark in reversed(self._marks) if mark is not None), None)
        if mark is not None:
            self.texts[self.page, mark] += font.to_unichr(cid)
        return 0.0


def _told(element: Any, pages: dict[Any, int], texts: Texts) -> Told:
    told = Told(str(element.S)[1:], words=str(element.get("/Alt", element.get("/ActualText", ""))))
    for attribute in element.get("/A", []):
        told.attributes |= {str(name)[1:]: attribute[name] for name in list(attribute.keys())}
    for kid in element.get("/K", []):
        if "/MCID" in kid:
            place = pages[kid.Pg.objgen], int(kid.MCID)
            told.places.append(place)
            told.text += texts[place]
        elif "/S" in kid:
            told.inside.append(_told(kid, pages, texts))
    return told
