"""The main dialogs as a person opens them, for the book of pictures."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.crash_dialog import CrashDialog
from ui.pages.enterprises_page import EnterprisesPage
from ui.pages.notice_page import NoticePage
from ui.pictures.picture_walk import PictureWalk


def door_dialogs(walk: PictureWalk) -> None:
    door = walk.window.door
    walk.dialog("new_store", door.create_store)
    walk.dialog("return_store", door.return_store)
    crash = CrashDialog(walk.window)
    walk.dialog("crash", lambda: crash.tell("Traceback (most recent call last):\n  …\nValueError"))


def page_dialogs(walk: PictureWalk) -> None:
    commands, window = walk.window.commands, walk.window
    walk.dialog("keys", commands.show_keys)
    menus = walk.window.menus
    assert menus is not None
    walk.dialog("history", menus.edit.steps.trigger)
    walk.dialog("trash", menus.edit.trash.trigger)
    walk.dialog("doctor", commands.show_doctor)
    walk.dialog("duplicates", commands.find_duplicates)
    walk.dialog("verify_paper", commands.verify_paper)
    walk.dialog("about", commands.show_about)
    _beside(walk)
    window.go("enterprises")
    page = walk.top
    assert isinstance(page, EnterprisesPage)
    _enterprise_dialogs(walk, page)


def _beside(walk: PictureWalk) -> None:
    """What helps while the window goes on."""
    window = walk.window
    assert window.frame_ is not None
    window.commands.show_help()
    walk.aside("help", window.commands.help)
    window.go("enterprises")
    window.frame_.begin_tour()
    walk.take("tour")
    tour = window.frame_.tour
    assert tour is not None
    tour.stop()


def _enterprise_dialogs(walk: PictureWalk, page: EnterprisesPage) -> None:
    from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog
    from ui.dialogs.import_register_dialog import ImportRegisterDialog
    from ui.dialogs.measure_dialog import MeasureDialog
    from ui.dialogs.start_visit_dialog import StartVisitDialog

    session = walk.window.session
    assert session is not None
    with session.store.database.look() as work:
        enterprise = work.enterprises.all()[0]
    walk.dialog("start_visit", lambda: StartVisitDialog.ask(page, session, enterprise))
    walk.dialog("new_enterprise", lambda: EditEnterpriseDialog.ask(page, session, None))
    walk.dialog("edit_enterprise", lambda: EditEnterpriseDialog.ask(page, session, enterprise))
    walk.dialog("import_register", lambda: ImportRegisterDialog.ask(page, session))
    walk.dialog("measure", lambda: MeasureDialog.ask(page, session, None, (), ()))


def visit_dialogs(walk: PictureWalk) -> None:
    page = walk.visit
    tools, actions = page.tools, page.actions_
    walk.dialog("people", actions.correct_people)
    walk.dialog("free_finding", actions.add_finding)
    walk.dialog("gallery", actions.open_gallery)
    walk.dialog("end_visit", actions.end)
    walk.dialog("go_to_item", tools.go_to_code)
    walk.dialog("paper_day", tools.key_in_paper)
    walk.dialog("sampling", tools.sampling.open)
    _camera_dialog(walk)
    tools.show_missing()
    walk.aside("missing", tools.missing)
    tools.show_read_aloud()
    walk.aside("read_aloud", tools.read_aloud)


class _StillCamera(QObject):
    """Stands for a camera where there is none: it shows nothing and takes nothing."""

    shot = Signal(bytes)
    failed = Signal(str)
    name = "USB Camera"

    def __init__(self) -> None:
        super().__init__()
        self.view: QWidget = QWidget()
        self.view.setStyleSheet("background: black;")

    def start(self) -> None: ...

    def take(self) -> None: ...

    def stop(self) -> None: ...


def _camera_dialog(walk: PictureWalk) -> None:
    from ui.dialogs.camera_dialog import CameraDialog

    session = walk.window.session
    assert session is not None
    dialog = CameraDialog(_StillCamera(), session.clock, walk.window)
    walk.dialog("camera", dialog.exec)


def paper_dialogs(walk: PictureWalk) -> None:
    """Over the draft of the open visit's order."""
    session = walk.window.session
    assert session is not None
    session.navigation.open_notice.emit(walk.visit.visit_id)
    walk.take("draft")
    page = walk.top
    assert isinstance(page, NoticePage)
    walk.dialog("issue", page.panel.issue.click)
    session.navigation.back.emit()
