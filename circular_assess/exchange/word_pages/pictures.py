"""Pictures in a Word document: figures made of their vectors, and score bars, with their words."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, ImageDraw

from circular_assess.charts.bars import (
    FULL,
    Box,
    PartKind,
    bar_parts,
    hatch_dots,
    hatch_lines,
    range_of_total,
)
from circular_assess.charts.style import PAPER, ScenarioStyle
from circular_assess.domain.scoring import Figures
from circular_assess.exchange.plain_text import as_xml_text
from circular_assess.exchange.word_pages.elements import added, made
from circular_assess.report.reading import PDFIUM

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
EMU_PER_MM = 36000
_BAR_MM, _RANGE_MM = 3.4, 1.8
_DOTS_PER_MM = DOTS_PER_INCH / 25.4
_FINER = 3


def as_png(chart: bytes) -> bytes:
    """The page of a PDF as a picture, sharp in print."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(chart)
        try:
            picture = document[0].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().convert("RGB")
        finally:
            document.close()
    return _packed(picture)


def bar_height_mm(figures: Figures) -> float:
    """How high a score bar stands: more where the line of a range is below it."""
    return _BAR_MM if range_of_total(figures) is None else _BAR_MM + _RANGE_MM


def bar_png(figures: Figures, mark: int, width_mm: float) -> bytes:
    """A score bar: proven with its pattern, claimed beyond it, what is open, and the range below."""
    style, dots = PAPER.scenario_style(mark), _DOTS_PER_MM * _FINER
    width, height, bar = (round(length * dots) for length in (width_mm, bar_height_mm(figures), _BAR_MM))
    picture = Image.new("RGB", (width, height), PAPER.page)
    draw = ImageDraw.Draw(picture)
    edge = _FINER * 2
    draw.line((0, bar / 2, width, bar / 2), PAPER.line, edge)
    for part in bar_parts(figures):
        start, end = (place / FULL * (width - 1) for place in (part.start, part.end))
        _draw_part(draw, Box(start, 0.0, end - start, bar - 1), part.kind, style, edge)
    ends = range_of_total(figures)
    if ends is not None:
        low, high = (end / FULL * (width - 1 - edge) for end in ends)
        middle, reach = (bar + height) / 2, (height - bar) / 3
        draw.line((low, middle, high, middle), PAPER.text2, edge)
        for end in (low, high):
            draw.line((end, middle - reach, end, middle + reach), PAPER.text2, edge)
    return _packed(picture.resize((width // _FINER, height // _FINER), Image.Resampling.LANCZOS))


def _draw_part(draw: ImageDraw.ImageDraw, box: Box, kind: PartKind, style: ScenarioStyle, edge: int) -> None:
    corners = (box.x, box.y, box.x + box.width, box.y + box.height)
    step = 1.4 * _DOTS_PER_MM * _FINER
    if kind is PartKind.CLAIMED:
        draw.rectangle(corners, style.tint, style.colour, edge)
    elif kind is PartKind.OPEN:
        draw.rectangle(corners, PAPER.page, PAPER.border, edge)
    else:
        draw.rectangle(corners, style.colour)
        for start, end in hatch_lines(box, style.hatch, step):
            draw.line((start, end), style.tint, edge)
        for x, y in hatch_dots(box, style.hatch, step):
            draw.ellipse((x - edge, y - edge, x + edge, y + edge), style.tint)


def picture_run(
    document: Document, png: bytes, width_mm: float, height_mm: float, words: str, number: int
) -> BaseOxmlElement:
    """A run with a picture; without words it is marked as a decoration that is not read aloud."""
    reference, _image = document.part.get_or_add_image(BytesIO(png))
    across, down = round(width_mm * EMU_PER_MM), round(height_mm * EMU_PER_MM)
    inline = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Picture {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="picture-{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{reference}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline>"
    )
    properties = inline.find("{*}docPr")
    if words:
        properties.set("descr", " ".join(as_xml_text(words).split()))
    else:
        properties.append(parse_xml(_DECORATIVE))
    run = made("w:r")
    added(run, "w:drawing").append(inline)
    return run


_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def _packed(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return file.getvalue()
