"""Finishes the painted report as PDF/UA-1 and PDF/A: structure, figures, colours, metadata and data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    Object,
    ObjectStreamMode,
    Pdf,
    Stream,
    String,
)
from PIL import ImageCms

from circular_assess.report.digests import DATA_DIGEST, PAGES_DIGEST, digest_of_data, digest_of_pages
from circular_assess.report.layout.structure import Element, Painted, Tag
from circular_assess.report.metadata import About, xmp_packet
from circular_assess.report.unicode_maps import clean_unicode_maps

WITH_DATA, WITHOUT_DATA = "3A", "2A"
# Where an ICC profile keeps the moment it was made, which would differ each time.
_PROFILE_MOMENT = slice(24, 36)
_EMPTY_CELLS = (Tag.CELL, Tag.HEAD_CELL)


@dataclass(frozen=True, slots=True)
class Attachment:
    """The data that travels inside the report: its name, its bytes, and what it is in a few words."""

    name: str
    content: bytes
    words: str


def finished(painted_file: bytes, painted: Painted, about: About, attachment: Attachment | None) -> bytes:
    """The report as PDF/UA-1 and PDF/A-3a, or PDF/A-2a without an attachment; the same bytes each time."""
    with Pdf.open(BytesIO(painted_file)) as pdf:
        _put_figures(pdf, painted)
        clean_unicode_maps(pdf)
        _put_structure(pdf, painted)
        _put_colours(pdf)
        digests = {}
        if attachment is not None:
            _attach(pdf, attachment, about.moment)
            digests = {DATA_DIGEST: digest_of_data(attachment.content), PAGES_DIGEST: digest_of_pages(pdf)}
        _describe(pdf, about, WITHOUT_DATA if attachment is None else WITH_DATA, digests)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return file.getvalue()


def _put_figures(pdf: Pdf, painted: Painted) -> None:
    """Each figure in the place that was left for it."""
    for page in pdf.pages:
        forms = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        for name in list(forms.keys()):
            wanted = name.removeprefix("/FormXob.")
            if wanted not in painted.figures:
                continue
            with Pdf.open(BytesIO(painted.figures[wanted])) as figure:
                forms[name] = pdf.copy_foreign(figure.pages[0].as_form_xobject())


def _put_structure(pdf: Pdf, painted: Painted) -> None:
    """The structure tree, and on every page and link the way back to it."""
    pages = list(pdf.pages)
    parents: list[list[Object | None]] = [[] for _page in pages]
    links: list[Object] = []
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))

    def made(element: Element, parent: Object) -> Object | None:
        found = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag.value}"), P=parent))
        kids = list(_marks(element, found))
        link = painted.links.get(element)
        if link is not None:
            annotation = pages[link[0]].obj.Annots[link[1]]
            annotation.StructParent = len(pages) + len(links)
            annotation.F = 4
            links.append(found)
            kids.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=pages[link[0]].obj))
        kids += [kid for inside in element.inside if (kid := made(inside, found)) is not None]
        if not kids and element.tag not in _EMPTY_CELLS:
            return None
        if element.tag is Tag.TABLE and not _is_painted(element, painted):
            return None  # there was no room for it
        if kids:
            found.K = Array(kids)
        _put_attributes(found, element, painted)
        return found

    def _marks(element: Element, owner: Object) -> Iterator[Object]:
        for number, mark in painted.marks.get(element, ()):
            owned = parents[number]
            owned.extend([None] * (mark + 1 - len(owned)))
            owned[mark] = owner
            yield Dictionary(Type=Name.MCR, Pg=pages[number].obj, MCID=mark)

    document = made(painted.root, tree)
    tree.K = Array([] if document is None else [document])
    numbers: list[object] = []
    for number, (page, owned) in enumerate(zip(pages, parents, strict=True)):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        numbers.extend([number, pdf.make_indirect(Array(owned))])
    for position, owner in enumerate(links):
        numbers.extend([len(pages) + position, owner])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages) + len(links)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _is_painted(element: Element, painted: Painted) -> bool:
    return element in painted.marks or any(_is_painted(inside, painted) for inside in element.inside)


def _put_attributes(found: Object, element: Element, painted: Painted) -> None:
    attributes = Array()
    if element.tag in _EMPTY_CELLS and (element.scope or element.columns > 1):
        table = Dictionary(O=Name.Table)
        if element.scope:
            table.Scope = Name(f"/{element.scope}")
        if element.columns > 1:
            table.ColSpan = element.columns
        attributes.append(table)
    if element in painted.boxes:
        box = Array([round(edge, 2) for edge in painted.boxes[element]])
        attributes.append(Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block))
    if attributes:
        found.A = attributes
    if element.words:
        found["/Alt" if element.tag is Tag.FIGURE else "/ActualText"] = String(element.words)


def _put_colours(pdf: Pdf) -> None:
    """All colours are sRGB, and the file says so by a profile of its own."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_MOMENT] = bytes(12)
    stream = Stream(pdf, bytes(profile), N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_indirect(stream),
            )
        ]
    )


def _attach(pdf: Pdf, attachment: Attachment, moment: datetime) -> None:
    """The data as the source of the report, found by name and by association."""
    stamp = String(_stamp(moment))
    stream = Stream(pdf, attachment.content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/json")
    stream.Params = Dictionary(Size=len(attachment.content), ModDate=stamp, CreationDate=stamp)
    file = pdf.make_indirect(stream)
    name = String(attachment.name)
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=String(attachment.words),
            AFRelationship=Name.Source,
            EF=Dictionary(F=file, UF=file),
        )
    )
    pdf.Root.AF = Array([specification])
    tree = NameTree.new(pdf)
    tree[attachment.name] = specification
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree.obj)


def _describe(pdf: Pdf, about: About, level: str, digests: dict[str, str]) -> None:
    packet = Stream(pdf, xmp_packet(about, level, digests))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    stamp = String(_stamp(about.moment))
    told = Dictionary(
        Title=_printable(about.title),
        Subject=_printable(about.subject),
        Creator=_printable(about.creator),
        Producer=_printable(about.creator),
        CreationDate=stamp,
        ModDate=stamp,
    )
    if about.author:
        told.Author = _printable(about.author)
    pdf.trailer.Info = pdf.make_indirect(told)


def _printable(words: str) -> String:
    return String("".join(sign for sign in words if sign.isprintable()))


def _stamp(moment: datetime) -> str:
    """A moment as PDF writes it, such as D:20261125093000+01'00'."""
    zone = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
