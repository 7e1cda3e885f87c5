"""A report opens again: the assessment inside, what an accident changed, and PDFs from strangers."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Proof
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import evaluate
from circular_assess.own_file import write_own_file
from circular_assess.report.build import build_pdf
from circular_assess.report.data_inside import (
    CHANGES,
    REFUSALS,
    Change,
    ReportNotOpened,
    open_report,
)
from circular_assess.report.options import ReportOptions
from circular_assess.texts import Texts
from tests.made_up import LEVEL_ONE, VALUE, A, B, made_up_assessment
from tests.report.built import MOMENT

TEXTS = Texts()
SECRETS = ("Acme Leasing", "A secret reason", "Secret offer 7", "Secret price list", "987654", "Secret note")


def _write(folder: Path, *, edition: Edition = Edition.INTERNAL, has_data: bool = True) -> Path:
    path = folder / f"{edition}-{has_data}.pdf"
    assessment = _assessment()
    build_pdf(
        assessment,
        evaluate(assessment),
        TEXTS,
        path,
        moment=MOMENT,
        cache_folder=folder,
        options=ReportOptions(edition, has_data),
    )
    return path


def _assessment() -> Assessment:
    assessment = edits.set_value(made_up_assessment(), A, VALUE, 40.0)
    assessment = edits.set_level(assessment, B, LEVEL_ONE, 3.0)
    assessment = edits.describe_scenario(assessment, B, "Acme Leasing", "As Acme Leasing offers it.")
    assessment = edits.mark_scenario(assessment, B, name=True, description=False, knock_out=False)
    assessment = edits.set_reason(assessment, B, LEVEL_ONE, "A secret reason")
    assessment = edits.mark_reason(assessment, B, LEVEL_ONE, True)
    proof = Proof("Secret offer 7", "https://example.org", is_confidential=True)
    assessment = edits.set_proofs(assessment, B, LEVEL_ONE, [proof])
    line = CostLine(CostKind.PURCHASE, "Secret price list", 987_654.0, is_confidential=True)
    assessment = edits.add_cost_line(assessment, B, line)
    tender = replace(assessment.tender, term_note="Secret note", is_term_note_confidential=True)
    return edits.change_tender(assessment, tender)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("report"))


def test_a_report_opens_again_with_all_its_data(written: Path, tmp_path: Path) -> None:
    inside = open_report(written)
    assert (inside.assessment, inside.change) == (_assessment(), Change.NONE)
    again = _write(tmp_path)
    assert again.read_bytes() == written.read_bytes()


def test_another_order_in_the_file_changes_nothing_and_a_page_less_is_told(
    written: Path, tmp_path: Path
) -> None:
    path = tmp_path / "other.pdf"
    with pikepdf.open(written) as pdf:
        pdf.save(path, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert open_report(path).change is Change.NONE
    with pikepdf.open(written) as pdf:
        del pdf.pages[1]
        pdf.save(path)
    assert open_report(path).change is Change.PAGES
    assert "pages were changed" in open_report(path).wording(path.name, TEXTS)


def test_other_data_is_told_and_still_opened(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    other = edits.set_level(_assessment(), B, LEVEL_ONE, 1.0)
    with pikepdf.open(written) as pdf:
        pdf.Root.AF[0].EF.F.write(write_own_file(other))
        pdf.save(path)
    inside = open_report(path)
    assert (inside.assessment, inside.change) == (other, Change.DATA)
    assert "accidental" in inside.wording(path.name, TEXTS)
    assert set(CHANGES) == set(Change)


def test_nothing_that_is_marked_survives_in_a_public_edition(written: Path, tmp_path: Path) -> None:
    public = _write(tmp_path, edition=Edition.PUBLIC)
    for secret in SECRETS:
        assert secret.encode() in _everything_in(written), secret
        assert secret.encode() not in _everything_in(public), secret
        assert secret not in _text_of(public)
    inside = open_report(public)
    assert inside.change is Change.NONE
    assert inside.assessment.id != _assessment().id
    assert inside.assessment.scenario(A) == _assessment().scenario(A)
    assert "Scenario B" in _text_of(public)


def test_without_data_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(ReportNotOpened, match="no_data"):
        open_report(_write(tmp_path, has_data=False))


def _everything_in(path: Path) -> bytes:
    """All strings and all streams of a file, unpacked, and its text."""
    with pikepdf.open(path) as pdf:
        parts = [path.read_bytes(), _text_of(path).encode()]
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream):
                parts.append(found.read_bytes())
            parts.append(found.unparse(resolved=True))
            if isinstance(found, pikepdf.Dictionary):
                values = [found[key] for key in list(found.keys())]
                parts += [str(value).encode() for value in values if isinstance(value, pikepdf.String)]
    return b"\n".join(parts)


def _text_of(path: Path) -> str:
    import pypdfium2

    from circular_assess.report.reading import PDFIUM

    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        words = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return words


def _attach(content: bytes, name: str = "x.circular", **named: object) -> Callable[[Path, Path], None]:
    def change(source: Path, target: Path) -> None:
        with pikepdf.open(source) as pdf:
            stream = pikepdf.Stream(pdf, content)
            for key, value in named.items():
                stream[f"/{key}"] = value
            specification = pdf.Root.AF[0]
            specification.EF.F = pdf.make_indirect(stream)
            specification.UF = pikepdf.String(name)
            pdf.save(target)

    return change


def _bomb(source: Path, target: Path) -> None:
    packed = zlib.compress(b" " * 300_000_000, 9)
    with pikepdf.open(source) as pdf:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode, decode_parms=None)
        pdf.Root.AF[0].EF.F = pdf.make_indirect(stream)
        pdf.save(target, compress_streams=False)


def _encrypted(source: Path, target: Path) -> None:
    with pikepdf.open(source) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))


def _large(source: Path, target: Path) -> None:
    with target.open("wb") as file:
        file.write(source.read_bytes())
        file.truncate(500_000_000)


STRANGE: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "encrypted": (_encrypted, "encrypted"),
    "cut off": (lambda a, b: b.write_bytes(a.read_bytes()[: len(a.read_bytes()) // 2]), "damaged"),
    "no PDF": (lambda _a, b: b.write_bytes(b"%PDF-1.7 but no more"), "damaged"),
    "500 MB": (_large, "too_large"),
    "folder": (lambda _a, b: b.mkdir(), "not_a_file"),
    "not ours": (_attach(b'{"a": 1}'), "no_data"),
    "broken data": (_attach(b'{"format": "circular-assess", "format_version": 1}'), "not_readable"),
    "bomb": (_bomb, "data_too_large"),
    "hostile name": (_attach(b"<script>", "../../etc/passwd\x00.exe"), "not_readable"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_pdf_gets_a_clear_sentence_and_nothing_is_written(
    kind: str, written: Path, tmp_path: Path
) -> None:
    change, key = STRANGE[kind]
    path = tmp_path / "strange.pdf"
    change(written, path)
    with pytest.raises(ReportNotOpened) as refused:
        open_report(path)
    assert refused.value.key == key
    words = refused.value.wording(TEXTS)
    assert words.isprintable()
    assert "{" not in words.replace('{"', "")
    assert [found.name for found in tmp_path.iterdir()] == ["strange.pdf"]
    assert key in REFUSALS
