"""The assessment as an Excel workbook: its formulas give the program's figures, and words stay words."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from circular_assess.domain.assessment import Assessment, Headline
from circular_assess.domain.catalogue import CriterionId, Evidence
from circular_assess.domain.cost_lines import CostLine, CostSettings
from circular_assess.domain.cost_results import CostLineResult
from circular_assess.domain.editions import Edition
from circular_assess.domain.edits import (
    set_evidence,
    set_headline,
    set_knock_out,
    set_level,
    set_range,
    set_value,
)
from circular_assess.domain.results import Results, evaluate
from circular_assess.exchange import CRITERIA_TABLE
from circular_assess.exchange.excel_sheets import reading
from circular_assess.exchange.excel_sheets.book import Book, SheetColumn
from circular_assess.exchange.excel_sheets.costs import add_costs
from circular_assess.own_file import open_sample
from circular_assess.report.build import ReportNotWritten
from circular_assess.report.counts import Counts
from circular_assess.report.sections.content import Content
from circular_assess.texts import LANGUAGES, Texts
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    REFURBISH,
    SERVICE,
    UNBROKEN,
    hostile_tender_file,
    tender_file_example,
)
from tests.exchange.exported import MOMENT, english_sentences, everything_in, export
from tests.exchange.formulas import Calculated
from tests.lines import cost_lines, cost_settings
from tests.made_up import made_up_assessment
from tests.priced import priced_example
from tests.report.shared import in_language, with_marks

SAMPLE = "seven-communes-machine"
SAME = 1e-9
DANGEROUS = ("=1+1", "+32 9 123", "-x", "@cmd", "\t=2", '=HYPERLINK("http://x")')


def column(book: Workbook, sheet: str, head: str) -> int:
    return int(next(cell.column for cell in book[sheet][1] if cell.value == head))


def row_of(book: Workbook, sheet: str, wanted: dict[str, object]) -> int:
    """The first row with these contents, by the heads of their columns."""
    places = {column(book, sheet, head): content for head, content in wanted.items()}
    return int(
        next(
            row[0].row
            for row in book[sheet].iter_rows(min_row=2)
            if all(row[place - 1].value == content for place, content in places.items())
        )
    )


def wrong_formulas(path: Path, of: float = 1.0) -> list[str]:
    """The cells whose formula does not come to what stands beside it in the file, as exactly as `of` is."""
    calculated, told = Calculated(path), load_workbook(path, data_only=True)
    wrong = []
    for sheet in calculated.book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            found = calculated.cell(sheet.title, cell.row, cell.column)
            wanted = told[sheet.title].cell(cell.row, cell.column).value
            is_same = (found or "") == (wanted or "")
            if isinstance(found, float) and isinstance(wanted, int | float):
                is_same = abs(found - wanted) <= SAME * max(1.0, abs(wanted), of)
            if not is_same:
                wrong.append(f"{sheet.title} {cell.coordinate}: {found} for {wanted}, {cell.value}")
    return wrong


def busy_example() -> Assessment:
    """Costs, materials, ranges, a scenario that is out, one criterion unscored, ranked by what is proven."""
    assessment = set_headline(priced_example(), Headline.PROVEN)
    assessment = set_knock_out(assessment, SERVICE, "")
    assessment = set_range(assessment, REFURBISH, CriterionId("REU-02"), (1.0, 4.0))
    assessment = set_range(assessment, REFURBISH, CriterionId("REU-03"), (6.0, 20.0))
    return set_range(assessment, BUY_NEW, CriterionId("SHA-01"), (20.0, 60.0))


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("excel") / "busy.xlsx"
    assert export("excel", busy_example(), path) == Counts(23, 3, 62)
    return path


def check_totals(calculated: Calculated, results: Results) -> None:
    book = calculated.book
    for row, scenario in enumerate(results.scenarios, 2):
        wanted = {
            "Claimed": scenario.total.claimed,
            "Proven": scenario.total.proven,
            "Lowest": scenario.total.low,
            "Up to": scenario.total.high,
            "Weight scored": scenario.total.coverage,
            "Rank": scenario.rank or "",
            "Against the baseline": scenario.difference_to_baseline,
        }
        for strategy, head in (("reuse", "Reuse"), ("service", "Product as a service")):
            figures = next(found.figures for key, found in scenario.strategies.items() if key == strategy)
            wanted |= {f"{head}, claimed": figures.claimed, f"{head}, proven": figures.proven}
        found = {head: calculated.cell("Totals", row, column(book, "Totals", head)) for head in wanted}
        assert found == pytest.approx(wanted, abs=SAME)


def test_formulas_come_to_the_figures_of_the_program(busy: Path) -> None:
    assert wrong_formulas(busy) == []
    results, calculated = evaluate(busy_example()), Calculated(busy)
    check_totals(calculated, results)
    heads = {
        "Net present cost": "net_present_cost_eur",
        "Equivalent annual cost": "equivalent_annual_cost_eur",
    }
    for row, scenario in enumerate(results.scenarios, 2):
        for head, field in heads.items():
            found = calculated.cell("Cost", row, column(calculated.book, "Cost", head))
            assert found == pytest.approx(getattr(scenario.cost, field), rel=SAME)


def test_what_is_changed_in_the_sheets_changes_the_totals(busy: Path) -> None:
    calculated = Calculated(busy)
    book = calculated.book
    scores, weights = book["Scores"], book["Strategies"]

    def put(criterion: str, head: str, content: object) -> None:
        row = row_of(book, "Scores", {"No.": 2, "Id": criterion})
        scores.cell(row, column(book, "Scores", head)).value = content

    put("REU-02", "Level", 1.5)
    put("REU-02", "Evidence", "E0")
    put("BIO-01", "Value", 12)
    put("SHA-02", "Value", None)
    weights.cell(2, column(book, "Strategies", "Weight entered")).value = 10
    assessment = busy_example()
    assessment = set_level(assessment, REFURBISH, CriterionId("REU-02"), 1.5)
    assessment = set_evidence(assessment, REFURBISH, CriterionId("REU-02"), Evidence.NOT_STATED)
    assessment = set_value(assessment, REFURBISH, CriterionId("BIO-01"), 12.0)
    assessment = set_value(assessment, REFURBISH, CriterionId("SHA-02"), None)
    first, *others = assessment.strategies
    assessment = replace(assessment, strategies=(replace(first, weight=10.0), *others))
    check_totals(calculated, evaluate(assessment))


@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(cost_lines(st.just("Line")), min_size=1, max_size=4),
    st.lists(cost_lines(st.just("Line")), max_size=3),
    cost_settings(),
)
def test_any_costs_are_counted_alike(
    tmp_path_factory: pytest.TempPathFactory, one: list[CostLine], two: list[CostLine], chosen: CostSettings
) -> None:
    assessment = made_up_assessment()
    scenarios = tuple(
        replace(scenario, cost_lines=tuple(replace(line, is_confidential=False) for line in lines))
        for scenario, lines in zip(assessment.scenarios, (one, two), strict=True)
    )
    tender = replace(assessment.tender, quantity=40.0)
    assessment = replace(assessment, scenarios=scenarios, cost=chosen, tender=tender)
    book = Book("Costs", "", "")
    quantity = book.table("Overview", (SheetColumn("words", ""),), 1, has_head=False)
    quantity.add(words=40.0)
    add_costs(book, Content(assessment, evaluate(assessment), Texts(), MOMENT), quantity.there("words", 1))
    path = tmp_path_factory.mktemp("costs") / "costs.xlsx"
    path.write_bytes(book.finished())
    # Where large amounts cancel each other out, what is left is only as exact as they are.
    gross = sum(abs(line.paid_eur) + abs(line.present_eur or 0.0) for line in counted_lines(assessment))
    assert wrong_formulas(path, of=gross) == []


def counted_lines(assessment: Assessment) -> list[CostLineResult]:
    costs = [scenario.cost for scenario in evaluate(assessment).scenarios]
    return [line for cost in costs if cost is not None for line in cost.lines]


def test_words_stay_words(tmp_path: Path) -> None:
    assessment = hostile_tender_file()
    first, *others = assessment.scenarios
    scores = tuple(
        replace(score, reason=words) for score, words in zip(first.scores, DANGEROUS, strict=False)
    )
    first = replace(first, name="=cmd|'/c calc'!A1", scores=(*scores, *first.scores[len(scores) :]))
    path = tmp_path / "hostile.xlsx"
    export("excel", replace(assessment, scenarios=(first, *others)), path)
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    typed = {cell.value: cell for cell in cells if cell.data_type != "f" and isinstance(cell.value, str)}
    for words in (*(words.strip() for words in DANGEROUS), first.name):
        assert typed[words].quotePrefix, words
    for words in (HOSTILE_NAME, UNBROKEN, "=1+1 <b>"):
        assert any(words in text for text in typed)
    assert not [
        cell for cell in cells if cell.data_type == "f" and ("cmd" in cell.value or "HYPER" in cell.value)
    ]
    assert wrong_formulas(path) == []


def test_sheets_are_ready_to_read_and_to_print(busy: Path) -> None:
    book = load_workbook(busy)
    assert book.sheetnames == [
        *("Overview", "Totals", "Scores", "Strategies", "Weights", "Cost", "Discounting", "Cost lines"),
        *("Material circularity", "Material lines", "Effects", "Criteria table", "Sources", "Checks"),
    ]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref
        assert all(cell.value and cell.font.bold for cell in sheet[1])
    assert book.properties.title == priced_example().tender.title


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    export("excel", in_language(open_sample(SAMPLE, language), language), path, language)
    whole = " ".join(
        " ".join(
            str(cell) for rows in reading.read_excel(path).values() for row in rows for cell in row
        ).split()
    )
    assert [sentence for sentence in english_sentences() if sentence in whole] == []


def test_the_criteria_table_alone_and_in_public(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    marked = with_marks(tender_file_example(), has_name=True)
    assert export("excel", marked, path, sections=CRITERIA_TABLE) == Counts(23, 0, 0)
    (rows,) = reading.read_excel(path).values()
    assert len(rows) == 24
    assert any("At least 36 % of the pieces, counted by number" in row for row in rows)
    export("excel", marked, path, edition=Edition.PUBLIC)
    everything = everything_in(path)
    hidden = [score.reason for score in marked.scenarios[0].scores if score.is_reason_confidential]
    hidden += [marked.scenarios[1].name, marked.tender.description]
    assert "not public" in everything
    assert not [text for text in hidden if text in everything]


def test_a_file_that_reads_back_wrongly_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(b"an earlier file")
    found = reading.read_excel
    monkeypatch.setattr(
        reading, "read_excel", lambda file: {name: rows[:-1] for name, rows in found(file).items()}
    )
    with pytest.raises(ReportNotWritten) as caught:
        export("excel", tender_file_example(), path, sections=CRITERIA_TABLE)
    assert caught.value.reason == "not_readable"
    assert path.read_bytes() == b"an earlier file"
