"""How the register, the visits list and the import look, from the palette in use: light, dark or high contrast."""

from dataclasses import asdict

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.everywhere import everywhere_sheet
from ui.theme.palette import colours_of
from ui.theme.tokens import HEADING_SCALE, TITLE_SCALE


def register_style(palette: QPalette) -> str:
    """The style sheet of these pages; sizes of letters follow the system's."""
    colours = colours_of(palette)
    letters_pt = QApplication.font().pointSizeF()
    values = {
        **asdict(colours),
        "head": colours.window,
        "title_pt": f"{letters_pt * TITLE_SCALE:.1f}pt",
        "panel_title_pt": f"{letters_pt * HEADING_SCALE:.1f}pt",
    }
    sheet = _SHEET
    for name, value in values.items():
        sheet = sheet.replace(f"@{name};", f"{value};")
    return sheet + everywhere_sheet(colours)


_SHEET = """
QLabel[role="title"] { font-size: @title_pt; font-weight: bold; }
QLabel[role="number"] { font-size: @title_pt; font-weight: bold; }
QLabel[role="panel_title"] { font-size: @panel_title_pt; font-weight: bold; }
QLabel[role="section"] { font-weight: bold; }
QLabel[role="secondary"] { color: @quiet; }
QLabel[role="trouble"] { color: @trouble; }
#count_tile, #enterprise_panel { background: @base; border: 1px solid @line; border-radius: 8px; }
#enterprise_panel QScrollArea { background: @base; border: 1px solid transparent; }
#panel_body { background: @base; border: none; }
#enterprise_page QTabWidget::pane { border: none; border-top: 1px solid @line; padding-top: 12px; }
#notice_bar { background: @accent_tint; border: 1px solid @line; border-radius: 6px; }
#notice_bar[tone="trouble"] { background: @trouble_tint; border-left: 4px solid @trouble; }
QLineEdit {
    background: @base; color: @text; border: 1px solid @field; border-radius: 5px; padding: 5px 8px;
}
QLineEdit:focus { border: 2px solid @accent; padding: 4px 7px; }
QPushButton, #filter_chip {
    background: @base; color: @text; border: 1px solid @edge; border-radius: 5px; padding: 5px 14px;
}
#filter_chip { padding: 3px 10px; border-radius: 12px; border-color: @line; }
QPushButton:hover, #filter_chip:hover { background: @hover; border-color: @field; }
QPushButton:checked { background: @accent_tint; border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 13px; }
#filter_chip:focus { border: 2px solid @accent; padding: 2px 9px; }
#filter_chip:checked { background: @accent_tint; border-color: @accent; }
QPushButton:disabled { color: @quiet; border-color: @line; background: @hover; }
QPushButton[flat_row="true"] { text-align: left; padding: 5px 10px; border-color: @line; }
QTableView {
    background: @base; alternate-background-color: @head; color: @text; border: 1px solid @line; border-radius: 6px;
    selection-background-color: @fill; selection-color: @on_fill; outline: none;
}
QTableView::item { padding: 0 6px; border: none; }
QTableView::item:selected { background: @fill; color: @on_fill; }
QHeaderView { background: @head; border: none; }
QHeaderView::section {
    background: @head; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 6px 9px;
}
QSplitter::handle { background: transparent; }
#packs_scroll, #packs_body { background: transparent; border: none; }
#pack_card { background: @base; border: 1px solid @line; border-radius: 8px; }
#digit_group { background: @head; border: 1px solid @line; border-radius: 4px; padding: 1px 6px; font-weight: bold; }
#digit_group[large="true"] { font-size: @title_pt; padding: 6px 10px; }
#advice_box { background: @accent_tint; border: none; border-radius: 6px; padding: 8px 10px; }
#result_box { background: @accent_tint; border: 1px solid @line; border-left: 4px solid @good; border-radius: 6px; }
#history_nothing { background: @base; color: @quiet; border: 1px solid @line; border-radius: 6px; padding: 16px; }
#standing_mark { font-weight: bold; color: @quiet; }
#standing_mark[tone="known"] { color: @good; }
#standing_mark[tone="new"] { color: @attention; }
#standing_mark[tone="trouble"] { color: @trouble; }
#gallery_table {
    background: @base; border: 1px solid @line; border-radius: 6px; selection-background-color: transparent;
}
#gallery_table::item { padding: 0; }
#gallery_table::item:selected { background: transparent; }
#gallery_table[dropTarget="true"] { border: 2px dashed @accent; background: @accent_tint; }
"""
