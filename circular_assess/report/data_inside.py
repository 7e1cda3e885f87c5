"""The assessment inside a report: taken out of any PDF, and whether anything changed by accident."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, Stream

from circular_assess.domain.assessment import Assessment
from circular_assess.own_file import LARGEST_BYTES, OwnFileRefused, read_own_file
from circular_assess.report.digests import DATA_DIGEST, PAGES_DIGEST, digest_of_data, digest_of_pages
from circular_assess.report.metadata import digests_in
from circular_assess.texts import Texts, mark_for_translation

_ = mark_for_translation

LARGEST_PDF_BYTES = 200_000_000
_MOST_FILES = 20


class Change(StrEnum):
    """What an accident changed since the report was written."""

    NONE = "unchanged"
    PAGES = "pages_changed"
    DATA = "data_changed"


CHANGES: Mapping[Change, str] = {
    Change.NONE: _("{file}: data and pages are as they were written."),
    Change.PAGES: _("{file}: the data is as it was written, but the pages were changed afterwards."),
    Change.DATA: _("{file}: the data was changed after the report was written."),
}
_LIMITS_OF_DIGEST = _("This shows accidental change only: whoever edits on purpose can hide it.")

REFUSALS: Mapping[str, str] = {
    "not_a_file": _("This is no file that can be read: it is a folder or a device."),
    "too_large": _("The PDF is larger than {megabytes:number} MB, which no report is."),
    "encrypted": _("The PDF is protected by a password; the assessment inside cannot be read."),
    "damaged": _("This is no PDF, or it is damaged or cut off."),
    "no_data": _("There is no assessment inside this PDF."),
    "data_too_large": _("What is attached to this PDF is too large for an assessment."),
    "not_readable": _("What is attached to this PDF cannot be read: {fault}"),
}


class ReportNotOpened(Exception):
    """A PDF without an assessment that can be read; `key` is one of `REFUSALS`."""

    def __init__(self, key: str, refused: OwnFileRefused | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.refused = refused

    def wording(self, texts: Texts) -> str:
        """Why, in one sentence in the reader's language."""
        fault = self.refused.wording(texts) if self.refused else ""
        return texts.tr(REFUSALS[self.key], megabytes=LARGEST_PDF_BYTES / 1e6, fault=fault)


@dataclass(frozen=True, slots=True)
class DataInside:
    """The assessment of a report, and what was changed since it was written."""

    assessment: Assessment
    change: Change

    def wording(self, file: object, texts: Texts) -> str:
        """What changed, and how little that proves."""
        return f"{texts.tr(CHANGES[self.change], file=file)} {texts.tr(_LIMITS_OF_DIGEST)}"


def open_report(path: Path) -> DataInside:
    """The assessment inside the PDF at `path`; OSError or ReportNotOpened if there is none to be had.

    Nothing of the PDF is run, followed or written anywhere; the name of what is attached is not used.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ReportNotOpened("not_a_file")
    if found.st_size > LARGEST_PDF_BYTES:
        raise ReportNotOpened("too_large")
    try:
        with Pdf.open(path, attempt_recovery=False) as pdf:
            return _read(pdf)
    except PasswordError as error:
        raise ReportNotOpened("encrypted") from error
    except (PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise ReportNotOpened("damaged") from error


def _read(pdf: Pdf) -> DataInside:
    refused = ReportNotOpened("no_data")
    for stream in _attached(pdf):
        try:
            content = _unpacked(stream)
            assessment = read_own_file(content)
        except OwnFileRefused as error:
            refused = refused if error.key == "not_ours" else ReportNotOpened("not_readable", error)
            continue
        except ReportNotOpened as error:
            refused = error
            continue
        return DataInside(assessment, _change(pdf, content))
    raise refused


def _attached(pdf: Pdf) -> Iterator[Stream]:
    """The files that are attached as the source of the document, and no others."""
    listed = pdf.Root.get("/AF")
    for specification in list(listed)[:_MOST_FILES] if isinstance(listed, Array) else ():
        if isinstance(specification, Dictionary) and specification.get("/AFRelationship") == Name.Source:
            stream = specification.get("/EF", Dictionary()).get("/F")
            if isinstance(stream, Stream):
                yield stream


def _unpacked(stream: Stream) -> bytes:
    """The bytes of an attached file; ReportNotOpened for more than an assessment can have."""
    packed = stream.read_raw_bytes()
    if len(packed) > LARGEST_BYTES:
        raise ReportNotOpened("data_too_large")
    filters: Object | None = stream.get("/Filter")
    if filters is None:
        return packed
    if filters != Name.FlateDecode and list(filters) != [Name.FlateDecode]:
        raise ReportNotOpened("no_data")
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, LARGEST_BYTES + 1)
    except zlib.error as error:
        raise ReportNotOpened("damaged") from error
    if len(content) > LARGEST_BYTES:
        raise ReportNotOpened("data_too_large")
    return content


def _change(pdf: Pdf, content: bytes) -> Change:
    packet = pdf.Root.get("/Metadata")
    digests = digests_in(packet.read_bytes()) if isinstance(packet, Stream) else {}
    if digests.get(DATA_DIGEST) != digest_of_data(content):
        return Change.DATA
    return Change.NONE if digests.get(PAGES_DIGEST) == digest_of_pages(pdf) else Change.PAGES
