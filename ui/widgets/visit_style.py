"""How the parts of a visit look, from the palette in use: light, dark or high contrast."""

from dataclasses import asdict

from PySide6.QtGui import QColor, QPalette

from ui.theme.everywhere import everywhere_sheet
from ui.theme.palette import colours_of, mixed
from ui.visit.visit_state import ItemState
from ui.widgets.state_glyphs import state_colour


def visit_style(palette: QPalette) -> str:
    """The style sheet of the visit page."""
    colours = colours_of(palette)
    values = asdict(colours)
    base = QColor(values["base"])
    for state in (ItemState.PASSED, ItemState.FAILED, ItemState.NOT_APPLICABLE, ItemState.UNSAVED):
        colour = state_colour(state, palette)
        values[state.value] = colour.name()
        values[f"{state.value}_tint"] = mixed(colour, base, 0.86).name()
    sheet = _SHEET
    for name, value in values.items():
        sheet = sheet.replace(f"@{name};", f"{value};")
    return sheet + everywhere_sheet(colours)


_SHEET = """
#visit_header, #verdict_bar { background: @base; }
#visit_header { border-bottom: 1px solid @line; }
#verdict_bar { border-top: 1px solid @line; }
#visit_name { font-weight: bold; }
#item_card, #item_pane, #pane_body { background: @base; }
#item_scroll, #area_list, #evidence_pane { background: @base; border: none; }
#checklist_tree { border: 1px solid transparent; border-top-color: @line; background: @base; outline: none; }
QLabel[role="secondary"] { color: @quiet; }
QLabel[role="section"] { font-weight: bold; }
#field_problem { color: @failed; }
#blank_hint { color: @unsaved; }
#read_only_ribbon { background: @unsaved_tint; color: @text; padding: 6px 12px; border-bottom: 1px solid @line; }
#notice_bar { background: @accent_tint; border-bottom: 1px solid @line; }
#notice_bar[tone="trouble"] { background: @failed_tint; border-left: 4px solid @failed; }
QLineEdit, QPlainTextEdit {
    background: @base; color: @text; border: 1px solid @field; border-radius: 4px; padding: 3px 5px;
}
QPlainTextEdit { padding: 0; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @hover; border-color: @line; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid @accent; }
QLineEdit:focus { padding: 2px 4px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QTableView QLineEdit { border: none; padding: 0; }
QPushButton {
    background: @base; color: @text; border: 1px solid @edge; border-radius: 5px; padding: 5px 12px; min-height: 1.2em;
}
QPushButton:hover { background: @hover; border-color: @field; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @quiet; }
QPushButton[primary="true"], QDialog QPushButton { padding: 5px 14px; }
QDialog QPushButton:focus { border-color: @accent; padding: 4px 13px; }
QPushButton[compact="true"] { padding: 2px 7px; }
QPushButton[compact="true"]:focus { padding: 1px 6px; }
QPushButton:checked { background: @accent_tint; border-color: @accent; }
QPushButton[flat_row="true"] { text-align: left; padding: 3px 8px; }
QPushButton[verdict="pass"]:checked { background: @passed_tint; border-color: @passed; }
QPushButton[verdict="fail"]:checked { background: @failed_tint; border-color: @failed; }
QPushButton[verdict="na"]:checked { background: @na_tint; border-color: @na; }
QPushButton[verdict]:focus { border: 2px solid @accent; }
#item_card QPushButton:focus, #item_card QPushButton:checked { border-color: @accent; }
#item_card QToolButton { background: @base; border: 1px solid @field; border-radius: 4px; padding: 3px; }
#item_card QToolButton:hover { background: @hover; }
#item_card QToolButton:focus { border: 2px solid @accent; padding: 2px; }
#item_card QListWidget, #item_card QTableView { border: 1px solid @field; gridline-color: @line; }
#photo_strip { border: 1px solid @line; border-radius: 6px; }
#photo_strip[dropTarget="true"] { border: 2px dashed @accent; background: @accent_tint; }
#photo_strip QListWidget, #tray_strip QListWidget { border: none; background: transparent; }
#photo_strip QListWidget::item:selected, #tray_strip QListWidget::item:selected {
    background: @accent_tint; color: @text; border: 2px solid @accent; border-radius: 4px;
}
#photo_limit { color: @unsaved; }
#tray_strip { background: @unsaved_tint; border-top: 1px solid @line; }
#tray_strip[dropTarget="true"] { border: 2px dashed @accent; background: @accent_tint; }
#last_time { background: @hover; border-radius: 4px; }
#last_time QLabel { color: @quiet; }
#rapid_ribbon { background: @accent_tint; border-top: 1px solid @line; }
#record_block { border: 1px solid @line; border-radius: 6px; }
#placeholder_input {
    color: @quiet; background: @hover; border: 1px dashed @line; border-radius: 4px; padding: 6px 8px;
}
#area_row { border: 1px solid transparent; border-radius: 5px; }
#area_row[current="true"] { background: @accent_tint; border-color: @accent; }
QSplitter::handle { background: @line; }
"""
