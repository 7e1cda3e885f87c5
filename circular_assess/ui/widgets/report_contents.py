"""The left side of the report page: what the report is to hold, what is open, and what a report is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from circular_assess.domain.checks import Check
from circular_assess.domain.editions import Edition
from circular_assess.report.options import FIXED_FIRST, FULL_REPORT, SECTION_NAMES, SUMMARY, ReportOptions
from circular_assess.texts import LANGUAGE_NAMES, Texts
from circular_assess.ui.theme import Look
from circular_assess.ui.widgets.checks_panel import ChecksPanel
from circular_assess.ui.widgets.flow import FlowLayout
from circular_assess.ui.widgets.fold_out import FoldOutButton
from circular_assess.ui.widgets.form import ChoiceBox, FormField, FormRow, show_choice
from circular_assess.ui.widgets.house_style import HouseStyle
from circular_assess.ui.widgets.notes import Note, announce
from circular_assess.ui.widgets.report_sections import ReportSections
from circular_assess.ui.widgets.tab_order import order_tabs
from circular_assess.ui.widgets.words import button, words

# What is chosen for a report: the settings by name, with their new values.
Chosen = dict[str, object]


class ReportContents(QScrollArea):
    """Scrolls by itself.

    Attributes: language, edition (boxes), has_data (check box), sections, house, checks.
    Signals: language_chosen; chosen(settings by name); section_chosen(its first page, 0 = first).
    """

    language_chosen = Signal()
    chosen = Signal(dict)
    section_chosen = Signal(int)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        inner = QWidget()
        column = QVBoxLayout(inner)
        margin = look.space("margin")
        column.setContentsMargins(margin, look.space("near"), look.space("space"), margin)
        column.setSpacing(look.space("tight"))
        self._add_edition(column)
        self._add_sections(column)
        self._add_house(column)
        self._add_checks(column)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    @property
    def chosen_language(self) -> str:
        """The language of the report, which need not be that of the screen."""
        return str(self.language.currentData())

    def show_options(self, options: ReportOptions, order: tuple[str, ...], marks: int) -> None:
        """What is chosen; `marks` is how many marks hide something in the public edition."""
        show_choice(self.edition, options.edition)
        self.has_data.blockSignals(True)
        self.has_data.setChecked(options.has_data)
        self.has_data.blockSignals(False)
        sentence = self._texts.plural(
            "A new copy is made and marked as public. {count} mark hides something in it.",
            "A new copy is made and marked as public. {count} marks hide something in it.",
            marks,
        )
        self.hiding.set_words(sentence)
        is_public = options.edition is Edition.PUBLIC
        self.hiding.setVisible(is_public and marks > 0)
        self.nothing_hidden.setVisible(is_public and marks == 0)
        self.sections.show_chosen(order, [key for key in order if key not in options.sections])
        self.house.show_branding(options.branding)
        logo = options.branding.logo
        self.logo_check.setVisible(logo is not None and not logo.words)

    def show_checks(self, checks: Sequence[Check], good: Sequence[str]) -> None:
        """What is open before the report goes out, and what is in order."""
        self.checks.show_checks(checks, good)

    def show_pages(self, pages: Mapping[str, tuple[int, int]]) -> None:
        """By section its first page (0 = first) and how many it has; 0 if it has nothing to say."""
        self.sections.show_pages(pages)

    def go_to_checks(self) -> None:
        """The focus to the first check, with the title in view."""
        stops = self.checks.stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(self._checks_title.y() - self._look.space("near"))

    def _add_edition(self, column: QVBoxLayout) -> None:
        tr = self._texts.tr
        self.language = ChoiceBox()
        for code in LANGUAGE_NAMES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(max(self.language.findData(self._texts.language), 0))
        self.language.activated.connect(lambda _index: self.language_chosen.emit())
        self.edition = ChoiceBox()
        for edition, name in ((Edition.INTERNAL, tr("Internal")), (Edition.PUBLIC, tr("Public"))):
            self.edition.addItem(name, edition)
        self.edition.activated.connect(self._on_edition_chosen)
        language = FormField(self._look, tr("Language"), self.language)
        self.language.setAccessibleName(tr("Language of the report"))
        row = FormRow(self._look, language, FormField(self._look, tr("Edition"), self.edition))
        column.addWidget(row)
        column.addSpacing(self._look.space("tight"))
        self.has_data = QCheckBox(tr("Assessment inside"))
        told = tr("Whoever opens the PDF with this program gets the assessment, cut like the pages.")
        self.has_data.setToolTip(told)
        self.has_data.setAccessibleDescription(told)
        self.has_data.toggled.connect(lambda is_in: self.chosen.emit({"report_has_data": is_in}))
        column.addWidget(self.has_data)
        self.hiding = Note(self._look, "info", "")
        nothing = tr("Nothing is marked as confidential: the public edition holds everything.")
        self.nothing_hidden = Note(self._look, "warning", nothing)
        for note in (self.hiding, self.nothing_hidden):
            note.hide()
            column.addWidget(note)
        column.addSpacing(self._look.space("space"))

    def _add_sections(self, column: QVBoxLayout) -> None:
        tr = self._texts.tr
        column.addWidget(words(tr("Sections"), "strong"))
        presets = QWidget()
        row = FlowLayout(presets, self._look.space("tight"), self._look.space("tight"))
        for name, keys in ((tr("One-page summary"), SUMMARY), (tr("Full report"), FULL_REPORT)):
            preset = button(self._look, name)
            preset.clicked.connect(lambda _checked=False, keys=keys: self._choose_only(keys))
            row.addWidget(preset)
        column.addWidget(presets)
        names = {key: tr(name) for key, name in SECTION_NAMES.items()}
        self.sections = ReportSections(self._look, self._texts, names, FIXED_FIRST)
        self.sections.chosen.connect(self._on_sections_chosen)
        self.sections.page_wanted.connect(self.section_chosen)
        column.addWidget(self.sections)
        moving = tr("Alt+Up and Alt+Down move a section, Enter shows its first page.")
        column.addWidget(words(moving, "small", wrap=True))
        column.addSpacing(self._look.space("near"))

    def _add_house(self, column: QVBoxLayout) -> None:
        self.house = HouseStyle(self._look, self._texts)
        self.house_button = FoldOutButton(self._look, self._texts.tr("Your house style"), self.house)
        self.house.typed.connect(lambda setting, text: self.chosen.emit({setting: text}))
        column.addWidget(self.house_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.house)
        column.addSpacing(self._look.space("space"))

    def _add_checks(self, column: QVBoxLayout) -> None:
        tr = self._texts.tr
        self._checks_title = words(tr("Checks before you export"), "strong", wrap=True)
        column.addWidget(self._checks_title)
        column.addSpacing(self._look.space("near"))
        show = button(self._look, tr("Show"), "link")
        show.setAccessibleName(tr("Show: the words for the logo"))
        show.clicked.connect(lambda _checked=False: self._show_logo_words())
        self.logo_check = Note(self._look, "warning", tr("The logo has no words."), actions=(show,))
        self.logo_check.hide()
        column.addWidget(self.logo_check)
        column.addSpacing(self._look.space("tight"))
        self.checks = ChecksPanel(self._look, self._texts)
        # They are made late: Tab comes to them after what stands above, not after the pages.
        self.checks.rearranged.connect(lambda: order_tabs((show, *self.checks.stops())))
        self.checks.focus_moved.connect(self._on_focus_moved)
        column.addWidget(self.checks)
        column.addSpacing(self._look.space("space"))
        aid = tr(
            "A preparation aid: it compares ways of buying before publication. It is no award method, "
            "legal advice or certification."
        )
        column.addWidget(Note(self._look, "info", aid))

    def _choose_only(self, keys: tuple[str, ...]) -> None:
        """These sections, in the order that is there."""
        order = self.sections.order
        left_out = tuple(key for key in order if key not in keys)
        self.chosen.emit({"report_left_out": left_out})

    def _on_sections_chosen(self, order: tuple[str, ...], left_out: tuple[str, ...]) -> None:
        self.chosen.emit({"report_order": order, "report_left_out": left_out})

    def _on_edition_chosen(self, _index: int) -> None:
        self.chosen.emit({"report_edition": str(self.edition.currentData())})
        for note in (self.hiding, self.nothing_hidden):
            if note.isVisible():
                announce(self.edition, note.label.text())

    def _show_logo_words(self) -> None:
        self.house_button.setChecked(True)
        self.house.go_to_logo_words()
        self._on_focus_moved(self.house.logo_words)

    def _on_focus_moved(self, control: QWidget) -> None:
        # The rows take their places first.
        QTimer.singleShot(0, control, lambda: self.ensureWidgetVisible(control, 0, self._look.px(2)))
