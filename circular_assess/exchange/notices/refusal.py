"""Why a file is refused as a notice, as a key with values and in words with what to do instead."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

LONGEST_QUOTE = 40

REFUSALS: Mapping[str, str] = {
    "not_a_file": _("This is no file that can be read: it is a folder or a device."),
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than {megabytes:number} MB, which no notice is."),
    "pdf": _("This is a PDF. Download the notice from TED as XML."),
    "zip": _("This is a packed file. Unpack it first, then take the notice inside."),
    "html": _("This is a web page. Download the notice from TED as XML, not the page that shows it."),
    "other_content": _("This is no tender notice: neither XML nor JSON."),
    "damaged_xml": _("The XML is damaged or cut off at line {line}. Download the notice again."),
    "document_type": _("The XML has a document type, which no notice has and which can do harm."),
    "espd": _("This is an ESPD, which has no award criteria. Take the tender notice itself."),
    "registration": _("This notice registers a company and buys nothing. Take a tender notice."),
    "other_xml": _("This XML is no tender notice: it begins with “{root}”. Take an eForms notice from TED."),
    "damaged_json": _("The JSON is damaged or cut off at line {line}. Download the notice again."),
    "impossible_number": _("The JSON has a number that is none. Download the notice again."),
    "too_deep": _("The file is nested more deeply than any notice."),
    "other_json": _("This JSON is no OCDS release with a tender."),
    "no_tender": _("This release has no tender yet, only a plan. Take the release that has the tender."),
    "no_release": _("This OCDS file has no release inside. Take one with the releases themselves."),
}


class NoticeRefused(Exception):
    """A file in which there is no tender notice; `key` names the reason, `wording` says it."""

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = dict(values or {})

    def wording(self, texts: Texts) -> str:
        """Why, and what to do instead, in one line in the reader's language."""
        return texts.tr(REFUSALS[self.key], **self.values)


def quoted(found: str) -> str:
    """What stands in a file, on one line and short."""
    plain = " ".join(found.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
