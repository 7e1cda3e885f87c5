"""The Qt style sheet, generated from the tokens in pixels of the present font."""

from __future__ import annotations

from circular_assess.ui.tokens import CONTRAST, SMALLEST_PT, TYPE_RATIOS, Tokens


def style_sheet(tokens: Tokens, em: float, body_pt: float, images: str) -> str:
    """The style sheet for one appearance. `em` in pixels; `images` is the folder of the small pictures."""
    values = {
        name: str(getattr(tokens, name)) for name in Tokens.__slots__ if name not in ("ramp", "on_ramp")
    }
    values |= {f"pt_{kind}": f"{max(body_pt * r, SMALLEST_PT):.1f}pt" for kind, r in TYPE_RATIOS.items()}
    for name, length in LENGTHS_EM.items():
        values[f"em_{name}"] = f"{max(1, round(length * em))}px"
    values["images"] = images
    values["mode"] = tokens.name
    sheet = "".join(PARTS)
    if tokens is CONTRAST:
        # Grounds are hardly told apart there: edges must be.
        for edge in ("border", "tint", "accent", "warning_edge", "error"):
            sheet = sheet.replace(f"1px solid @{edge}@", f"2px solid @{edge}@")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}@", values[name])
    return sheet


LENGTHS_EM = {
    "field": 1.45,
    "small": 1.15,
    "pad": 0.75,
    "padtight": 0.45,
    "chevron": 1.1,
    "check": 1.2,
    "scroll": 0.85,
    "menu": 0.35,
    "tab": 0.55,
    "rail": 0.35,
    "arrowpad": 2.2,
    "message": 28,
}

TEXTS = """
QWidget { color: @text@; }
QPushButton, QCheckBox, QTabBar, QComboBox, QSlider { outline: none; }
QMainWindow, QDialog, QWidget[ground="page"] { background: @page@; }
QWidget[ground="rail"] { background: @rail@; }
QWidget[ground="sunk"] { background: @sunk@; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QLabel { background: transparent; }
QMessageBox QLabel#qt_msgbox_label { font-weight: 600; min-width: @em_message@; }
QLabel[role="title"] { font-size: @pt_title@; font-weight: 600; }
QLabel[role="verdict"] { font-size: @pt_verdict@; font-weight: 600; }
QLabel[role="section"] { font-size: @pt_section@; font-weight: 600; }
QLabel[role="question"] { font-size: @pt_question@; }
QLabel[role="figure"] { font-size: @pt_figure@; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="caption"] { color: @text2@; }
QLabel[role="small"] { font-size: @pt_small@; color: @text2@; }
QLabel[role="head"] { font-size: @pt_small@; font-weight: 600; color: @text2@; }
QLabel[role="tag"] { font-size: @pt_small@; border: 1px solid @line@; border-radius: 3px; padding: 1px 5px; }
QLabel[role="must"] { font-size: @pt_small@; font-weight: 600; color: @accent_ink@; background: @tint@;
    border: 1px solid @tint@; border-radius: 3px; padding: 1px 5px; }
QLabel[tone="good"] { color: @good@; }
QLabel[tone="warning"] { color: @warning@; }
QLabel[tone="error"] { color: @error@; }
QLabel[tone="off"] { color: @text2@; }
QFrame[kind="line"] { background: @line@; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="upright"] { background: @line@; border: none; max-width: 1px; min-width: 1px; }
QFrame[kind="card"] { background: @page@; border: 1px solid @line@; border-radius: 6px; }
QFrame[kind="card"]:hover { background: @page@; }
QFrame[kind="info"] { background: @tint@; border: 1px solid @tint@; border-radius: 5px; }
QFrame[kind="warning"] { background: @warning_ground@; border: 1px solid @warning_edge@; border-radius: 5px; }
QFrame[kind="error"] { background: @error_ground@; border: 1px solid @error@; border-radius: 5px; }
QFrame[kind="announcement"] { background: @announcement@; border-radius: 5px; }
QFrame[kind="announcement"] QLabel { color: @on_announcement@; }
QFrame[kind="announcement"] QPushButton { color: @on_announcement@; background: transparent; border: none;
    font-weight: 600; text-decoration: underline; }
"""

