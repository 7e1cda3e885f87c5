"""The report against the same content untagged and against WeasyPrint; opening it; and the memory it takes.

Run by name: python -m pytest -n 0 tests/benchmarks/test_report.py -s.
The charts are made beforehand and are the
same lines and letters on both sides; what is timed, in seconds of the processor and in turns, goes from the
results to the bytes of the file. The second benchmark needs WeasyPrint (python -m pip install weasyprint, in
an environment to throw away); it is no dependency of the program.
"""

import gc
import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import pikepdf
import pytest
from matplotlib.figure import Figure
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from circular_assess.charts.fonts import report_files
from circular_assess.charts.pictures import MM_PER_INCH, chart_pdf
from circular_assess.charts.style import PAPER
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.results import Results, evaluate
from circular_assess.own_file import open_sample
from circular_assess.report import build, finishing
from circular_assess.report.data_inside import open_report
from circular_assess.report.layout import sheet
from circular_assess.report.layout.canvas import ReportCanvas
from circular_assess.report.layout.structure import Element
from circular_assess.report.layout.tagged import TaggedParagraph
from circular_assess.report.options import USUAL
from circular_assess.report.sections.content import Content
from circular_assess.texts import Texts
from tests.priced import priced_example
from tests.report.built import MOMENT
from tests.report.structure import Told, read_aloud

SAMPLE = "dutch-defence-towels"
MOST_TIMES_UNTAGGED, LEAST_TIMES_FASTER, OPENED_SHARE, FINISHED_SHARE = 1.6, 4, 0.1, 0.25
MOST_MB = 250
ROUNDS = 11


class PlainCanvas(ReportCanvas):
    """The same pages with nothing said about what stands on them."""

    def marked(self, element: Element) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()

    def decoration(self, kind: str = "") -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()

    def content_of(  # type: ignore[override]
        self, element: Element, flowable: object
    ) -> AbstractContextManager[None]:
        return nullcontext()

    def note_box(self, element: Element, width: float, height: float) -> None:
        pass

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:  # noqa: N802
        return PDFTextObject(self, x, y, direction=direction)

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803
        self._code.append(str(aTextObject.getCode()))

    def doForm(self, name: str) -> None:  # noqa: N802
        self._is_marked = True  # as what asks for it would be refused
        super().doForm(name)


@dataclass
class Made:
    """The charts of a report, each drawn once: as a PDF of one page, and as SVG in the same order."""

    pdfs: dict[object, bytes] = field(default_factory=dict)
    svgs: list[bytes] = field(default_factory=list)

    def __call__(self, draw: Any, results: Results, texts: Texts, width: float, height: float) -> bytes:
        size = (width, height)
        if (draw, size) not in self.pdfs:
            self.pdfs[draw, size] = chart_pdf(draw, results, texts, width, height)
            figure = Figure(figsize=(width / MM_PER_INCH, height / MM_PER_INCH))
            draw(figure, results, texts, PAPER)
            file = BytesIO()
            figure.savefig(file, format="svg")
            self.svgs.append(file.getvalue())
        return self.pdfs[draw, size]


@contextmanager
def ready(charts: Made) -> Iterator[None]:
    """Reports take their charts from those made beforehand."""
    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("circular_assess.report.sections.") and hasattr(module, "chart_pdf"):
                patch.setattr(module, "chart_pdf", charts)
        yield


@contextmanager
def untagged(*, has_figures: bool) -> Iterator[None]:
    """Reports are written by reportlab alone; their figures are put in, if at all, without anything else."""

    def finished(pages: bytes, painted: Any, *_: object) -> bytes:
        if not has_figures:
            return pages
        with pikepdf.open(BytesIO(pages)) as pdf:
            finishing._put_figures(pdf, painted)
            file = BytesIO()
            pdf.save(file)
            return file.getvalue()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "ReportCanvas", PlainCanvas)
        patch.setattr(finishing, "finished", finished)
        for name in ("__init__", "split", "draw"):
            patch.setattr(TaggedParagraph, name, getattr(Paragraph, name))
        yield


def content(assessment: Assessment) -> Content:
    return Content(assessment, evaluate(assessment), Texts(), MOMENT, USUAL)


def lay_out(found: Content) -> bytes:
    return build._lay_out(found, lambda _share: None).file


def seconds(work: Callable[[], object]) -> float:
    gc.collect()  # or one side would clear away what the other left
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.fixture(scope="module")
def towels() -> Content:
    """The report of a sample on twelve pages."""
    return content(open_sample(SAMPLE))


@pytest.fixture(scope="module")
def charts(towels: Content) -> Made:
    made = Made()
    with ready(made):
        lay_out(towels)
    gc.freeze()  # as the program does after its start
    return made


@pytest.fixture(scope="module")
def file(towels: Content, charts: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.pdf"
    with ready(charts):
        path.write_bytes(lay_out(towels))
    return path


@pytest.mark.parametrize("has_figures", [True, False], ids=["with figures", "without figures"])
def test_tags_and_data_cost_little_more_than_the_page_alone(
    towels: Content, charts: Made, has_figures: bool
) -> None:
    """Also against pages whose figures are left out, though ours have theirs."""
    ratios = []
    with ready(charts):
        for _ in range(ROUNDS):
            tagged = seconds(lambda: lay_out(towels))
            with untagged(has_figures=has_figures):
                ratios.append(tagged / seconds(lambda: lay_out(towels)))
    print(f"\n{median(ratios):.2f} times untagged ({min(ratios):.2f}-{max(ratios):.2f})")
    assert median(ratios) <= MOST_TIMES_UNTAGGED


@pytest.mark.parametrize("example", ["twelve pages", "39 pages"])
def test_finishing_is_a_small_part(towels: Content, charts: Made, example: str) -> None:
    found, made = (towels, charts) if example == "twelve pages" else (content(priced_example()), Made())
    times: list[float] = []
    finish = finishing.finished

    def finished(*arguments: Any) -> bytes:
        begun = time.process_time()
        done = finish(*arguments)
        times.append(time.process_time() - begun)
        return done

    with ready(made), pytest.MonkeyPatch.context() as patch:
        patch.setattr(finishing, "finished", finished)
        wholes = [seconds(lambda: lay_out(found)) for _ in range(ROUNDS)]
    share = median(part / whole for part, whole in zip(times[1:], wholes[1:], strict=True))
    print(f"\n{example}: finishing takes {share:.1%} of {median(wholes[1:]) * 1000:.0f} ms")
    assert share <= FINISHED_SHARE


def test_it_opens_in_a_tenth_of_the_time(towels: Content, charts: Made, file: Path) -> None:
    with ready(charts):
        ratios = [
            seconds(lambda: open_report(file)) / seconds(lambda: lay_out(towels)) for _ in range(ROUNDS)
        ]
    print(f"\nopening takes {median(ratios):.1%} of building ({min(ratios):.1%}-{max(ratios):.1%})")
    assert median(ratios) <= OPENED_SHARE


def test_it_is_four_times_faster_than_weasyprint(towels: Content, charts: Made, file: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    page = as_html(read_aloud(file), list(charts.svgs))
    ratios = []
    with ready(charts):
        for _ in range(5):
            theirs = seconds(lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))
            ratios.append(theirs / seconds(lambda: lay_out(towels)))
    print(f"\nWeasyPrint takes {median(ratios):.1f} times as long ({min(ratios):.1f}-{max(ratios):.1f})")
    assert median(ratios) >= LEAST_TIMES_FASTER


STYLE = """
@font-face {{ font-family: Report; src: url("{regular}") }}
@font-face {{ font-family: Report; font-weight: bold; src: url("{bold}") }}
@page {{ size: A4; margin: 31mm 20mm 27mm; @bottom-right {{ content: counter(page) " of " counter(pages) }} }}
body {{ font: 9.5pt/12.6pt Report }} h1 {{ font-size: 20pt; line-height: 25pt }} h2 {{ font-size: 12.5pt }}
table {{ width: 100%; border-collapse: collapse }} td, th {{ text-align: left; vertical-align: top;
padding: 5pt 8pt 5pt 0; border-top: 0.6pt solid #ccc }} figure {{ margin: 0 }} img {{ width: 170mm }}
"""
NAMES = {"Document": "body", "TOC": "div", "TOCI": "p", "Reference": "span", "Link": "span", "Span": "span"}


def as_html(told: Told, svgs: list[bytes]) -> str:
    """The same content for a browser's engine: headings, paragraphs, tables with their heads, figures."""
    files = {style: path.as_uri() for style, path in report_files().items()}
    head = f"<title>Report</title><style>{STYLE.format(**files)}</style>"
    return f'<!doctype html><html lang="en"><head>{head}</head>{_html(told, svgs)}</html>'


def _html(told: Told, svgs: list[bytes]) -> str:
    if told.tag == "Figure":
        source = f"data:image/svg+xml;base64,{b64encode(svgs.pop(0)).decode()}"
        return f'<figure><img alt="{escape(told.words)}" src="{source}"></figure>'
    name = NAMES.get(told.tag, told.tag.lower())
    columns = told.attributes.get("ColSpan", 1)
    asked = f' colspan="{int(columns)}"' if int(columns) > 1 else ""
    inside = "".join(_html(each, svgs) for each in told.inside)
    return f"<{name}{asked}>{escape(told.words or told.text)}{inside}</{name}>"


MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "circular_assess", "report", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read as Linux tells it")
def test_the_command_takes_little_memory(tmp_path: Path) -> None:
    from circular_assess.own_file import write_own_file

    long = tmp_path / "long.circular"
    long.write_bytes(write_own_file(priced_example()))
    environment = {**os.environ, "CIRCULAR_ASSESS_HOME": str(tmp_path / "home")}
    for source in (SAMPLE, str(long)):
        output = ["-o", str(tmp_path / "report.pdf"), "--language", "en"]
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, source, *output],
            env=environment,
            cwd=Path(__file__).parents[2],
            check=True,
            timeout=120,
            capture_output=True,
            encoding="utf-8",
        )
        peak = float(done.stdout.split()[-1])
        print(f"\n{done.stdout.splitlines()[0]}: {peak:.0f} MB at most, limit {MOST_MB}")
        assert peak <= MOST_MB
