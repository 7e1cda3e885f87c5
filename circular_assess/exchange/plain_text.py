"""What a user typed, without the signs that no XML file may hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_xml_text(words: str) -> str:
    """The words with line ends as LF, and without control signs and halves of signs."""
    return _FORBIDDEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
