"""Deliberate defects: the checks of accessible and archivable reports see them."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.report.archive_rules import broken_rules
from tests.report.built import Built

Spoil = Callable[[pikepdf.Pdf], object]


def _element(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == pikepdf.Name(f"/{tag}")
    )


def _delete(place: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[place]

    return spoil


def _replace_packet(old: bytes, new: bytes) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return spoil


def _delete_in(tag: str, place: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del _element(pdf, tag)[place]

    return spoil


def _first_link(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(note for sheet in pdf.pages for note in sheet.obj.get("/Annots", []))


def _font_file(pdf: pikepdf.Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/FontFile2" in found:
            del found["/FontFile2"]
            return


def _unmarked(pdf: pikepdf.Pdf) -> None:
    sheet = pdf.pages[0]
    sheet.contents_add(b"BT /F1 10 Tf 50 50 Td (unheard) Tj ET", prepend=False)


DEFECTS: dict[str, Spoil] = {
    "no language": _delete("/Lang"),
    "no structure": _delete("/StructTreeRoot"),
    "not marked": _delete("/MarkInfo"),
    "no metadata": _delete("/Metadata"),
    "no colour profile": _delete("/OutputIntents"),
    "title not shown": _delete("/ViewerPreferences"),
    "no alternative text": _delete_in("Figure", "/Alt"),
    "no scope": _delete_in("TH", "/A"),
    "wrong part of PDF/UA": _replace_packet(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"),
    "no PDF/A mark": _replace_packet(b"pdfaid:conformance>A<", b"pdfaid:conformance>Z<"),
    "no title": _replace_packet(b"dc:title>", b"dc:rights>"),
    "link without words": lambda pdf: _first_link(pdf).__delitem__("/Contents"),
    "link not printed": lambda pdf: _first_link(pdf).__setitem__("/F", 0),
    "link outside the structure": lambda pdf: _first_link(pdf).__delitem__("/StructParent"),
    "unmarked text": _unmarked,
    "no tab order": lambda pdf: pdf.pages[1].obj.__delitem__("/Tabs"),
    "face not embedded": _font_file,
    "data without its kind": lambda pdf: pdf.Root.AF[0].__delitem__("/AFRelationship"),
    "script": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_checks_see_a_deliberate_defect(defect: str, short: Built, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.pdf"
    with pikepdf.open(short.path) as pdf:
        DEFECTS[defect](pdf)
        pdf.save(spoiled)
    assert broken_rules(spoiled, "ua1") | broken_rules(spoiled, "3a")
