"""How the notice page looks, from the palette in use: as the register, with cards for what is missing."""

from dataclasses import asdict

from PySide6.QtGui import QPalette

from ui.theme.palette import colours_of
from ui.widgets.register_style import register_style


def notice_style(palette: QPalette) -> str:
    """The style sheet of the page."""
    sheet = _SHEET
    for name, value in asdict(colours_of(palette)).items():
        sheet = sheet.replace(f"@{name};", f"{value};")
    return register_style(palette) + sheet


_SHEET = """
#notice_head { background: @base; border-bottom: 1px solid @line; }
#notice_panel { background: @base; border: none; border-left: 1px solid @line; }
#notice_panel QScrollArea { background: @base; border: 1px solid transparent; }
#panel_body { background: @base; border: none; }
#notice_card { background: @hover; border: 1px solid @line; border-radius: 6px; }
#notice_card[tone="problem"] { background: @attention_tint; border-left: 4px solid @attention;
    border-top-left-radius: 0; border-bottom-left-radius: 0; }
#notice_card QLabel:disabled { color: @quiet; }
#paper_list { background: @side; border: none; border-right: 1px solid @line; outline: none; }
#paper_list::item { padding: 5px 6px 5px 16px; border: none; }
#paper_list::item:disabled { padding: 8px 6px 3px 8px; }
#paper_list::item:selected { background: @fill; color: @on_fill; }
#notice_panel QPlainTextEdit { background: @base; color: @text; border: 1px solid @field; border-radius: 5px; }
#notice_panel QPlainTextEdit:focus { border: 2px solid @accent; }
#page_strip { background: @window; border: none; border-right: 1px solid @line; }
QPushButton[compact="true"] { padding: 5px 9px; }
QPushButton[compact="true"]:focus { padding: 4px 8px; }
"""
