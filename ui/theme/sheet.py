"""The style sheet of the window, its doors and its dialogs; pages of work add their own on top of it."""

from dataclasses import asdict

from PySide6.QtGui import QColor, QPalette

from inspector_app import assets
from ui.theme.everywhere import everywhere_sheet
from ui.theme.palette import is_dark
from ui.theme.tokens import HEADING_SCALE, SMALL_SCALE, TITLE_SCALE, Colours


def application_sheet(colours: Colours, letters_pt: float) -> str:
    """`letters_pt` is the size of ordinary letters in points."""
    sizes = {
        "title_pt": f"{letters_pt * TITLE_SCALE:.1f}pt",
        "heading_pt": f"{letters_pt * HEADING_SCALE:.1f}pt",
        "small_pt": f"{letters_pt * SMALL_SCALE:.1f}pt",
        "hero_pt": f"{letters_pt * 2.6:.1f}pt",
    }
    sheet = _SHEET
    for name in ("expand", "collapse", "tick"):
        sheet = sheet.replace(f"@{name})", f"{_drawing(name, colours)})")
    for name, value in {**asdict(colours), **sizes}.items():
        sheet = sheet.replace(f"@{name};", f"{value};")
    return sheet + everywhere_sheet(colours)


def _drawing(name: str, colours: Colours) -> str:
    """Path of an arrow or a tick: a style sheet takes pictures from files only."""
    dark = is_dark(QPalette(QColor(colours.window)))
    with assets.as_path("styles", f"{name}_{'dark' if dark else 'light'}.svg") as path:
        return path.as_posix()


