"""Sizes, colours and styles of the page."""

from __future__ import annotations

from enum import StrEnum

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from circular_assess.charts.style import PAPER
from circular_assess.report.fonts import BOLD, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
WIDTH_MM = 170.0
WIDTH = WIDTH_MM * mm
HEAD_TOP = 22 * mm
BODY_TOP = 31 * mm
BODY_BOTTOM = 27 * mm
FOOT_LINE = 22 * mm
HAIRLINE = 0.6
MARK_INDENT = 13.0

TEXT, QUIET = HexColor(PAPER.text), HexColor(PAPER.text2)
LINE, BORDER, WARNING = HexColor(PAPER.line), HexColor(PAPER.border), HexColor(PAPER.warning)


class Role(StrEnum):
    """What a piece of text is; it says how it looks."""

    COVER_KIND = "cover_kind"
    COVER_TITLE = "cover_title"
    COVER_LONG_TITLE = "cover_long_title"
    VERDICT = "verdict"
    LEAD = "lead"
    BODY = "body"
    CELL = "cell"
    SMALL = "small"
    HEAD = "head"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"


_SHAPES: dict[Role, tuple[str, float, float, object, float, float]] = {
    # role: face, size, leading, colour, space before, space after
    Role.COVER_KIND: (REGULAR, 12.0, 16.0, QUIET, 0.0, 7.0),
    Role.COVER_TITLE: (BOLD, 27.0, 32.0, TEXT, 0.0, 9.0),
    Role.COVER_LONG_TITLE: (BOLD, 16.0, 20.0, TEXT, 0.0, 9.0),
    Role.VERDICT: (BOLD, 13.0, 18.0, TEXT, 0.0, 4.0),
    Role.LEAD: (REGULAR, 11.0, 16.0, TEXT, 0.0, 6.0),
    Role.BODY: (REGULAR, 10.0, 14.2, TEXT, 0.0, 5.0),
    Role.CELL: (REGULAR, 9.5, 12.6, TEXT, 0.0, 0.0),
    Role.SMALL: (REGULAR, 9.0, 11.8, TEXT, 0.0, 1.2),
    Role.HEAD: (BOLD, 8.5, 11.0, QUIET, 0.0, 0.0),
    Role.HEADING_1: (BOLD, 20.0, 25.0, TEXT, 34.0, 7.0),
    Role.HEADING_2: (BOLD, 12.5, 16.5, TEXT, 14.0, 5.0),
    Role.HEADING_3: (BOLD, 11.0, 14.5, TEXT, 12.0, 2.0),
}


def paragraph_style(
    role: Role,
    *,
    is_right: bool = False,
    indent: float = 0.0,
    is_quiet: bool = False,
    after: float | None = None,
) -> ParagraphStyle:
    """The style of a paragraph; lengths in points."""
    font, size, leading, colour, space_before, space_after = _SHAPES[role]
    return ParagraphStyle(
        role.value,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=QUIET if is_quiet else colour,
        alignment=TA_RIGHT if is_right else TA_LEFT,
        leftIndent=indent,
        spaceBefore=space_before,
        spaceAfter=space_after if after is None else after,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )
