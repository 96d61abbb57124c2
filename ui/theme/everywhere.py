"""What holds in every style sheet and comes last in it: the button that matters, the ring of the keyboard, the finger.

Rings have at least 3:1 and the width of the edge they replace, so that nothing moves: a change of tint is no ring.
"""

from dataclasses import asdict

from ui.theme.tokens import Colours
from ui.theme.touch import finger_sheet


def everywhere_sheet(colours: Colours) -> str:
    sheet = _SHEET
    for name, value in asdict(colours).items():
        sheet = sheet.replace(f"@{name};", f"{value};")
    return sheet + finger_sheet()


_SHEET = """
QPushButton[primary="true"], QDialog QPushButton:default {
    background: @fill; color: @on_fill; border-color: @fill;
}
QPushButton[primary="true"] { font-weight: bold; }
QPushButton[primary="true"]:focus, QDialog QPushButton:default:focus {
    border: 3px double @on_fill; padding: 3px 12px;
}
QPushButton[primary="true"]:disabled, QDialog QPushButton:default:disabled {
    background: @line; color: @quiet; border-color: @line;
}
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar { outline: none; }
QScrollArea { border: 1px solid transparent; }
QTableView:focus, QTreeView:focus, QListView:focus, QGraphicsView:focus, QScrollArea:focus, QTextBrowser:focus,
#enterprise_panel:focus, #recheck_list:focus,
#enterprise_panel QScrollArea:focus, #notice_panel QScrollArea:focus, #checklist_tree:focus, #page_view:focus,
#paper_list:focus, #page_strip:focus {
    border: 1px solid @accent;
}
QPlainTextEdit:focus { border: 2px solid @accent; }
QPushButton[flat_row="true"]:focus { border: 2px solid @accent; }
QTabBar::tab {
    background: transparent; color: @quiet; border: 1px solid transparent; border-bottom-width: 3px; padding: 6px 14px;
}
QTabBar::tab:selected, QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { border-bottom: 3px solid @accent; }
QTabBar::tab:selected:focus { border: 1px solid @accent; border-bottom-width: 3px; }
QRadioButton, QCheckBox { border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }
QRadioButton:focus, QCheckBox:focus { border-color: @accent; }
QToolButton:focus { border: 1px solid @accent; border-radius: 5px; }
#figure_tile:focus { border: 2px solid @accent; }
#link_label { border: 1px solid transparent; border-radius: 3px; }
#link_label:focus { border-color: @accent; }
"""
