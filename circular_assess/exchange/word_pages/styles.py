"""An empty Word document with the styles, the page and the language of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from circular_assess.charts.style import PAPER
from circular_assess.exchange.word_pages.elements import added, made
from circular_assess.report.layout.styles import WIDTH_MM, Role

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

FACE = "Calibri"
# Word's own tags for the languages as the program writes them.
LANGUAGE_TAGS = {"en": "en-GB", "nl": "nl-BE", "fr": "fr-BE"}
PAGE_MM = (210.0, 297.0)
MARGIN_MM = (PAGE_MM[0] - WIDTH_MM) / 2
TABLE_STYLE = "ReportTable"
BETWEEN_STYLE = "Between"
NUMBERING = 1
_OF_TEMPLATE = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")


class _Shape(NamedTuple):
    """Size in points, whether bold, colour, and points before and after."""

    size: float
    is_bold: bool
    colour: str
    before: float
    after: float


_NAMES: dict[Role, str] = {
    Role.BODY: "Normal",
    Role.COVER_KIND: "Subtitle",
    Role.COVER_TITLE: "Title",
    Role.COVER_LONG_TITLE: "Long Title",
    Role.VERDICT: "Verdict",
    Role.LEAD: "Lead",
    Role.CELL: "Table Text",
    Role.SMALL: "Small Text",
    Role.HEAD: "Table Head",
    Role.HEADING_1: "Heading 1",
    Role.HEADING_2: "Heading 2",
    Role.HEADING_3: "Heading 3",
}
_SHAPES: dict[str, _Shape] = {
    "Normal": _Shape(10.5, False, PAPER.text, 0, 5),
    "Subtitle": _Shape(12, False, PAPER.text2, 0, 4),
    "Title": _Shape(27, True, PAPER.text, 0, 9),
    "Long Title": _Shape(16, True, PAPER.text, 0, 9),
    "Verdict": _Shape(13, True, PAPER.text, 0, 4),
    "Verdict More": _Shape(11.5, False, PAPER.text, 0, 4),
    "Lead": _Shape(11.5, False, PAPER.text, 0, 6),
    "Table Text": _Shape(10, False, PAPER.text, 0, 0),
    "Small Text": _Shape(9, False, PAPER.text, 0, 2),
    "Table Head": _Shape(9, True, PAPER.text2, 0, 0),
    "Heading 1": _Shape(20, True, PAPER.text, 22, 7),
    "Heading 2": _Shape(13, True, PAPER.text, 14, 5),
    "Heading 3": _Shape(11, True, PAPER.text, 12, 2),
    "TOC Heading": _Shape(20, True, PAPER.text, 0, 7),
    "toc 1": _Shape(10.5, True, PAPER.text, 6, 2),
    "toc 2": _Shape(10, False, PAPER.text, 0, 2),
    "Header": _Shape(8.5, False, PAPER.text2, 0, 0),
    "Footer": _Shape(8.5, False, PAPER.text2, 0, 0),
    BETWEEN_STYLE: _Shape(2, False, PAPER.text, 0, 0),
}
_BUILT_IN = ("Normal", "Title", "Subtitle", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3")
_KEPT = (*_BUILT_IN, "Default Paragraph Font", "Normal Table", "No List")
_WORDS_OWN = ("TOC Heading", "toc 1", "toc 2")
_BESIDE_BAR = ("Verdict", "Verdict More")


def style_of(role: Role) -> str:
    """The id of the style of a role."""
    return _NAMES[role].replace(" ", "")


def empty_document(language: str) -> WordDocument:
    """A document on A4 with the styles of a report and nothing in it."""
    document = Document()
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    for name, shape in _SHAPES.items():
        _style(document, name, shape)
    _number_headings(document)
    document.styles.element.append(parse_xml(_TABLE_STYLE))
    _set_defaults(document, LANGUAGE_TAGS[language])
    _forget_template(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.header_distance = section.footer_distance = Mm(13)
    return document


def _style(document: WordDocument, name: str, shape: _Shape) -> None:
    if name in _BUILT_IN:
        style = document.styles[name]
        for part in ("w:pPr", "w:rPr", "w:link"):
            for old in style.element.findall(qn(part)):
                style.element.remove(old)
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _WORDS_OWN)
        style.element.style_id = name.replace(" ", "")
        style.hidden, style.quick_style = False, True
    assert isinstance(style, ParagraphStyle)
    if name != "Normal":
        style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(shape.size), shape.is_bold
    style.font.color.rgb = RGBColor.from_string(shape.colour.lstrip("#"))
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(shape.before), Pt(shape.after)
    layout.line_spacing = 1.15 if shape.size < 14 else 1.05
    if name.startswith("Heading"):
        layout.keep_with_next = True
        added(style.element.get_or_add_pPr(), "w:outlineLvl", val=int(name[-1]) - 1)
    if name in _BESIDE_BAR:
        bar = made("w:pBdr")
        added(bar, "w:left", val="single", sz=24, space=9, color=PAPER.accent.lstrip("#"))
        style.element.get_or_add_pPr().insert_element_before(bar, *_AFTER_BORDERS)
        layout.left_indent = Mm(4)
    if name == "toc 2":
        layout.left_indent = Mm(6)


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _number_headings(document: WordDocument) -> None:
    """Headings 1 and 2 are numbered by Word itself, so a new one gets its place."""
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="tab"/><w:lvlText w:val="{pattern}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs>'
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        for level, (pattern, indent) in enumerate((("%1", 567), ("%1.%2", 567)))
    )
    numbering.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num>'
        )
    )
    for level in (0, 1):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = NUMBERING


def _set_defaults(document: WordDocument, tag: str) -> None:
    """One face for all, and the language by which a screen reader and the spelling check go."""
    defaults: BaseOxmlElement = document.styles.element.find(qn("w:docDefaults"))
    for kind in ("rPr", "pPr"):
        properties: BaseOxmlElement = defaults.find(f"{qn(f'w:{kind}Default')}/{qn(f'w:{kind}')}")
        for old in list(properties):
            properties.remove(old)
        if kind == "rPr":
            added(properties, "w:rFonts", ascii=FACE, hAnsi=FACE, cs=FACE, eastAsia=FACE)
            added(properties, "w:sz", val=21)
            added(properties, "w:szCs", val=21)
            added(properties, "w:lang", val=tag, eastAsia=tag, bidi="ar-SA")
    document.core_properties.language = tag


def _forget_template(document: WordDocument) -> None:
    """Leave out what the empty document of python-docx says of whoever made it, and be a file of today."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_OF_TEMPLATE):
                del relations[key]
    settings: BaseOxmlElement = document.settings.element
    for name in ("w:proofState", "w:savePreviewPicture", "w:rsids", "w:themeFontLang", "w:zoom"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


_TABLE_STYLE = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">'
    '<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
    "<w:tblPr><w:tblBorders>"
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{PAPER.line.lstrip("#")}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{PAPER.border.lstrip("#")}"/>'
    '</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
)
