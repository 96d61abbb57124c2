"""For whom a person comes in a joint inspection: a body of the list, or one that is typed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from inspector_app.joint_visits import LONGEST_NAME

_LETTERS = 14


class BodyBox(QComboBox):
    def __init__(self, names: Iterable[str], said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setAccessibleName(self.tr("代表哪个单位"))
        self.addItems(list(dict.fromkeys(names)))
        line = self.lineEdit()
        assert line is not None
        line.setMaxLength(LONGEST_NAME)
        line.setPlaceholderText(self.tr("代表哪个单位"))
        # A long name is cut by the box.
        self.editTextChanged.connect(self.setToolTip)
        self.setEditText(said)
        line.setCursorPosition(0)
