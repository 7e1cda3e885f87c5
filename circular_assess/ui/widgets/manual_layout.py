"""How a text in Markdown looks in the manual: fonts, spaces, hairlines in tables, underlined links."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)

from circular_assess.ui.theme import Look

# The kind of font by level of the heading, with the space above and below it.
HEADINGS = {1: ("title", 0.0, 0.4), 2: ("verdict", 2.2, 0.5), 3: ("section", 1.3, 0.3)}
TEXT_SPACE_EM, ENTRY_SPACE_EM, INDENT_EM = 0.7, 0.3, 1.6
LINE_PER_CENT = 132


class ManualLayout:
    """Lays a text out in the present look, `zoom` times as large as the text of the window."""

    def __init__(self, look: Look, zoom: float) -> None:
        self._look = look
        self._zoom = zoom

    def px(self, em: float) -> int:
        """A length in em of the zoomed text, in pixels."""
        return round(em * self._look.em * self._zoom)

    def lay_out(self, document: QTextDocument, text: str) -> None:
        """Fill the document with a text in Markdown; nothing in it is taken for HTML."""
        features = QTextDocument.MarkdownFeature
        document.setDefaultFont(self._font("body"))
        document.setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        document.setIndentWidth(self.px(INDENT_EM))
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._rule(frame)
        block = document.begin()
        while block.isValid():
            self._space(block)
            _underline_links(block)
            block = block.next()

    def _font(self, kind: str) -> QFont:
        font = self._look.font(kind, bold=kind != "body")
        font.setPointSizeF(font.pointSizeF() * self._zoom)
        return font

    def _space(self, block: QTextBlock) -> None:
        cursor, shape = QTextCursor(block), QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        if level in HEADINGS:
            kind, above, below = HEADINGS[level]
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            headed = QTextCharFormat()
            headed.setFont(self._font(kind))
            cursor.mergeCharFormat(headed)
        else:
            is_followed = block.textList() is not None and block.next().textList() is not None
            above, below = 0.0, ENTRY_SPACE_EM if is_followed else TEXT_SPACE_EM
            shape.setLineHeight(LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.currentTable() is not None:
            above = below = 0.0
            shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
        shape.setTopMargin(self.px(above))
        shape.setBottomMargin(self.px(below))
        cursor.mergeBlockFormat(shape)

    def _rule(self, table: QTextTable) -> None:
        """Hairlines between the rows instead of boxes."""
        shape = table.format()
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBottomMargin(self.px(TEXT_SPACE_EM))
        table.setFormat(shape)
        cell = QTextTableCellFormat()
        cell.setBottomBorder(1)
        cell.setBottomBorderBrush(self._look.colour("line"))
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setTopPadding(self.px(0.3))
        cell.setBottomPadding(self.px(0.3))
        cell.setRightPadding(self.px(1.2))
        for row in range(table.rows()):
            for column in range(table.columns()):
                table.cellAt(row, column).setFormat(cell)


def _underline_links(block: QTextBlock) -> None:
    """A link is not told by its colour alone."""
    linked = []
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        if fragment.charFormat().isAnchor():
            linked.append((fragment.position(), fragment.length()))
        parts += 1
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    for start, length in linked:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underlined)
