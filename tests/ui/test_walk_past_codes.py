"""Enter leads to no field that would hold it: the scanner's Enter ends a code, and is no way out of it."""

from pathlib import Path

from form_visits import started_form_visit
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from visit_pages import press, settled, shown_page

WITH_A_CODE = """
| survey |
| | type | name | label::中文 (zh) | severity | required |
| | begin_group | S | 现场 | | |
| | select_one verdict | S-01 | 运单抽查了吗？ | B | |
| | barcode | S-01_code | 运单条码 | | yes |
| | select_one verdict | S-02 | 有没有台账？ | C | |
| | end_group | | | | |
| choices |
| | list_name | name | label::中文 (zh) |
| | verdict | pass | 合格 |
| | verdict | fail | 不合格 |
| | verdict | na | 不适用 |
| settings |
| | form_title | form_id | version |
| | 有条码的检查表 | coded | 1 |
"""


def test_who_has_no_code_at_hand_goes_on_with_enter(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_form_visit(tmp_path, WITH_A_CODE)
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        press(page, Qt.Key.Key_1)
        press(page, Qt.Key.Key_Return)
        assert page.flow.code == "S-02"
        settled(qtbot, page)
