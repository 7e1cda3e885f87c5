"""Plain words as paragraphs: what was typed comes out as typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle

from circular_assess.charts.style import PAPER
from circular_assess.report.fonts import BOLD, as_printable, runs, width_of
from circular_assess.report.layout.styles import Role, paragraph_style
from circular_assess.report.layout.tagged import TaggedParagraph

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# No line of a report holds more signs, so nobody measures more of a text than its lines can hold.
_LONGEST_LINE = 220


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence that stands out: bold, grey, or in the colour of a warning."""

    words: str
    is_strong: bool = False
    is_quiet: bool = False
    is_warning: bool = False


Words = str | tuple[Part, ...]


def strong(words: str) -> tuple[Part, ...]:
    """Words in bold."""
    return (Part(words, is_strong=True),)


def plain(words: Words) -> str:
    """The words alone."""
    return words if isinstance(words, str) else "".join(part.words for part in words)


def paragraph(
    words: Words, style: ParagraphStyle, kind: type[TaggedParagraph] = TaggedParagraph
) -> TaggedParagraph:
    """A paragraph of plain words; line ends and runs of spaces stay as they were typed."""
    parts = (Part(words),) if isinstance(words, str) else words
    return kind("".join(_markup(part, style) for part in parts), style)


def _markup(part: Part, style: ParagraphStyle) -> str:
    printable = _with_kept_spaces(as_printable(part.words.replace("\r\n", "\n").replace("\r", "\n")))
    colour = PAPER.text2 if part.is_quiet else PAPER.warning if part.is_warning else ""
    font = BOLD if part.is_strong else style.fontName
    marked = []
    for run in runs(printable, font):
        signs = escape(run.signs).replace("\n", "<br/>")
        asked = f' name="{run.font}"' if run.font != style.fontName else ""
        asked += f' color="{colour}"' if colour else ""
        marked.append(f"<font{asked}>{signs}</font>" if asked else signs)
    return "".join(marked)


def _with_kept_spaces(words: str) -> str:
    """Spaces in a row made unbreakable but for the last, or they would shrink to one."""
    while "  " in words:
        words = words.replace("  ", "\N{NO-BREAK SPACE} ")
    return words


def wrapped(words: str, width: float, role: Role, *, is_strong: bool = False) -> list[str]:
    """The words on lines no wider than `width` points; a word that is too long is cut between signs."""
    style = paragraph_style(role)
    font = BOLD if is_strong else style.fontName
    lines: list[str] = []
    line = ""
    for word in _pieces(as_printable(words).split(), width, font, style.fontSize):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, font, style.fontSize) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def _pieces(words: Iterable[str], width: float, font: str, size: float) -> Iterator[str]:
    for word in words:
        rest = word
        while width_of(rest[:_LONGEST_LINE], font, size) > width and len(rest) > 1:
            count = 1
            while count < len(rest) and width_of(rest[: count + 1], font, size) <= width:
                count += 1
            yield rest[:count]
            rest = rest[count:]
        if rest:
            yield rest


def fitted(words: str, width: float, most_lines: int, role: Role, *, is_strong: bool = False) -> str:
    """The words, cut with an ellipsis where they would take more lines than wanted."""
    enough = words[: _LONGEST_LINE * most_lines]
    lines = wrapped(enough, width, role, is_strong=is_strong)
    if len(lines) <= most_lines and enough == words:
        return words
    style = paragraph_style(role)
    font = BOLD if is_strong else style.fontName
    last = lines[most_lines - 1] if len(lines) >= most_lines else lines[-1]
    while last and width_of(last + ELLIPSIS, font, style.fontSize) > width:
        last = last[:-1]
    return " ".join([*lines[: most_lines - 1], last.rstrip() + ELLIPSIS])


def shortened(words: str, most_signs: int = 70) -> str:
    """Words for use inside a sentence, on one line and cut with an ellipsis after so many signs."""
    line = " ".join(words[: most_signs * 2].split())
    return line if len(line) <= most_signs else line[: most_signs - 1].rstrip() + ELLIPSIS


def evenly_broken(words: str, width: float, role: Role) -> list[str]:
    """As few lines as needed, of about the same length."""
    fewest = len(wrapped(words, width, role))
    low, high = width / max(fewest, 1) * 0.8, width
    best = wrapped(words, width, role)
    while high - low > 1.0:
        middle = (low + high) / 2
        lines = wrapped(words, middle, role)
        if len(lines) <= fewest:
            best, high = lines, middle
        else:
            low = middle
    return best
