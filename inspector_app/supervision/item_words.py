"""What an item of a checklist asks, by its code: as the checklist in force says it, else the shipped one."""

from datetime import date

from inspector_app.checklists.editions import checklist_in_force
from inspector_app.checklists.model import all_items
from inspector_app.checklists.snapshots import shipped
from inspector_app.messages import Language
from inspector_app.stores import Store


def item_words(store: Store, day: date, language: Language = Language.ZH) -> dict[str, str]:
    """Items of one code in several versions are the same question, asked better later."""
    found: dict[str, str] = {}
    for checklist in (shipped(), checklist_in_force(store, day)):
        for item in all_items(checklist):
            found[item.code] = item.label.get(language.value) or item.label["zh"]
    return found
