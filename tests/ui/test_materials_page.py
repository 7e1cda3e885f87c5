"""The page Materials: typing, pasting and reading materials, use, effects, and what it all comes to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from circular_assess.document import Document
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.checks import Part, Place, Step
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine
from circular_assess.domain.results import Results, evaluate
from circular_assess.texts import Texts
from circular_assess.ui.messages import Messages
from circular_assess.ui.page import PageContext
from circular_assess.ui.pages.materials_page import MaterialsPage
from circular_assess.ui.step_states import step_states
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_line_editor import CellLineEditor
from circular_assess.ui.widgets.material_cells import MaterialColumn
from circular_assess.ui.widgets.material_changes import MOST_LINES
from circular_assess.ui.widgets.material_import import MaterialImport
from circular_assess.ui.widgets.material_table import MaterialTable
from tests.examples import (
    BUY_NEW,
    HOSTILE_NAME,
    HOSTILE_SIGNS,
    REFURBISH,
    SERVICE,
    UNBROKEN,
    catalogue,
    eight_scenarios,
    empty_example,
    hostile_example,
)
from tests.priced import MATERIAL_LINES, priced_example
from tests.ui.score_parts import accessible_name, said

ENTER, ESCAPE, TAB, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Delete
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LIST = (
    "Materiaal;Massa (g);Gerecycled in %;Hergebruikt in %\n"
    "Staal;1.500,5;20;10\nHout;zwaar;0;0\nGlas;3.000;70;60\nKurk;250;;\n"
)


class ModelTester(Protocol):
    """What pytest-qt gives."""

    def check(self, model: QAbstractItemModel) -> None: ...


class Told(Messages):
    """Answers at once and remembers what was told."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.chosen: Path | None = None
        self.told: list[tuple[str, str]] = []

    def choose_file_to_open(self, title: str, pattern: str) -> Path | None:
        assert title
        assert "*.xlsx" in pattern
        return self.chosen

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))


def keep(assessment: Assessment, results: Results, revision: int) -> int:
    return revision + 1


Open = Callable[..., MaterialsPage]


@pytest.fixture
def opened(look: Look, data_folder: Path, qtbot: QtBot) -> Open:
    def open_page(
        assessment: Assessment, size: tuple[int, int] = (1072, 730), language: str = "en"
    ) -> MaterialsPage:
        texts = Texts(language)
        context = PageContext(look, texts, Told(texts), catalogue, data_folder)
        document = Document(assessment, 1, keep, ())
        page = MaterialsPage(context, document)
        document.setParent(page)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return open_page


@pytest.fixture
def page(opened: Open) -> MaterialsPage:
    return opened(priced_example())


def lines(page: MaterialsPage, scenario: ScenarioId = BUY_NEW) -> tuple[MaterialLine, ...]:
    return page.document.assessment.scenario(scenario).material_lines


def go(
    page: MaterialsPage, row: int, column: MaterialColumn, scenario: ScenarioId = BUY_NEW
) -> MaterialTable:
    page.show_line(scenario)
    page.view.table.go_to(row, column)
    return page.view.table


def editor_of(page: MaterialsPage) -> CellLineEditor:
    editor = page.view.table.editor
    assert editor is not None
    return editor


def announced(page: MaterialsPage) -> str:
    return " ".join(said(page.announcement)) if page.announcement.isVisible() else ""


def totals(page: MaterialsPage) -> list[list[str]]:
    return [[cell.words for cell in row] for row in page.view.totals.table.rows]