BUTTONS = """
QPushButton { background: @page@; border: 1px solid @border@; border-radius: 5px; padding: 0 @em_pad@;
    min-height: @em_field@; padding-top: @em_padtight@; padding-bottom: @em_padtight@; }
QPushButton:hover { background: @tint@; }
QPushButton:pressed { border-color: @accent@; background: @tint@; }
QPushButton:disabled { background: @sunk@; color: @text2@; border-color: @line@; }
QPushButton[kind="main"] { background: @accent@; color: @on_accent@; border-color: @accent@;
    font-weight: 600; }
QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed { background: @accent_ink@;
    border-color: @accent_ink@; }
QPushButton[kind="main"]:disabled { background: @sunk@; color: @text2@; border-color: @line@; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @accent_ink@;
    padding-left: @em_padtight@; padding-right: @em_padtight@; min-height: @em_small@; }
QPushButton[kind="quiet"]:hover { background: @tint@; }
QPushButton[kind="quiet"]:disabled { color: @text2@; }
QPushButton[kind="plain-quiet"] { background: transparent; border: 1px solid transparent;
    padding-left: @em_padtight@; padding-right: @em_padtight@; min-height: @em_small@; }
QPushButton[kind="plain-quiet"]:hover { background: @tint@; }
QPushButton[kind="plain-quiet"]:disabled { color: @text2@; }
QPushButton[kind="link"] { background: transparent; border: none; color: @accent_ink@;
    text-decoration: underline; padding: 2px; min-height: @em_small@; text-align: left; }
QPushButton[kind="case"] { background: @page@; border: 1px solid @line@; border-radius: 6px; text-align: left;
    padding: @em_pad@; }
QPushButton[kind="case"]:hover { background: @tint@; }
QPushButton[kind="first"], QPushButton[kind="middle"], QPushButton[kind="last"] { border-radius: 0;
    padding-left: @em_pad@; padding-right: @em_pad@; min-height: @em_small@; }
QPushButton[kind="first"] { border-top-left-radius: 5px; border-bottom-left-radius: 5px; }
QPushButton[kind="last"] { border-top-right-radius: 5px; border-bottom-right-radius: 5px; }
QPushButton[kind="middle"], QPushButton[kind="last"] { border-left: none; }
QPushButton[kind="first"]:checked, QPushButton[kind="middle"]:checked, QPushButton[kind="last"]:checked {
    background: @accent@; color: @on_accent@; border-color: @accent@; font-weight: 600; }
QPushButton[is_near="true"] { background: @tint@; color: @accent_ink@; font-weight: 600; }
QPushButton[kind="step"] { background: transparent; border: none; border-left: 3px solid transparent;
    border-radius: 0; text-align: left; padding: @em_padtight@ @em_padtight@; min-height: @em_field@; }
QPushButton[kind="step"]:hover { background: @tint@; }
QPushButton[kind="step"]:checked { background: @tint@; border-left: 3px solid @accent@; font-weight: 600;
    color: @accent_ink@; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px;
    padding: @em_padtight@; }
QToolButton:hover { background: @tint@; }
QToolButton::menu-indicator { image: none; }
QCheckBox { spacing: @em_padtight@; background: transparent; }
QCheckBox::indicator { width: @em_check@; height: @em_check@; border: 1px solid @border@; border-radius: 3px;
    background: @page@; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@;
    image: url(@images@/check-@mode@.svg); }
QCheckBox::indicator:disabled { background: @sunk@; border-color: @line@; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: @page@;
    border: 1px solid @border@; border-radius: 5px; padding: @em_padtight@ @em_pad@; min-height: @em_field@;
    selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @text2@; }
QPlainTextEdit { padding: @em_padtight@ @em_padtight@; }
QLineEdit[size="small"], QComboBox[size="small"] { padding: 2px @em_padtight@; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {
    background: @sunk@; color: @text2@; border-color: @line@; }
QLineEdit:read-only { background: @sunk@; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border: 2px solid @error@; }
QComboBox:hover, QLineEdit:hover, QPlainTextEdit:hover { border-color: @text2@; }
QComboBox::drop-down { border: none; width: @em_arrowpad@; }
QComboBox::down-arrow { image: url(@images@/chevron-@mode@.svg); width: @em_chevron@; height: @em_chevron@; }
QComboBox QAbstractItemView { background: @page@; border: 1px solid @border@; outline: none;
    selection-background-color: @tint@; selection-color: @accent_ink@; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
    width: 0; border: none; }
QProgressBar { background: @page@; border: 1px solid @border@; border-radius: 3px; max-height: 4px;
    min-height: 4px; }
QProgressBar::chunk { background: @accent@; border-radius: 2px; }
"""

LISTS = """
QMenuBar { background: @page@; border-bottom: 1px solid @line@; padding: @em_menu@; }
QMenuBar::item { background: transparent; padding: @em_pad@; border-radius: 5px; }
QMenuBar::item:selected { background: @tint@; color: @accent_ink@; }
QMenu { background: @page@; border: 1px solid @border@; padding: 4px; }
QMenu::item { padding: @em_padtight@ @em_arrowpad@ @em_padtight@ @em_pad@; border-radius: 4px; }
QMenu::item:selected { background: @tint@; color: @accent_ink@; }
QMenu::item:disabled { color: @text2@; }
QMenu::separator { height: 1px; background: @line@; margin: 4px; }
QTableView, QListView, QTreeView { background: @page@; border: none; outline: none; gridline-color: @line@;
    selection-background-color: @tint@; selection-color: @text@; }
QListView[ground="rail"] { background: @rail@; }
QHeaderView { background: @page@; }
QHeaderView::section { background: @page@; color: @text2@; border: none; border-bottom: 1px solid @line@;
    font-size: @pt_small@; font-weight: 600; padding: @em_padtight@; }
QTableCornerButton::section { background: @page@; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @border@; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-bottom: 3px solid transparent;
    padding: @em_tab@ @em_pad@; }
QTabBar::tab:hover { background: @tint@; }
QTabBar::tab:selected { border-bottom: 3px solid @accent@; color: @accent_ink@; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: @em_scroll@; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @em_scroll@; margin: 0; }
QScrollBar::handle { background: @border@; border-radius: 3px; margin: 2px;
    min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @text2@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line@; }
QToolTip { background: @announcement@; color: @on_announcement@; border: none; padding: 4px; }
"""

PARTS = (TEXTS, BUTTONS, FIELDS, LISTS)
