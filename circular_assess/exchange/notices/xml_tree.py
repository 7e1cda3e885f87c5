"""XML of unknown origin: read without entities, network and document types, and walked by its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from circular_assess.exchange.notices.notice import UNDETERMINED, Wordings
from circular_assess.exchange.notices.refusal import NoticeRefused

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
EFORMS = "http://data.europa.eu/p27/eforms-ubl-extension"
NAMESPACES: Mapping[str, str] = {
    "cac": f"{UBL}CommonAggregateComponents-2",
    "cbc": f"{UBL}CommonBasicComponents-2",
    "ext": f"{UBL}CommonExtensionComponents-2",
    "efac": f"{EFORMS}-aggregate-components/1",
    "efbc": f"{EFORMS}-basic-components/1",
    "efext": f"{EFORMS}s/1",
}
XHTML = "http://www.w3.org/1999/xhtml"
FIRST_BYTES = 1_000
# What TED puts where a buyer withholds a text.
MASKS = ("unpublished",)


class XmlNode:
    """An element, walked by paths of prefixed names; `*` before a name stands for any namespace.

    A path has names only, such as `cac:Party/cbc:ID`; the prefixes are those of NAMESPACES.
    """

    __slots__ = ("_element",)

    def __init__(self, element: Any) -> None:
        self._element = element

    @property
    def name(self) -> str:
        """The local name."""
        return str(self._element.tag).rpartition("}")[2]

    @property
    def namespace(self) -> str:
        """The namespace; empty if there is none."""
        return str(self._element.tag).rpartition("}")[0].removeprefix("{")

    def all(self, path: str) -> list[XmlNode]:
        """Every element at the end of a path, in the order of the file."""
        found = [self._element]
        for tag in _tags(path):
            found = [child for element in found for child in element.iterchildren(tag)]
        return [XmlNode(element) for element in found]

    def first(self, path: str) -> XmlNode | None:
        """The first element at the end of a path."""
        found = self.all(path)
        return found[0] if found else None

    def children(self) -> Iterator[XmlNode]:
        """The elements directly inside."""
        return (XmlNode(element) for element in self._element.iterchildren("*"))

    def attribute(self, name: str) -> str:
        """An attribute without a namespace; empty if it is missing."""
        return str(self._element.get(name) or "").strip()

    def own_text(self) -> str:
        """The text of this element alone; empty also where the buyer withholds it."""
        text = str(self._element.text or "").strip()
        return "" if text.lower() in MASKS else text

    def whole_text(self) -> str:
        """The text of this element and all inside, a line for each child."""
        lines = (" ".join("".join(part.itertext()).split()) for part in self._element.iterchildren("*"))
        inside = "\n".join(line for line in lines if line)
        own = " ".join(str(self._element.text or "").split())
        return "\n".join(part for part in (own, inside) if part)

    def text(self, path: str) -> str:
        """The first text at the end of a path that is not empty; else empty."""
        return next((text for node in self.all(path) if (text := node.own_text())), "")

    def texts(self, path: str) -> list[str]:
        """Every text at the end of a path that is not empty."""
        return [text for node in self.all(path) if (text := node.own_text())]

    def wordings(self, path: str) -> Wordings:
        """The text in each language; what is given twice in a language is joined by a line break."""
        found: dict[str, str] = {}
        for node in self.all(path):
            if text := node.own_text():
                language = node.attribute("languageID") or UNDETERMINED
                found[language] = f"{found[language]}\n{text}" if language in found else text
        return found


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(_tag(step) for step in path.split("/"))


def _tag(step: str) -> str:
    prefix, colon, name = step.rpartition(":")
    if not colon:
        return step
    return f"{{*}}{name}" if prefix == "*" else f"{{{NAMESPACES[prefix]}}}{name}"


def parsed_xml(content: bytes) -> XmlNode:
    """The root of an XML document; NoticeRefused if it is damaged, nested too deeply or has a document type.

    Nothing is fetched, no entity is put in: what a document type could do is refused with it.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise NoticeRefused("too_deep") from error
        if b"<!DOCTYPE" in content[:FIRST_BYTES]:
            raise NoticeRefused("document_type") from error
        raise NoticeRefused("damaged_xml", {"line": error.lineno or 1}) from error
    except ValueError as error:
        raise NoticeRefused("damaged_xml", {"line": 1}) from error
    if root.getroottree().docinfo.doctype:
        raise NoticeRefused("html" if str(root.tag).lower().endswith("html") else "document_type")
    return XmlNode(root)
