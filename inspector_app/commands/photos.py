"""`inspector-app visit photo`: files and folders into a visit, with every duplicate and doubt in the answer."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.commands.frame import Command, Exit, complain
from inspector_app.errors import Problem, ProblemsError, RefusedInputError
from inspector_app.messages import say

if TYPE_CHECKING:
    from inspector_app.evidence.intake import Taken
    from inspector_app.evidence.matching import Moment
    from inspector_app.stores import Store


def add_photos(command: Command) -> Exit:
    """Takes what can be taken; one file that cannot does not stop the others. REFUSED when any was not taken."""
    from inspector_app.evidence.matching import moments_of
    from inspector_app.evidence.sources import expanded

    arguments = command.arguments
    refused: list[Problem] = []
    with command.store() as store:
        _require_place(store, arguments.visit, "" if arguments.tray else arguments.item)
        moments = moments_of(store, arguments.visit) if arguments.tray else ()
        paths = expanded(Path(name) for name in arguments.files)
        taken = [each for path in paths if (each := _taken(store, command, path, moments, refused)) is not None]
    for problem in (remark for each in taken for remark in each.remarks):
        complain(str(say(problem, command.language)))
    if refused:
        if not arguments.json:
            command.answer(None, "\n".join(_line(each) for each in taken))
        return command.refuse(refused, taken=[photo_json(each) for each in taken])
    command.answer([photo_json(each) for each in taken], "\n".join(_line(each) for each in taken))
    return Exit.DONE


def _require_place(store: "Store", visit_id: str, item: str) -> None:
    """Raises RefusedInputError visit.not_found, visit.unknown_item: before any file is read."""
    from inspector_app.visits import item_of, visit_checklist

    with store.database.look() as work:
        visit = work.visits.get(visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    if item:
        item_of(visit_checklist(store, visit), item)


def photo_json(taken: "Taken") -> dict[str, Any]:
    """What scripts see of a file that was taken."""
    photo = taken.photo
    return {
        "photo": photo.id,
        "sha256": photo.sha256,
        "file": photo.file_name,
        "media_type": photo.media_type,
        "item": photo.item,
        "tray": photo.tray,
        "proposed": taken.proposed,
        "taken_at": photo.taken_at,
        "duplicate": taken.known,
        "other_visits": list(taken.other_visits),
        "outside_visit": taken.outside,
        "remarks": [remark.code for remark in taken.remarks],
    }


def _taken(
    store: "Store", command: Command, path: Path, moments: "tuple[Moment, ...]", refused: list[Problem]
) -> "Taken | None":
    from inspector_app.evidence.intake import Wanted, clean_name, picture_from_file, prepare, record
    from inspector_app.evidence.outcomes import problem_of

    arguments = command.arguments
    try:
        prepared = prepare(store, picture_from_file(path, "file"))
    except (ProblemsError, OSError) as error:
        refused.append(problem_of(error, clean_name(path.name)))
        return None
    item = None if arguments.tray else arguments.item
    return record(store, arguments.visit, [Wanted(prepared, item)], command.now, moments)[0]


def _line(taken: "Taken") -> str:
    photo = taken.photo
    return f"{photo.sha256[:16]} {photo.file_name}"
