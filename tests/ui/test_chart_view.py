"""A chart in the window: its bars are where they are painted, whatever the names are."""

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from inspector_app.supervision.bulletin_parts import Column, Picture
from ui.supervision.board_charts import ChartLook, draw
from ui.widgets.chart_view import ChartView

LOOK = ChartLook(400, 160, "#000000", "#dddddd", "Noto Sans SC")


def picture(*, lying: bool = False) -> Picture:
    columns = (Column("red", "红", "#ff0000", (3, 1, 0)), Column("green", "绿", "#00ff00", (5, 200, 0)))
    return Picture("等级", ("福永", "怀德", "兴围"), columns, lying)


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    return view


@pytest.mark.parametrize("lying", [False, True])
def test_a_bar_is_found_where_its_colour_is_painted(qtbot: QtBot, view: ChartView, lying: bool) -> None:
    shown = picture(lying=lying)
    view.show_chart(shown, draw(shown, LOOK))
    with qtbot.waitExposed(view):
        view.show()
    image = view.grab().toImage()
    found: list[tuple[int, int]] = []
    view.opened.connect(lambda group, column: found.append((group, column)))
    assert view.drawn is not None
    (number,) = [n for n, bar in enumerate(view.drawn.bars) if (bar.group, bar.series) == (1, 1)]
    middle = view.box(number).center().toPoint()
    painted = image.pixelColor(middle * image.devicePixelRatio())
    # The pixels of a drawing are nearly of its colours.
    assert painted.green() > 240
    assert max(painted.red(), painted.blue()) < 16
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert found == [(1, 1)]
    assert view.words(number) == "怀德 · 绿：200"


def test_a_thin_bar_is_hit_from_close_by(qtbot: QtBot, view: ChartView) -> None:
    shown = picture()
    view.show_chart(shown, draw(shown, LOOK))
    with qtbot.waitExposed(view):
        view.show()
    assert view.drawn is not None
    (number,) = [n for n, bar in enumerate(view.drawn.bars) if (bar.group, bar.series) == (1, 0)]
    box = view.box(number)
    assert box.height() < 3
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.center().x()), round(box.bottom() + 3)))
    assert opened.args == [1, 0]


def test_keys_without_a_chart_do_nothing(qtbot: QtBot, view: ChartView) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert view.drawn is None


def test_names_of_any_letters_make_a_picture_that_qt_can_read(qtbot: QtBot) -> None:
    odd = Picture("t", ("A&B<社区>\"'", "x\x07y", "😀𠮷"), (Column("f", "n", "#ff0000", (1, 2, 3)),), False)
    drawn = draw(odd, LOOK)
    renderer = QSvgRenderer(QByteArray(drawn.svg))
    assert renderer.isValid()
    assert b"\x07" not in drawn.svg
    assert len(drawn.bars) == 3
