"""Checks a program on the machine where it runs: makes, saves, reloads, draws and reports one assessment."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from circular_assess.catalogue_files import read_catalogue
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, AssessmentId, ScenarioId, Score
from circular_assess.domain.catalogue import Criterion, Evidence, Theme
from circular_assess.domain.cost_lines import CostKind, CostLine, Rhythm
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.domain.results import Results, evaluate
from circular_assess.own_file import open_own_file, save_own_file
from circular_assess.texts import Texts

TITLE = "Self-test of this program"
BUY, SHARE = ScenarioId("buy"), ScenarioId("share")
# Over two years at 25 %, one euro a year is worth 1.44 now: 560 + 1000 x 1.44 = 2000.
RATE, YEARS = 0.25, 2
PURCHASE = CostLine(CostKind.PURCHASE, "Self-test purchase", 560.0, Rhythm.ONCE)
FEE = CostLine(CostKind.SERVICE_FEE, "Self-test fee", 1000.0, first_year=1, last_year=YEARS)
NET_PRESENT_COST_EUR = 2000.0
VIRGIN = MaterialLine("Self-test material", 10.0)
KEPT = MaterialLine("Self-test material", 10.0, reused_in=1.0, reused_out=1.0)
CHART_WIDTH = 480.0
RADAR_HEIGHT = 340.0
MM_PER_POINT = 25.4 / 72


class SelfTestFailed(Exception):
    """A step gave something else than it must."""


@dataclass(slots=True)
class _Bench:
    """What the steps hand on to each other."""

    folder: Path
    texts: Texts
    assessment: Assessment
    results: Results


def run() -> int:
    """Run all steps in a folder of its own, a line for each; gives 0, or 1 with what failed."""
    step = "prepare"
    try:
        with TemporaryDirectory(prefix="circular-assess-", ignore_cleanup_errors=True) as folder:
            assessment = _assessment()
            bench = _Bench(Path(folder), Texts(), assessment, evaluate(assessment))
            for step, do in _STEPS.items():
                print(f"{step}: {do(bench)}")
    except BrokenPipeError:  # the reader went away, which says nothing about the program
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what the self-test has to tell
        print(f"self-test failed at {step}: {_in_one_line(error)}", file=sys.stderr)
        return 1
    print("self-test passed")
    return 0


def _in_one_line(error: Exception) -> str:
    """What went wrong and where in the program."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{words} ({Path(last.filename).name}, line {last.lineno})"


def _hold(is_so: bool, what: str) -> None:
    if not is_so:
        raise SelfTestFailed(what)


def _assessment() -> Assessment:
    """Two scenarios, fully scored: the middle level with documents, and the highest on the bidder's word.

    They have the same costs; one is made of new material that is lost, the other of goods kept in use.
    """
    catalogue = read_catalogue()
    assessment = edits.new_assessment(AssessmentId("self-test"), Theme.FURNITURE, catalogue)
    assessment = edits.change_tender(assessment, replace(assessment.tender, title=TITLE, quantity=400.0))
    assessment = edits.add_scenario(assessment, BUY, "Buy new")
    assessment = edits.add_scenario(assessment, SHARE, "Share and reuse")
    for scenario_id, level, evidence in ((BUY, 2, Evidence.DOCUMENTED), (SHARE, 4, Evidence.OWN_STATEMENT)):
        for setting in assessment.criteria_in_use:
            if scenario_id == BUY and setting.criterion.is_difference_to_baseline:
                continue
            score = _score(setting.criterion, level, evidence)
            assessment = edits.set_score(assessment, scenario_id, score)
    assessment = edits.set_period(edits.set_discount_rate(assessment, RATE), YEARS)
    for scenario_id, material in ((BUY, VIRGIN), (SHARE, KEPT)):
        assessment = edits.set_cost_lines(assessment, scenario_id, (PURCHASE, FEE))
        assessment = edits.add_material_line(assessment, scenario_id, material)
    return assessment


def _score(criterion: Criterion, level: int, evidence: Evidence) -> Score:
    score = Score(criterion.id, evidence=evidence, reason="Self-test")
    if criterion.has_value:
        return replace(score, value=criterion.anchors[level])
    return replace(score, level=float(level))


def _evaluate(bench: _Bench) -> str:
    buy, share = bench.results.scenarios
    _hold(buy.total.coverage == share.total.coverage == 1.0, "coverage is not 100 %")
    _hold(abs(share.total.claimed - 100) < 1e-9, f"claimed is {share.total.claimed}, not 100")
    _hold(abs(share.total.proven - 50) < 1e-9, f"proven is {share.total.proven}, not 50")
    _hold((buy.rank, share.rank) == (2, 1), "the ranks are wrong")
    for scenario, indicator in ((buy, 0.1), (share, 1.0)):
        cost, found = scenario.cost, scenario.material_circularity
        _hold(cost is not None and _is(cost.net_present_cost_eur, NET_PRESENT_COST_EUR), "the cost is wrong")
        _hold(found is not None and _is(found.indicator, indicator), "the material circularity is wrong")
    verdict = [bench.texts.message(message.key, message.values) for message in bench.results.verdict]
    _hold(all(verdict), "the verdict has no words")
    return f"{share.total.claimed:.1f} claimed, {share.total.proven:.1f} proven"


def _is(figure: float | None, expected: float) -> bool:
    return figure is not None and abs(figure - expected) < 1e-9


def _save_and_reload(bench: _Bench) -> str:
    # Late, as every command loads this module and only this step needs a database.
    from circular_assess.storage.store import Store
    from circular_assess.storage.summary import Progress

    results, path = bench.results, bench.folder / "library.sqlite"
    progress = Progress(results.finished, len(results.criteria), results.is_ready)
    store = Store.open(path)
    try:
        revision = store.save(bench.assessment, 0, progress)
    finally:
        store.close()
    store = Store.open(path)
    try:
        _hold(store.load(bench.assessment.id) == (bench.assessment, revision), "the library changed it")
    finally:
        store.close()
    return f"{path.stat().st_size} bytes"


def _write_and_read(bench: _Bench) -> str:
    path = bench.folder / "assessment.circular"
    save_own_file(bench.assessment, path)
    _hold(open_own_file(path) == bench.assessment, "the file changed it")
    return f"{path.stat().st_size} bytes"


def _draw(bench: _Bench) -> str:
    from circular_assess.charts import fonts

    fonts.prepare(bench.folder)
    from circular_assess.charts.heat_map import criteria_heat_map_height, draw_criteria_heat_map
    from circular_assess.charts.pictures import chart_png
    from circular_assess.charts.radar import draw_radar
    from circular_assess.charts.strategy_bars import draw_strategy_bars, strategy_bars_height
    from circular_assess.charts.style import PAPER

    results, texts = bench.results, bench.texts
    heights = {
        draw_strategy_bars: strategy_bars_height(results, PAPER),
        draw_criteria_heat_map: criteria_heat_map_height(results, texts, PAPER, CHART_WIDTH),
        draw_radar: RADAR_HEIGHT,
    }
    sizes = []
    for draw, height in heights.items():
        picture = chart_png(draw, results, texts, CHART_WIDTH * MM_PER_POINT, height * MM_PER_POINT)
        _hold(picture.startswith(b"\x89PNG"), f"{draw.__name__} gave no picture")
        sizes.append(str(len(picture)))
    return f"{', '.join(sizes)} bytes"


def _report(bench: _Bench) -> str:
    from circular_assess.report.build import build_pdf

    path = bench.folder / "report.pdf"
    build_pdf(
        bench.assessment,
        bench.results,
        bench.texts,
        path,
        moment=datetime.now(UTC),
        cache_folder=bench.folder,
    )
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    words = " ".join(" ".join(pages).split())
    names = (scenario.name for scenario in bench.assessment.scenarios)
    for wanted in (TITLE, *names, PURCHASE.name, FEE.name, VIRGIN.name):
        _hold(wanted in words, f"the report does not say {wanted!r}")
    return f"{len(pages)} pages, {len(words)} characters"


_STEPS: dict[str, Callable[[_Bench], str]] = {
    "evaluate": _evaluate,
    "save and reload": _save_and_reload,
    "write and read a file": _write_and_read,
    "draw the charts": _draw,
    "report as a PDF": _report,
}