# Bold only where a widget is bold in every state: Qt measures a button without the letters of :checked and :default.
_SHEET = """
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 5px 7px; }
QMenuBar { background: @side; color: @text; border-bottom: 1px solid @line; padding: 1px 6px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: @accent_tint; color: @text; }
QMenu { background: @raised; color: @text; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 4px; }
QMenu::item:selected { background: @accent_tint; color: @text; }
QMenu::item:disabled { color: @quiet; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @field; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @line; border: none; border-radius: 3px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QLabel[role="hero"] { font-size: @hero_pt; font-weight: bold; }
QLabel[role="title"] { font-size: @title_pt; font-weight: bold; }
QLabel[role="heading"], #dialog_title { font-size: @heading_pt; font-weight: bold; }
QLabel[role="section"] { font-weight: bold; }
QLabel[role="secondary"] { color: @quiet; }
QLabel[role="small"] { color: @quiet; font-size: @small_pt; }
QLabel[role="trouble"] { color: @trouble; }
QLabel[role="good"] { color: @good; }

#work_frame, #page_stack, #welcome_page, #unlock_page, #settings_page, #settings_body { background: @window; }
#side_bar { background: @side; border: none; border-right: 1px solid @line; }
#side_bar QToolButton {
    background: transparent; color: @quiet; border: 1px solid transparent; border-radius: 7px;
    padding: 8px 10px; text-align: left;
}
#side_bar QToolButton:hover { background: @hover; color: @text; }
#side_bar QToolButton:focus { border-color: @accent; }
#side_bar QToolButton:checked { background: @base; color: @text; border-color: @line; font-weight: bold; }
#side_bar QToolButton:checked:focus { border-color: @accent; }
#side_bar #person_name { font-weight: bold; }
#status_line { background: @side; border-top: 1px solid @line; }
#status_line QLabel { color: @quiet; font-size: @small_pt; }
#status_line QLabel[role="trouble"] { color: @trouble; }
#status_line QToolButton {
    color: @quiet; font-size: @small_pt; background: transparent; border: 1px solid transparent; border-radius: 5px;
    padding: 2px 7px;
}
#status_line QToolButton:hover { background: @hover; color: @text; }
#status_line QToolButton:focus { border: 1px solid @accent; color: @text; }
#status_line QToolButton[role="trouble"] { color: @trouble; }
#status_line QPushButton { padding: 1px 10px; font-size: @small_pt; }
#practice_ribbon { background: @attention_tint; border-bottom: 1px solid @line; }
#practice_ribbon QLabel { color: @attention; font-weight: bold; }
#drop_veil { background: @accent_tint; border: 2px dashed @accent; border-radius: 12px; }

#action_card {
    background: @base; border: 1px solid @line; border-radius: 12px; text-align: left; padding: 0;
}
#action_card:hover { border-color: @accent; background: @hover; }
#action_card:focus { border: 2px solid @accent; }
#tour_card { background: @raised; border: 1px solid @accent; border-radius: 12px; }
#sheet_card, #unlock_card { background: @base; border: 1px solid @line; border-radius: 12px; }
#fact_line { background: transparent; }
#trouble_box, #notice_bar[tone="trouble"] {
    background: @trouble_tint; border: 1px solid @line; border-left: 4px solid @trouble; border-radius: 6px;
}
#notice_bar { background: @accent_tint; border: 1px solid @line; border-radius: 6px; }
#advice_box { background: @accent_tint; border: none; border-radius: 8px; }
#settings_list { background: transparent; border: none; }
#settings_list QPushButton {
    background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 8px 12px; text-align: left;
}
#settings_list QPushButton:hover { background: @hover; }
#settings_list QPushButton:checked { background: @base; border-color: @line; font-weight: bold; }
#settings_list QPushButton:focus { border-color: @accent; }
#choice_chip { border-radius: 12px; padding: 4px 14px; }
#key_cap {
    background: @hover; border: 1px solid @field; border-radius: 4px; padding: 1px 7px; font-size: @small_pt;
}

QLineEdit {
    background: @base; color: @text; border: 1px solid @field; border-radius: 5px; padding: 5px 8px 4px;
    selection-background-color: @fill; selection-color: @on_fill;
}
QLineEdit:focus { border: 2px solid @accent; padding: 4px 7px 3px; }
QLineEdit[troubled="true"] { border: 2px solid @trouble; padding: 4px 7px 3px; }
QLineEdit:disabled { color: @quiet; background: @window; border-color: @line; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit { border: none; padding: 0; }
QPlainTextEdit { background: @base; color: @text; border: 1px solid @field; border-radius: 5px; }
QPushButton {
    background: @base; color: @text; border: 1px solid @edge; border-radius: 5px; padding: 5px 14px;
}
QPushButton:hover { background: @hover; border-color: @field; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 13px; }
QPushButton:checked { background: @accent_tint; border-color: @accent; }
QPushButton:disabled { color: @quiet; border-color: @line; background: @window; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 4px 8px; }
QPushButton[link="true"]:hover { background: @accent_tint; }
QPushButton[link="true"]:disabled { color: @quiet; }
QPushButton[link="true"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QComboBox {
    background: @base; color: @text; border: 1px solid @field; border-radius: 5px; padding: 4px 6px 4px 8px;
    selection-background-color: @fill; selection-color: @on_fill;
}
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(@expand); width: 12px; height: 12px; }
QComboBox:hover { background: @hover; }
QComboBox:focus { border: 2px solid @accent; padding: 3px 5px 3px 7px; }
QComboBox:disabled { color: @quiet; background: @window; border-color: @line; }
QAbstractSpinBox {
    background: @base; color: @text; border: 1px solid @field; border-radius: 5px; padding: 3px 6px 3px 8px;
    selection-background-color: @fill; selection-color: @on_fill;
}
QAbstractSpinBox:focus { border: 2px solid @accent; padding: 2px 5px 2px 7px; }
QAbstractSpinBox:disabled { color: @quiet; background: @window; border-color: @line; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: url(@collapse); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(@expand); width: 9px; height: 9px; }
QDateTimeEdit::drop-down { border: none; width: 20px; }
QDateTimeEdit[calendarPopup="true"]::down-arrow { image: url(@expand); width: 12px; height: 12px; }
#drop_field { background: @base; border: 2px dashed @field; border-radius: 10px; }
#drop_field[dropTarget="true"] { border-color: @accent; background: @accent_tint; }
QTableView, QTreeView, #recheck_list {
    background: @base; alternate-background-color: @hover; border: 1px solid @line; border-radius: 6px; outline: none;
    selection-background-color: @fill; selection-color: @on_fill;
}
QCalendarWidget { min-width: 23em; min-height: 15em; }
QCalendarWidget QTableView { border: none; border-radius: 0; }
QCalendarWidget QTableView::item { padding: 0; }
QTableView::item { padding: 0 6px; border: none; }
QTableView::item:selected { background: @fill; color: @on_fill; }
#missing_list::item { padding: 3px 6px; }
#recheck_list::item { padding: 5px; border-radius: 4px; }
#recheck_list::item:selected { background: @fill; color: @on_fill; }
QGraphicsView { border: 1px solid @line; border-radius: 6px; }
#settings_page QTreeView::item { padding: 5px 6px; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTreeView::item:selected { background: @fill; color: @on_fill; }
QHeaderView { background: @window; border: none; }
QHeaderView::section {
    background: @window; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 5px 9px;
}
QDialog, QMessageBox { background: @window; }
QRadioButton, QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 12px; height: 12px; border: 2px solid @field; border-radius: 4px; background: @base; }
QCheckBox::indicator:checked { border-color: @fill; background: @fill; image: url(@tick); }
QCheckBox::indicator:indeterminate { border-color: @accent; background: @accent_tint; }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:disabled { border-color: @line; background: @window; }
QCheckBox::indicator:checked:disabled { border-color: @quiet; background: @quiet; }
QRadioButton::indicator { width: 12px; height: 12px; border: 2px solid @field; border-radius: 8px; background: @base; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; }
QRadioButton::indicator:focus { border-color: @accent; }
"""
