"""What is chosen for a report: sections in their order, the summary on one page, and the house's own look."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pypdfium2
import pytest
from PIL import Image

from circular_assess.domain.assessment import Assessment
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.editions import Edition
from circular_assess.domain.results import evaluate
from circular_assess.report.build import ReportWritten, build_pdf
from circular_assess.report.logo import (
    LARGEST_BYTES,
    Logo,
    LogoRefused,
    kept_logo,
    plain_picture,
    take_logo,
)
from circular_assess.report.options import (
    FULL_REPORT,
    SECTION_NAMES,
    SUMMARY,
    Branding,
    ReportOptions,
    contrast_on_white,
    in_order,
    is_readable,
    options_from,
)
from circular_assess.report.reading import PDFIUM
from circular_assess.report.sections import SECTIONS
from circular_assess.settings import Settings
from circular_assess.texts import LANGUAGES, Texts
from tests.examples import eight_scenarios, furniture_example
from tests.report.built import MOMENT, bare
from tests.report.structure import read_aloud

WIDE = "W" * 4000


def _write(
    path: Path, assessment: Assessment, options: ReportOptions, language: str = "en"
) -> tuple[ReportWritten, list[str]]:
    """The report, and the words of its pages."""
    results = evaluate(assessment)
    written = build_pdf(
        assessment,
        results,
        Texts(language),
        path,
        moment=MOMENT,
        cache_folder=path.parent,
        options=options,
    )
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        pages = [sheet.get_textpage().get_text_range() for sheet in document]
        document.close()
    return written, pages


def _picture(mode: str, size: tuple[int, int] = (300, 100), kind: str = "PNG", **named: object) -> bytes:
    file = BytesIO()
    colour = {"RGBA": (200, 60, 20, 0), "LA": (90, 0)}.get(mode, 0)
    Image.new(mode, size, colour).save(file, kind, **named)
    return file.getvalue()


def test_every_section_has_a_name_and_only_what_makes_sense_can_be_chosen() -> None:
    assert SECTIONS.keys() == SECTION_NAMES.keys()
    for sections in ((), ("cost",), ("tender", "tender"), ("tender", "cover"), ("contents", "cover")):
        with pytest.raises(ValueError, match="sections"):
            ReportOptions(sections=sections)
    assert in_order(()) == tuple(SECTION_NAMES)
    moved = in_order(("method", "gone", "cover", "tender"))
    assert moved[:2] == ("cover", "contents")
    assert sorted(moved) == sorted(SECTION_NAMES)
    assert moved.index("method") < moved.index("tender") < moved.index("ambition")


def test_settings_become_options_whatever_stands_in_them(tmp_path: Path) -> None:
    assert options_from(Settings(), tmp_path) == ReportOptions(sections=FULL_REPORT)
    strange = Settings(
        report_edition="secret", report_left_out=tuple(SECTION_NAMES), accent="red", has_logo=True
    )
    assert options_from(strange, tmp_path) == ReportOptions(sections=FULL_REPORT)
    chosen = options_from(Settings(report_edition="public", report_order=("method", "tender")), tmp_path)
    assert chosen.edition is Edition.PUBLIC
    assert chosen.sections[:4] == ("cover", "contents", "method", "tender")


def test_sections_stand_in_their_order_and_headings_and_contents_follow(tmp_path: Path) -> None:
    options = ReportOptions(sections=("cover", "contents", "certainty", "costs", "tender"))
    written, pages = _write(tmp_path / "some.pdf", furniture_example(), options)
    found = {each.section: each.first_page for each in written.sections}
    assert list(found) == ["cover", "contents", "certainty", "tender"]  # there are no costs
    assert re.search(r"1\s+How sure", pages[found["certainty"]])
    listed = re.findall(r"(\d)\s+(How sure|Tender and scenarios)\s+(\d+)", pages[1])
    assert listed == [
        ("1", "How sure", str(found["certainty"] + 1)),
        ("2", "Tender and scenarios", str(found["tender"] + 1)),
    ]


def test_without_a_cover_the_first_page_says_what_it_is_about(tmp_path: Path) -> None:
    for sections in (("tender",), ("costs",)):
        _written, pages = _write(tmp_path / "bare.pdf", furniture_example(), ReportOptions(sections=sections))
        assert "Office furniture, new administrative centre" in pages[0]


def _hostile() -> Assessment:
    """Eight scenarios with names that never end, the three figures, and one that is not acceptable."""
    assessment = eight_scenarios()
    line = CostLine(CostKind.PURCHASE, "Desks", 1_234_567.0)
    scenarios = [
        replace(scenario, name=f"{number}{WIDE}", cost_lines=(line,), period_years=8)
        for number, scenario in enumerate(assessment.scenarios)
    ]
    scenarios[1] = replace(scenarios[1], knock_out=WIDE)
    tender = replace(assessment.tender, title=WIDE, buyer=WIDE, reference=WIDE)
    return replace(assessment, tender=tender, scenarios=tuple(scenarios))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_one_page_with_all_that_matters(tmp_path: Path, language: str) -> None:
    house = Branding(WIDE, "#8a1538", WIDE, Logo(_picture("RGB", (400, 600)), "Our logo"))
    options = ReportOptions(Edition.PUBLIC, sections=SUMMARY, branding=house)
    written, pages = _write(tmp_path / "hostile.pdf", _hostile(), options, language)
    assert written.pages == 1
    for number in range(8):
        assert re.search(rf"{number}WWW", pages[0])
    written, pages = _write(
        tmp_path / "usual.pdf", furniture_example(), ReportOptions(sections=SUMMARY), language
    )
    texts, results = Texts(language), evaluate(furniture_example())
    for sentence in (*(texts.message(each.key, each.values) for each in results.verdict), "62", "48", "51"):
        assert bare(sentence) in bare(pages[0])
    assert written.pages == 1


def test_the_house_is_on_every_page_and_heard_once(tmp_path: Path) -> None:
    house = Branding("City & <b>Sons</b>", "#8a1538", "Street 1 · example", Logo(_picture("RGB"), "A tower"))
    options = ReportOptions(sections=("cover", "tender"), branding=house)
    path = tmp_path / "house.pdf"
    _written, pages = _write(path, furniture_example(), options)
    assert "City & <b>Sons</b>" in pages[0]
    assert all("City & <b>Sons</b> · Street 1 · example" in words for words in pages)
    assert [figure.words for figure in read_aloud(path).all("Figure")] == ["A tower"]
    unspoken = replace(house, logo=Logo(_picture("RGB")))
    other = tmp_path / "unspoken.pdf"
    _write(other, furniture_example(), replace(options, branding=unspoken))
    assert not read_aloud(other).all("Figure")
    for each in (path, other):
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
            assert not page.validate_pdf(str(each), profile=profile).failures


def test_a_colour_must_be_readable_on_white() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)  # the lightest grey that passes
    assert is_readable("#767676")
    for colour in ("#777777", "", "767676", "#7676760", "red"):
        assert not is_readable(colour)


@pytest.mark.parametrize(
    "content",
    [
        _picture("RGBA"),
        _picture("LA"),
        _picture("P", transparency=0),
        _picture("I;16"),
        _picture("1"),
        _picture("CMYK", kind="JPEG"),
        _picture("L", kind="JPEG"),
        _picture("RGB", (8000, 16)),
    ],
)
def test_any_picture_becomes_plain_and_small(content: bytes) -> None:
    with Image.open(BytesIO(plain_picture(content))) as plain:
        assert (plain.mode, plain.format) == ("RGB", "PNG")
        assert plain.width <= 1200
        assert not plain.info
        if b"tRNS" in content or Image.open(BytesIO(content)).mode in ("RGBA", "LA"):
            assert plain.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (_picture("RGB", kind="GIF"), "not_a_picture"),
        (_picture("RGB")[:-40], "not_a_picture"),
        (_picture("L", (15, 400)), "too_small"),
        (_picture("1", (8001, 16)), "too_large"),
        (_picture("1", (6000, 6000)), "too_large"),
        (b"\x89PNG" + bytes(LARGEST_BYTES), "too_large"),
    ],
)
def test_what_cannot_be_a_logo_is_refused_in_words(tmp_path: Path, content: bytes, key: str) -> None:
    kept = tmp_path / "kept"
    source = tmp_path / "source.png"
    source.write_bytes(content)
    with pytest.raises(LogoRefused) as refused:
        take_logo(source, kept)
    assert refused.value.key == key
    assert refused.value.wording(Texts()).endswith(".")
    assert kept_logo(kept, "words") is None
    with pytest.raises(LogoRefused):
        take_logo(tmp_path, kept)


def test_a_logo_is_kept_as_a_copy_and_a_damaged_copy_is_none(tmp_path: Path) -> None:
    source, kept = tmp_path / "source.jpg", tmp_path / "new folder"
    source.write_bytes(_picture("RGB", kind="JPEG"))
    take_logo(source, kept)
    source.unlink()
    assert kept_logo(kept, " Tower ") == Logo((kept / "logo.png").read_bytes(), "Tower")
    (kept / "logo.png").write_bytes(b"gone wrong")
    assert kept_logo(kept, "Tower") is None
