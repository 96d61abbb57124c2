"""After a visit was closed: what the rule makes of its answers, offered to be decided."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from inspector_app.enterprises.grading import grade
from inspector_app.enterprises.grading.deciding import GradeFile, grade_file
from inspector_app.stores import Store
from ui.register.grade_looks import grade_word
from ui.register.grading_deeds import GradingDeeds
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar


class GradeOffer(QObject):
    """Lives until the next visit is closed, or as long as the list on whose notice bar it speaks."""

    def __init__(self, session: Session, notice: NoticeBar, owner: QWidget) -> None:
        for earlier in owner.findChildren(GradeOffer, options=Qt.FindChildOption.FindDirectChildrenOnly):
            earlier.deleteLater()
        super().__init__(owner)
        self._session, self._notice = session, notice
        self._deeds = GradingDeeds(session, owner)
        self._deeds.setParent(self)
        self._deeds.graded.connect(self._tell_graded)

    def look(self, visit_id: str) -> None:
        """Nothing is said when the rule cannot say anything, or the person has closed the bar."""
        store = self._session.store
        self._session.jobs.run(self, lambda: _file(store, visit_id), done=self._offer, failed=self._keep_quiet)

    def _offer(self, file: GradeFile | None) -> None:
        if file is None or file.standing.visit is None or self._notice.isHidden():
            return
        # Another enterprise may be chosen in the list below: the button is about this one.
        told = self.tr("“{name}”的检查已结束。按规则建议评为“{proposed}”，现为“{now}”。").format(
            name=file.enterprise.name,
            proposed=grade_word(file.standing.colour),
            now=grade_word(grade(file.enterprise)),
        )
        self._notice.tell(told, self.tr("评定分级…"), lambda: self._deeds.decide(file))

    def _tell_graded(self, _: str) -> None:
        words = self.tr("分级已评定，可以交出资料包。")
        self._notice.tell(words, self.tr("去资料包"), lambda: self._session.navigation.open_page.emit("packs"))

    def _keep_quiet(self, error: Exception) -> None:
        """The visit is closed all the same; a store that cannot be read says so where it is used."""


def _file(store: Store, visit_id: str) -> GradeFile | None:
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
    return None if visit is None else grade_file(store, visit.enterprise_id, visit_id)
