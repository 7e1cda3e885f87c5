"""Materials from a file: how it is read, the first of them, what is wrong in which cell, then yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from circular_assess.domain.assessment import Scenario
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.exchange import BillOfMaterials, Sheet, materials_in
from circular_assess.texts import Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.cell_table import CellTable, Column
from circular_assess.ui.widgets.cells import Cell, one_line
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.material_cells import FIELD_NAMES, per_cent
from circular_assess.ui.widgets.material_changes import MOST_LINES
from circular_assess.ui.widgets.material_import_columns import MaterialImportColumns
from circular_assess.ui.widgets.scenario_mark import ScenarioMark
from circular_assess.ui.widgets.words import button, line, picture, words
from circular_assess.ui.widgets.wrapped_label import WrappedLabel

FIRST_LINES, FIRST_PROBLEMS, MOST_PROBLEMS = 8, 6, 200
LEAST_ROW_EM, LEAST_NAME_EM, MOST_TEXT_EM, LEAST_FIGURE_EM = 2.0, 8.0, 16.0, 4.5


class MaterialImport(QWidget):
    """Nothing is changed before one of the two buttons is pressed.

    Attributes: choices, preview, replace_button, add_button, cancel_button, all_button.
    Signals: confirmed(all lines of the scenario then, how many come from the file), cancelled.
    """

    confirmed = Signal(object, int)
    cancelled = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._there: tuple[MaterialLine, ...] = ()
        self._found = BillOfMaterials()
        self._mark: ScenarioMark | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._area, inner = QScrollArea(), QWidget()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        outer.addWidget(self._area, 1)
        outer.addWidget(line())
        outer.addWidget(self._make_foot())
        self._column = QVBoxLayout(inner)
        margin = look.space("margin")
        self._column.setContentsMargins(margin, 0, margin, look.space("space"))
        self._column.setSpacing(look.space("near"))
        self._fill()
        back = QShortcut(QKeySequence("Escape"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.cancelled)

    def show_file(self, name: str, sheets: tuple[Sheet, ...], scenario: Scenario) -> None:
        """Offer what stands in these sheets for the materials of a scenario."""
        self._there = scenario.material_lines
        self._title.set_words(self._texts.tr("Materials from {file}", file=name))
        self._scenario.set_words(scenario.name)
        if self._mark is not None:
            self._scenario_row.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
        self._mark = ScenarioMark(self._look, scenario.mark)
        self._scenario_row.insertWidget(0, self._mark)
        self.choices.show_sheets(sheets)
        self._area.verticalScrollBar().setValue(0)

    def show_there(self, lines: tuple[MaterialLine, ...]) -> None:
        """What the scenario has now, which undo may have changed in the meantime."""
        if lines != self._there:
            self._there = lines
            self._show_buttons()

    def focus_first(self) -> None:
        """Work begins with the sheet."""
        self.choices.sheet_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields beside or below each other."""
        super().resizeEvent(event)
        self.choices.set_width(self.width() - 2 * self._look.space("margin"))

    # --- what is found ---

    def _on_choices_changed(self) -> None:
        self._found = materials_in(self.choices.sheet, self.choices.columns)
        self._show_preview()
        self._show_problems(is_all=False)
        self._show_buttons()

    def _show_preview(self) -> None:
        lines = self._found.lines[:FIRST_LINES]
        names = [name for name in FIELD_NAMES if name in self.choices.columns.columns]
        row_head = Cell(self._texts.tr("Row"), role="small", tone="text2", is_bold=True, is_right=True)
        heads = [Column(row_head, least=LEAST_ROW_EM)]
        heads += [
            self._head(self._texts.tr(FIELD_NAMES[name]), is_right=name not in ("name", "source"))
            for name in names
        ]
        rows = [
            [Cell(str(row + 1), tone="text2", is_right=True), *(self._cell(line, name) for name in names)]
            for line, row in zip(lines, self._found.rows, strict=False)
        ]
        self.preview.show_cells(heads, rows)
        self.preview.setVisible(bool(rows))
        found = self._texts.plural(
            "{count} material is found.", "{count} materials are found.", len(self._found.lines)
        )
        more = len(self._found.lines) - len(lines)
        if more:
            found = self._texts.tr("{found} The first {shown}:", found=found, shown=len(lines))
        self._count.setText(found)

    def _head(self, text: str, *, is_right: bool) -> Column:
        cell = Cell(text, role="small", tone="text2", is_bold=True, is_right=is_right)
        least = LEAST_FIGURE_EM if is_right else LEAST_NAME_EM
        return Column(cell, least=least, most=0.0 if is_right else MOST_TEXT_EM)

    def _cell(self, material: MaterialLine, name: str) -> Cell:
        found = getattr(material, name)
        if isinstance(found, str):
            return Cell(one_line(found))
        figure = found if name == "mass_kg" else per_cent(found)
        return Cell(self._texts.number(figure), is_right=True)

    def _show_problems(self, *, is_all: bool) -> None:
        while (taken := self._problems.takeAt(0)) is not None:
            part = taken.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        problems, texts = self._found.problems, self._texts
        shown = problems[: MOST_PROBLEMS if is_all else FIRST_PROBLEMS]
        for problem in shown:
            self._problems.addWidget(self._problem_row(problem.wording(texts)))
        self.all_button.setVisible(not is_all and len(problems) > len(shown))
        self.all_button.setText(texts.tr("Show all {count}", count=len(problems)))
        is_wrong = bool(problems)
        self._left_out.setVisible(is_wrong)
        self._left_out.setText(
            texts.plural(
                "{count} row has a problem and is left out.",
                "{count} rows have a problem and are left out.",
                self._found.left_out,
            )
            if self._found.left_out
            else texts.tr("What is wrong")
        )

    def _problem_row(self, sentence: str) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, self._look.space("hair"), 0, self._look.space("hair"))
        inside.setSpacing(self._look.space("near"))
        inside.addWidget(picture(self._look, "triangle-alert", "warning", 1.1), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(WrappedLabel(sentence, lines=3), 1)
        inside.addStretch(0)
        return row

    # --- yes or no ---

    def _show_buttons(self) -> None:
        texts, count, there = self._texts, len(self._found.lines), len(self._there)
        can_replace, can_add = 0 < count <= MOST_LINES, 0 < count <= MOST_LINES - there
        self.add_button.setVisible(there > 0)
        self.add_button.setEnabled(can_add)
        self.replace_button.setEnabled(can_replace)
        self.replace_button.setText(
            texts.plural("Replace the {count} material", "Replace the {count} materials", there)
            if there
            else texts.plural("Take {count} material over", "Take {count} materials over", count)
        )
        self.add_button.setText(texts.plural("Add {count} material", "Add {count} materials", count))
        too_many = texts.tr("A scenario may have {most:number} materials.", most=MOST_LINES)
        nothing = texts.tr("Nothing is changed until you choose.")
        is_over = count > MOST_LINES or (there > 0 and count > 0 and not can_add)
        self._note.setText(too_many if is_over else nothing)

    def _on_replace(self) -> None:
        self.confirmed.emit(self._found.lines, len(self._found.lines))

    def _on_add(self) -> None:
        self.confirmed.emit((*self._there, *self._found.lines), len(self._found.lines))

    # --- made once ---

    def _fill(self) -> None:
        look, tr = self._look, self._texts.tr
        self._title = WrappedLabel(role="section", lines=2)
        self._scenario = WrappedLabel(role="strong", lines=1)
        self._scenario_row = QHBoxLayout()
        self._scenario_row.setSpacing(look.space("near"))
        self._scenario_row.addWidget(self._scenario)
        self._scenario_row.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addLayout(self._scenario_row)
        self._column.addSpacing(look.space("near"))
        self.choices = MaterialImportColumns(look, self._texts)
        self.choices.changed.connect(self._on_choices_changed)
        self._column.addWidget(self.choices)
        self._column.addSpacing(look.space("near"))
        self._count = words(role="section", wrap=True)
        self._column.addWidget(self._count)
        self.preview = CellTable(look, tr("The first materials of the file"))
        self._column.addWidget(self.preview)
        self._column.addSpacing(look.space("near"))
        self._left_out = words(role="section", wrap=True)
        self._column.addWidget(self._left_out)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(0)
        self._column.addLayout(self._problems)
        self.all_button = button(look, "", "link")
        self.all_button.clicked.connect(lambda: self._show_problems(is_all=True))
        self._column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _make_foot(self) -> QWidget:
        look, tr = self._look, self._texts.tr
        foot, buttons = QWidget(), QWidget()
        margin = look.space("margin")
        column = QVBoxLayout(foot)
        column.setContentsMargins(margin, look.space("near"), margin, look.space("near"))
        column.addWidget(buttons)
        flow = FlowLayout(buttons, look.space("near"), look.space("tight"))
        self.replace_button = button(look, "", "main")
        self.replace_button.clicked.connect(self._on_replace)
        self.add_button = button(look, "", "")
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button = button(look, tr("Cancel"), "quiet")
        self.cancel_button.clicked.connect(self.cancelled)
        self._note = words(role="caption")
        self._note.setMinimumHeight(self.cancel_button.sizeHint().height())
        parts: Sequence[QWidget] = (self.replace_button, self.add_button, self.cancel_button, self._note)
        for part in parts:
            flow.addWidget(part)
        return foot
