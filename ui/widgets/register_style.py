"""How the register, the visits list and the import look, from the palette in use: light, dark or high contrast."""

from PySide6.QtGui import QPalette

from inspector_app.enterprises.grading import Grade
from ui.grade_looks import grade_ink
from ui.widgets.visit_style import mixed


def register_style(palette: QPalette) -> str:
    """The style sheet of these pages; sizes of letters follow the system's."""
    base = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    accent = palette.color(QPalette.ColorRole.Highlight)
    red = grade_ink(Grade.RED, palette)
    colours = {
        "base": base,
        "text": text,
        "quiet": mixed(text, base, 0.34),
        "line": mixed(text, base, 0.86),
        "field": mixed(text, base, 0.5),
        "hover": mixed(text, base, 0.95),
        "head": mixed(text, base, 0.96),
        "accent": accent,
        "on_accent": palette.color(QPalette.ColorRole.HighlightedText),
        "pressed": mixed(accent, text, 0.2),
        "accent_tint": mixed(accent, base, 0.86),
        "trouble": red,
        "trouble_tint": mixed(red, base, 0.88),
    }
    sheet = _SHEET
    for name, colour in colours.items():
        sheet = sheet.replace(f"@{name};", f"{colour.name()};")
    return sheet


_SHEET = """
QLabel[role="title"] { font-size: 15pt; font-weight: bold; }
QLabel[role="number"] { font-size: 15pt; font-weight: bold; }
QLabel[role="panel_title"] { font-size: 12pt; font-weight: bold; }
QLabel[role="section"] { font-weight: bold; }
QLabel[role="secondary"] { color: @quiet; }
QLabel[role="trouble"] { color: @trouble; }
#count_tile, #enterprise_panel { background: @base; border: 1px solid @line; border-radius: 8px; }
#enterprise_panel QScrollArea, #panel_body { background: @base; border: none; }
#notice_bar { background: @accent_tint; border: 1px solid @line; border-radius: 6px; }
#notice_bar[tone="trouble"] { background: @trouble_tint; border-left: 4px solid @trouble; }
#drop_field { background: @base; border: 2px dashed @field; border-radius: 10px; }
#drop_field[dropTarget="true"] { border-color: @accent; background: @accent_tint; }
QLineEdit {
    background: @base; color: @text; border: 1px solid @field; border-radius: 5px; padding: 5px 8px;
}
QLineEdit:focus { border: 2px solid @accent; padding: 4px 7px; }
QPushButton, #filter_chip {
    background: @base; color: @text; border: 1px solid @field; border-radius: 5px; padding: 5px 14px;
}
#filter_chip { padding: 3px 10px; border-radius: 12px; border-color: @line; }
QPushButton:hover, #filter_chip:hover { background: @hover; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 13px; }
#filter_chip:focus { border: 2px solid @accent; padding: 2px 9px; }
#filter_chip:checked { background: @accent_tint; border-color: @accent; font-weight: bold; }
QPushButton:disabled { color: @quiet; border-color: @line; background: @hover; }
QPushButton[primary="true"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: bold; }
QPushButton[primary="true"]:hover { background: @pressed; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled { background: @hover; color: @quiet; border-color: @line; }
QPushButton[flat_row="true"] { text-align: left; padding: 5px 10px; border-color: @line; }
QTableView {
    background: @base; alternate-background-color: @head; color: @text; border: 1px solid @line; border-radius: 6px;
    selection-background-color: @accent; selection-color: @on_accent; outline: none;
}
QTableView::item { padding: 0 6px; border: none; }
QTableView::item:selected { background: @accent; color: @on_accent; }
QHeaderView { background: @head; border: none; }
QHeaderView::section {
    background: @head; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 6px 6px;
}
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar::tab { background: transparent; color: @quiet; padding: 7px 14px; border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: bold; }
QTabBar::tab:focus { background: @accent_tint; }
QSplitter::handle { background: transparent; }
"""
