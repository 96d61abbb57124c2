"""Large enough for a finger: in tablet mode every control and every row is at least that high and wide."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QInputDevice
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QScroller,
    QToolButton,
    QWidget,
)

FINGER = 44
"""Pixels at 100 % that a fingertip hits without looking twice."""
_BAR = 18
_ROW_LETTERS = 2.2
_TABLET = "tablet_mode"
_PUT = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show})
_MICE = (QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad)


def set_tablet_mode(application: QApplication, on: bool) -> None:
    """For all that is made from now on."""
    application.setProperty(_TABLET, on)


def tablet_mode() -> bool:
    application = QApplication.instance()
    return application is not None and bool(application.property(_TABLET))


def only_fingers() -> bool:
    """This computer says that it has a touch screen and nothing else to point with."""
    kinds = {device.type() for device in QInputDevice.devices()}
    return QInputDevice.DeviceType.TouchScreen in kinds and kinds.isdisjoint(_MICE)


def row_height(view: QWidget) -> int:
    """Of one line in a list: air above and below the letters, whatever font they are of."""
    letters = view.fontMetrics()
    return for_finger(max(round(letters.horizontalAdvance("字") * _ROW_LETTERS), letters.height() + 4))


def for_finger(pixels: int) -> int:
    """Not less than a fingertip, when one is expected."""
    return max(pixels, FINGER) if tablet_mode() else pixels


def scroll_bar_width(area: QAbstractScrollArea) -> int:
    """Also before the style sheet has reached it."""
    return _BAR if tablet_mode() else area.verticalScrollBar().sizeHint().width()


def scroll_by_finger(part: QWidget) -> None:
    """In tablet mode a finger moves what is longer than its pane: a scroll bar is too thin for it."""
    if not tablet_mode():
        return
    for area in part.findChildren(QAbstractScrollArea):
        if isinstance(area, QAbstractItemView):
            area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    for field in part.findChildren(QLineEdit):
        hold_button_within(field)


def hold_button_within(field: QLineEdit) -> None:
    """In tablet mode a field's own button is larger than Qt knows, which would lay it over the field's lower corner."""
    if tablet_mode() and not field.findChild(_WithinField):
        button = field.findChild(QToolButton)
        if button is not None:
            button.installEventFilter(_WithinField(field))


class _WithinField(QObject):
    """At the end of the field, in the middle of its height, wherever Qt puts it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = self.parent()
        if event.type() in _PUT and isinstance(watched, QToolButton) and isinstance(field, QLineEdit):
            wanted = QPoint(field.width() - watched.width(), (field.height() - watched.height()) // 2)
            if watched.pos() != wanted:
                watched.move(wanted)
        return False


def finger_sheet() -> str:
    """Comes last in a style sheet; "" when no finger is expected."""
    return _SHEET if tablet_mode() else ""


_SHEET = f"""
QPushButton, #filter_chip, #choice_chip {{ min-height: 38px; min-width: 36px; }}
QToolButton {{ min-height: 42px; min-width: 42px; }}
QLineEdit {{ min-height: 39px; }}
QComboBox {{ min-height: 40px; }}
QAbstractSpinBox {{ min-height: 42px; }}
#link_label {{ min-height: 44px; }}
QCheckBox, QRadioButton {{ min-height: 44px; }}
QCheckBox::indicator {{ width: 22px; height: 22px; }}
QComboBox::drop-down {{ width: 32px; }}
QComboBox QAbstractItemView::item {{ min-height: 44px; }}
QTabBar::tab {{ min-height: 40px; min-width: 44px; }}
QHeaderView::section {{ min-height: 44px; }}
QListView::item, QTreeView::item {{ min-height: 44px; }}
#side_bar QToolButton {{ padding: 0 10px; }}
QMenuBar::item {{ padding: 13px 14px; }}
QMenu::item {{ padding-top: 13px; padding-bottom: 13px; min-width: 120px; }}
QScrollBar:vertical {{ width: {_BAR}px; }}
QScrollBar:horizontal {{ height: {_BAR}px; }}
QSlider {{ min-height: 44px; }}
"""
