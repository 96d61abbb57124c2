"""The grade of an enterprise in a table: its shape and its word, in its colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector_app.enterprises.grading import Grade
from ui.models.enterprises_model import GradeRole
from ui.register.grade_looks import grade_icon, grade_ink


class GradeDelegate(QStyledItemDelegate):
    """The style paints it as any other cell; shapes are drawn once for a palette, since a key repaints the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[Grade, int, int], QIcon] = {}

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        grade = index.data(GradeRole)
        if grade is None:
            return
        side = option.fontMetrics.ascent()
        key = (grade, side, option.palette.cacheKey())
        if key not in self._icons:
            self._icons[key] = grade_icon(grade, option.palette, side)
        option.icon = self._icons[key]
        option.decorationSize = QSize(side, side)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.palette.setColor(QPalette.ColorRole.Text, grade_ink(grade, option.palette))
