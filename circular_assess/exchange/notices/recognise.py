"""What a file is, told by its content: the reader of its format, or a refusal with what to do instead."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from circular_assess.exchange.notices import eforms, ocds, ted_export
from circular_assess.exchange.notices.json_tree import decoded, parsed_json
from circular_assess.exchange.notices.notice import Notice
from circular_assess.exchange.notices.refusal import NoticeRefused, quoted
from circular_assess.exchange.notices.remarks import currency_remarks
from circular_assess.exchange.notices.xml_tree import UBL, XmlNode, parsed_xml

LARGEST_BYTES = 20_000_000
FIRST_BYTES = 4_000

EFORMS_ROOTS = ("ContractNotice", "PriorInformationNotice", "ContractAwardNotice")
TED_ROOTS = ("TED_EXPORT", "TED_ESENDERS")
_BEGINNINGS = ((b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b", "zip"))
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", re.I | re.S)


def read_notice(path: Path) -> Notice:
    """The notice in the file at `path`; OSError if it cannot be read, NoticeRefused if there is none in it.

    A folder, a device and a file of more than 20 MB are refused before anything is read.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NoticeRefused("not_a_file")
    if found.st_size > LARGEST_BYTES:
        raise NoticeRefused("too_large", {"megabytes": LARGEST_BYTES / 1e6})
    with path.open("rb") as file:
        return notice_in(file.read(LARGEST_BYTES + 1))


def notice_in(content: bytes) -> Notice:
    """The notice in the bytes of a file, whatever its name; NoticeRefused if there is none."""
    if len(content) > LARGEST_BYTES:
        raise NoticeRefused("too_large", {"megabytes": LARGEST_BYTES / 1e6})
    for beginning, key in _BEGINNINGS:
        if content.startswith(beginning):
            raise NoticeRefused(key)
    begin = decoded(content[:FIRST_BYTES]).lstrip("\ufeff \t\r\n\0")
    if not begin:
        raise NoticeRefused("empty")
    if begin[0] in "{[":
        notice = ocds.notice_of(parsed_json(content))
    elif begin[0] == "<":
        if _WEB_PAGE.match(begin):
            raise NoticeRefused("html")
        root = parsed_xml(content.lstrip(b" \t\r\n"))
        notice = _xml_reader(root)(root)
    else:
        raise NoticeRefused("other_content")
    remarks = (*notice.remarks, *currency_remarks(notice))
    return replace(notice, remarks=remarks, fingerprint=hashlib.sha256(content).hexdigest())


def _xml_reader(root: XmlNode) -> Callable[[XmlNode], Notice]:
    if root.name in EFORMS_ROOTS and root.namespace == f"{UBL}{root.name}-2":
        return eforms.notice_of
    if root.name in TED_ROOTS:
        return ted_export.notice_of
    if root.name.startswith("Qualification"):
        raise NoticeRefused("espd")
    if root.name == "BusinessRegistrationInformationNotice":
        raise NoticeRefused("registration")
    if root.name.lower() == "html":
        raise NoticeRefused("html")
    raise NoticeRefused("other_xml", {"root": quoted(root.name)})
