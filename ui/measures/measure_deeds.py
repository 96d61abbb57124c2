"""What a person does to measures and campaigns, beyond looking: asked in dialogs, done on the worker."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.records.measures import Campaign, Measure, MeasureFile
from inspector_app.measures.campaigns import CampaignView, withdraw_campaign
from inspector_app.measures.kinds import KINDS
from inspector_app.measures.looking import MeasureView
from inspector_app.measures.recording import withdraw_measure
from ui.dialogs.measure_dialog import MeasureDialog
from ui.dialogs.measure_files import MeasureFiles
from ui.dialogs.withdraw_measure_dialog import WithdrawMeasureDialog
from ui.measures.measure_words import days_words, kind_words
from ui.measures.measures_desk import MeasuresDesk
from ui.session import Session

_MOST_OPERATIONS = 50


class MeasureDeeds(QObject):
    def __init__(self, session: Session, desk: MeasuresDesk, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._desk, self._page = session, desk, page

    def edit(self, view: MeasureView | None, views: Sequence[MeasureView], campaigns: Sequence[Campaign]) -> str:
        """The id of the measure that was recorded or changed, "" for none; operations among `views` are offered."""
        if view is not None and view.measure.withdrawn:
            return ""
        operations = [
            each.measure for each in views if KINDS[each.measure.kind].has_outcomes and not each.measure.withdrawn
        ][:_MOST_OPERATIONS]
        around = view.within if view is not None else None
        if around is not None and all(each.id != around.id for each in operations):
            operations.append(around)
        offered = [(each.id, self._words(each)) for each in operations]
        return MeasureDialog.ask(self._page, self._session, view, campaigns, offered)

    def withdraw(self, view: MeasureView | None) -> None:
        if view is not None:
            store, now = self._session.store, self._session.clock()
            withdraw = partial(withdraw_measure, store, view.measure.id)
            self._withdraw(self._words(view.measure), lambda why: withdraw(why, now))

    def withdraw_campaign(self, view: CampaignView | None) -> None:
        if view is not None:
            store, now = self._session.store, self._session.clock()
            withdraw = partial(withdraw_campaign, store, view.campaign.id)
            self._withdraw(view.campaign.name, lambda why: withdraw(why, now))

    def attach(self, measure_id: str) -> None:
        paths = MeasureFiles.ask_to_attach(self._page)
        if paths:
            self._desk.attach(measure_id, paths)

    def save_file(self, file: MeasureFile) -> None:
        path = MeasureFiles.ask_to_save(self._page, file.file_name)
        if path is not None:
            self._desk.save_as(file, path)

    def _withdraw(self, what: str, withdraw: Callable[[str], object]) -> None:
        if WithdrawMeasureDialog.ask(self._page, self._session, what, withdraw):
            self._desk.tell_changed()

    def _words(self, measure: Measure) -> str:
        return f"{days_words(measure)} {kind_words(measure.kind, self._session.language)}"