def retype(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClick(field, DELETE)
    QTest.keyClicks(field, text)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# --- typing ---


def test_model_keeps_the_rules_of_qt(page: MaterialsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.view.table.materials)


def test_a_material_is_typed_by_keys_alone(page: MaterialsPage) -> None:
    page.show_line(SERVICE)
    assert page.view.first_button.hasFocus()
    QTest.keyClick(page.view.first_button, Qt.Key.Key_Space)
    QTest.keyClicks(editor_of(page), "Wool & <b>")
    QTest.keyClick(editor_of(page), TAB)
    for typed, key in (("12,5 kg", TAB), ("20 %", TAB), ("30", ENTER)):
        QTest.keyClicks(page.view.table, typed[0])
        QTest.keyClicks(editor_of(page), typed[1:])
        QTest.keyClick(editor_of(page), key)
    assert lines(page, SERVICE) == (MaterialLine("Wool & <b>", 12.5, recycled_in=0.2, reused_in=0.3),)
    assert page.view.table.row == 1
    assert page.document.undo_label == "share"


def test_what_is_wrong_stays_in_its_cell_and_is_said(page: MaterialsPage) -> None:
    table = go(page, 0, MaterialColumn.RENEWABLE_IN)
    for typed, sentence in (
        ("much", "“much” is not a number."),
        ("-1", "Enter a share from 0 to 100 %."),
        ("90", "Recycled, reused and renewable add up to 110 %; 100 % is all."),
    ):
        table.edit_cell(typed)
        QTest.keyClick(editor_of(page), ENTER)
        assert editor_of(page).text() == typed
        assert editor_of(page).property("state") == "error"
        assert plain(announced(page)) == sentence
    QTest.keyClick(editor_of(page), ESCAPE)
    assert lines(page) == MATERIAL_LINES[BUY_NEW]
    assert table.hasFocus()
    table.go_to(0, MaterialColumn.MASS)
    table.edit_cell("-3")
    QTest.keyClick(editor_of(page), ENTER)
    assert "from 0" in announced(page)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_all_shares_are_in_sight_in_the_usual_window(opened: Open, language: str) -> None:
    page = opened(priced_example(), language=language)
    table = page.view.table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnViewportPosition(MaterialColumn.ENERGY_OUT) > 0


def test_delete_and_move_are_undone(page: MaterialsPage) -> None:
    table = go(page, 0, MaterialColumn.MASS)
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert [line.name for line in lines(page)] == ["Particle board", "Steel"]
    assert table.row == 1
    QTest.keyClick(table, DELETE)
    assert [line.name for line in lines(page)] == ["Particle board"]
    assert announced(page) == "1 material removed."
    QTest.keyClick(table, DELETE)
    page.document.undo()
    page.document.undo()
    assert lines(page) == MATERIAL_LINES[BUY_NEW]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_copied_table_is_pasted_as_it_was(opened: Open, language: str) -> None:
    page = opened(priced_example(), language=language)
    wanted = (MaterialLine(HOSTILE_NAME, 0.125, 0.125, source="=1+1"), *MATERIAL_LINES[REFURBISH])
    page.changes.set_lines("all", BUY_NEW, wanted)
    table = go(page, 0, MaterialColumn.NAME)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    text = QApplication.clipboard().text()
    assert len(text.splitlines()) == 5
    assert ("0,125" if language == "nl" else "0.125") in text
    page.show_line(SERVICE)
    page.view.begin()
    QTest.keyClick(editor_of(page), ESCAPE)
    QTest.keyClick(page.view.table, Qt.Key.Key_V, CTRL)
    assert lines(page, SERVICE) == wanted
    page.document.undo()
    assert lines(page, SERVICE) == ()


def test_a_block_that_misfits_changes_nothing(page: MaterialsPage) -> None:
    table = go(page, 1, MaterialColumn.MASS)
    for text, sentence in (
        ("5\t10\n6\tsome", "Row 2, column 2: “some” is not a number."),
        ("5\t60\t0\t50", "Row 2: Recycled, reused and renewable add up to 110 %; 100 % is all."),
        ("\t".join("1" * 10), "Row 1, column 10: the table ends before it."),
    ):
        QApplication.clipboard().setText(text)
        QTest.keyClick(table, Qt.Key.Key_V, CTRL)
        assert plain(announced(page)) == sentence
        assert lines(page) == MATERIAL_LINES[BUY_NEW]
    QApplication.clipboard().setText("7\t1\n8\t2\n")
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert [(line.name, line.mass_kg, line.recycled_in) for line in lines(page)[1:]] == [
        ("Particle board", 7, 0.01),
        ("", 8, 0.02),
    ]
    QApplication.clipboard().setText("1\n" * MOST_LINES)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert plain(announced(page)) == "A scenario may have 1 000 materials."


# --- beside the table ---


def test_efficiency_source_and_estimate(page: MaterialsPage) -> None:
    go(page, 0, MaterialColumn.NAME)
    inspector = page.view.inspector
    loss = inspector.efficiencies["feedstock_recycling_efficiency"]
    retype(loss.number, "80")
    assert lines(page)[0].feedstock_recycling_efficiency == 0.8
    retype(loss.number, "0")
    assert loss.wrong
    assert loss.number.text() == "0"
    inspector.source.setFocus()
    QTest.keyClicks(inspector.source, "EPD <b>")
    inspector.source.textCursor().setPosition(0)
    caret = inspector.source.textCursor().position()
    QTest.keyClicks(inspector.source, "!")
    assert inspector.source.textCursor().position() == caret + 1
    inspector.estimate.click()
    assert (lines(page)[0].source, lines(page)[0].is_illustrative) == ("EPD <b>!", True)
    page.view.table.go_to(1, MaterialColumn.NAME)
    assert (loss.wrong, loss.number.text(), inspector.source.words()) == ("", "100", "")
    assert not inspector.estimate.isChecked()


def test_lifetime_and_use_against_the_market(page: MaterialsPage) -> None:
    page.show_use(BUY_NEW)
    figures = page.view.use.figures
    assert figures["lifetime_years"].number.hasFocus()
    assert "Lifetime: not known in full, counts as average." in " ".join(said(page.view.use))
    for name, typed in (("lifetime_years", "12"), ("market_lifetime_years", "8")):
        QTest.keyClicks(figures[name].number, typed)
    assert "Lifetime: 1.50 times the average." in " ".join(said(page.view.use))
    assert totals(page)[0][1:4] == ["0.74", "0.44", "1.50"]
    retype(figures["lifetime_years"].number, "0")
    assert figures["lifetime_years"].wrong
    assert figures["lifetime_years"].number.text() == "0"
    assert page.document.assessment.scenario(BUY_NEW).use.lifetime_years is None  # emptied first
    page.show_use(REFURBISH)
    assert (figures["lifetime_years"].wrong, figures["lifetime_years"].number.text()) == ("", "12")


def test_effects_are_noted_and_count_nowhere(page: MaterialsPage) -> None:
    before = page.document.results.scenario(SERVICE).total
    page.show_line(SERVICE)
    page.view.effects.add_button.click()
    row = page.view.effects.rows[0]
    assert row.amount.number.hasFocus()
    retype(row.amount.number, "")
    assert row.amount.wrong
    QTest.keyClicks(row.amount.number, "-12,5")
    row.unit.setCurrentIndex(2)
    row.unit.activated.emit(2)
    QTest.keyClicks(row.functional_unit, "a $ & <b>")
    QTest.keyClicks(row.units.number, "400")
    row.estimate.click()
    wanted = Effect(EffectUnit.JOBS, -12.5, "a $ & <b>", 400, "", True)
    assert page.document.assessment.scenario(SERVICE).effects == (wanted,)
    assert page.document.results.scenario(SERVICE).total == before
    row.remove_button.click()
    assert page.document.assessment.scenario(SERVICE).effects == ()
    page.document.undo()
    assert page.document.assessment.scenario(SERVICE).effects == (wanted,)
    assert page.view.effects.rows[0].units.number.text() == "400"


def test_totals_stand_beside_the_score(opened: Open) -> None:
    assessment = priced_example()
    linear = (MaterialLine("Steel", 10.0),)
    scenarios = (
        replace(assessment.scenarios[0], material_lines=linear),
        replace(assessment.scenarios[1], material_lines=(MaterialLine("Nothing", 0.0),)),
        assessment.scenarios[2],
    )
    page = opened(replace(assessment, scenarios=scenarios))
    assert [row[:3] for row in totals(page)] == [
        ["Buy new", "0.10", "1.00"],
        ["Refurbish own stock", "not assessable", "–"],
        ["Furniture as a service", "not assessable", "–"],
    ]
    words = " ".join(said(page.view.totals))
    assert "never part of it" in words
    assert "no certification" in words
    assert "linear flow index tells" not in words
    QTest.keyClicks(page.view.use.figures["lifetime_years"].number, "1")
    QTest.keyClicks(page.view.use.figures["market_lifetime_years"].number, "9")
    assert totals(page)[0][1] == "0.00"
    assert "linear flow index tells" in " ".join(said(page.view.totals))


# --- from a file ---


def read(page: MaterialsPage, qtbot: QtBot, path: Path) -> MaterialImport:
    messages = page.context.messages
    assert isinstance(messages, Told)
    messages.chosen = path
    page.file_button.click()
    qtbot.waitUntil(lambda: page.importing is not None and page.importing.isVisible())
    assert page.importing is not None
    return page.importing


def test_a_file_is_looked_at_corrected_and_taken_over(
    page: MaterialsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bill & <b>.csv"
    path.write_text(LIST, encoding="cp1252")
    importing = read(page, qtbot, path)
    assert importing.choices.sheet_box.hasFocus()
    assert not page.view.isVisible()
    words = [plain(sentence) for sentence in said(importing)]
    assert "Materials from bill & <b>.csv" in words
    assert "2 rows have a problem and are left out." in words
    assert "B3: “zwaar” is not a number." in words
    assert any(sentence.startswith("C4, D4: ") and "130 %" in sentence for sentence in words)
    assert [cell.words for cell in importing.preview.rows[0][:3]] == ["2", "Staal", "1.5005"]
    choices = importing.choices
    choices.mass_box.setCurrentIndex(choices.mass_box.findData("kg"))
    choices.mass_box.activated.emit(0)
    reused = choices.field_boxes["reused_in"]
    reused.setCurrentIndex(0)
    reused.activated.emit(0)
    assert choices.field_boxes["recycled_in"].currentData() == 2
    assert "1 row has a problem and is left out." in said(importing)
    assert lines(page) == MATERIAL_LINES[BUY_NEW]
    assert importing.replace_button.text() == "Replace the 2 materials"
    importing.replace_button.click()
    assert [(line.name, line.mass_kg, line.recycled_in) for line in lines(page)] == [
        ("Staal", 1500.5, 0.2),
        ("Glas", 3000, 0.7),
        ("Kurk", 250, 0),
    ]
    assert announced(page) == "3 materials taken over."
    assert page.view.table.hasFocus()
    page.document.undo()
    assert lines(page) == MATERIAL_LINES[BUY_NEW]


def test_a_file_is_added_or_left(page: MaterialsPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "bill.csv"
    path.write_text(LIST, encoding="utf-8")
    importing = read(page, qtbot, path)
    QTest.keyClick(importing.choices.sheet_box, ESCAPE)
    assert page.view.isVisible()
    assert lines(page) == MATERIAL_LINES[BUY_NEW]
    read(page, qtbot, path).add_button.click()
    assert [line.name for line in lines(page)] == ["Steel", "Particle board", "Staal", "Kurk"]
    path.write_text("nothing;here\n", encoding="utf-8")
    importing = read(page, qtbot, path)
    assert "Choose the column with the masses." in said(importing)
    assert not importing.replace_button.isEnabled()
    page.show_line(REFURBISH, 1)
    assert page.view.isVisible()


def test_a_file_that_cannot_be_read_is_told(page: MaterialsPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"))
    messages = page.context.messages
    assert isinstance(messages, Told)
    drop(page, path)
    qtbot.waitUntil(lambda: len(messages.told) == 1)
    title, text = messages.told[0]
    assert title == "old.xls could not be read"
    assert "old .xls format" in text
    assert text.endswith("Nothing was changed.")
    drop(page, tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: len(messages.told) == 2)
    assert lines(page) == MATERIAL_LINES[BUY_NEW]


def drop(page: MaterialsPage, path: Path) -> QDropEvent:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    page.dropEvent(event)
    return event


def test_another_kind_of_file_is_left_to_the_window(page: MaterialsPage, tmp_path: Path) -> None:
    assert drop(page, tmp_path / "list.xlsx").isAccepted()
    assert not drop(page, tmp_path / "some.circular").isAccepted()


# --- where to go, and any text at any width ---


def test_links_lead_to_the_field(page: MaterialsPage) -> None:
    page.show_line(REFURBISH, 2)
    table = page.view.table
    assert (page.scenario_id, table.row, table.column) == (REFURBISH, 2, MaterialColumn.MASS)
    assert table.hasFocus()
    page.show_effect(BUY_NEW, 0)
    assert page.scenario_id == BUY_NEW
    assert page.view.effects.rows[0].amount.number.hasFocus()
    page.show_place(Place(Step.MATERIALS, REFURBISH, part=Part.LINE, position=1))
    assert (page.scenario_id, table.row) == (REFURBISH, 1)


def test_the_rail_says_how_far_it_is_and_never_more_than_optional() -> None:
    assessment = priced_example()
    state = {each.key: each for each in step_states(Texts(), assessment, evaluate(assessment))}["materials"]
    assert (state.count, state.is_finished) == ("2 of 3", False)
    bare = replace(assessment, scenarios=tuple(replace(s, material_lines=()) for s in assessment.scenarios))
    state = {each.key: each for each in step_states(Texts(), bare, evaluate(bare))}["materials"]
    assert state.count == "optional"


def hostile() -> Assessment:
    found = (
        MaterialLine(HOSTILE_NAME, 12.5, 0.2, source=HOSTILE_SIGNS),
        MaterialLine(UNBROKEN, 1e12, source=UNBROKEN, is_illustrative=True),
        MaterialLine("", 0.001),
    )
    effects = (Effect(EffectUnit.JOBS, -1e15, HOSTILE_NAME, None, UNBROKEN, True),)
    assessment = hostile_example()
    scenarios = (replace(each, material_lines=found, effects=effects) for each in assessment.scenarios)
    return replace(assessment, scenarios=tuple(scenarios))


@pytest.mark.parametrize(
    "assessment", [hostile(), eight_scenarios(), empty_example()], ids=["hostile", "eight", "empty"]
)
@pytest.mark.parametrize("width", [1072, 640])
def test_nothing_widens_the_page_and_all_has_a_name(opened: Open, assessment: Assessment, width: int) -> None:
    page = opened(assessment, (width, 700))
    assert page.width() == width
    assert page.minimumSizeHint().width() <= 640
    if assessment.scenarios:
        inner = page.view._area.widget()
        assert inner is not None
        assert inner.width() <= page.view._area.viewport().width()
        assert page.view.table.isVisible() is bool(assessment.scenarios[0].material_lines)
    for part in page.findChildren(QWidget):
        is_asked = isinstance(part, QLineEdit | QCheckBox) or part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if is_asked and part.isVisibleTo(page) and not part.inherits("QScrollBar"):
            assert accessible_name(part), part
    names = [str(cell.said) for row in range(3) for cell in [page.view.table.materials.cell_at(row, 0)]]
    if assessment.id == hostile().id and assessment.scenarios and assessment.scenarios[0].material_lines:
        assert names[0] == " ".join(HOSTILE_NAME.split())
        assert names[1].endswith(", an estimate")
        assert names[2] == "Without a name"
