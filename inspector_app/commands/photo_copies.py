"""`inspector-app visit redact` and `visit pair`: the copy of a photo that may leave the house; before and after."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb

if TYPE_CHECKING:
    from inspector_app.evidence.alignment import Alignment


def add(verbs: Subparsers) -> None:
    copy = add_verb(verbs, "redact", _redact, "write the copy of a photo that may leave the house, masks burnt in")
    copy.add_argument("photo", metavar="PHOTO", help="id, as `visit show --json` prints it")
    copy.add_argument("--out", required=True, metavar="FILE", help="the JPEG; an existing file is replaced")
    copy.add_argument("--no-stamp", action="store_true", help="without time, place and hash below the picture")
    suggest = add_verb(verbs, "suggest", _suggest, "codes and faces that may have to be masked; changes nothing")
    suggest.add_argument("photo", metavar="PHOTO")
    suggest.add_argument("--mask", action="store_true", help="and mask all of them: somebody looked at the list")
    pair = add_verb(verbs, "pair", _pair, "say which earlier photo shows the same view before the correction")
    pair.add_argument("photo", metavar="PHOTO", help="the later one")
    which = pair.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", metavar="PHOTO", help="the earlier one")
    which.add_argument("--none", action="store_true", help="the photo stands alone again")
    pair.add_argument(
        "--points",
        nargs=8,
        type=_fraction,
        metavar="F",
        help="x y of two places in the earlier photo, then of the same two in the later one, as fractions of 0 to 1",
    )


def _redact(command: Command) -> Exit:
    from inspector_app.evidence.working_copies import exported_copy
    from inspector_app.files import write_atomically

    arguments = command.arguments
    with command.store() as store:
        jpeg = exported_copy(store, arguments.photo, with_stamp=not arguments.no_stamp)
    write_atomically(Path(arguments.out), jpeg)
    command.answer({"photo": arguments.photo, "file": arguments.out, "size": len(jpeg)}, arguments.out)
    return Exit.DONE


def _suggest(command: Command) -> Exit:
    from inspector_app.errors import Problem, RefusedInputError
    from inspector_app.evidence.layers import layers_of, save_layers
    from inspector_app.evidence.suggesting import can_find_faces, masks_of, suggested_masks

    wanted = command.arguments.photo
    with command.store() as store:
        with store.database.look() as work:
            photo = work.photos.get(wanted)
        if photo is None:
            raise RefusedInputError([Problem("photo.gone")])
        found = suggested_masks(store, photo)
        masks = masks_of(found, layers_of(photo))
        if command.arguments.mask and masks:
            save_layers(store, wanted, (*layers_of(photo), *masks), command.now)
    listed = [{"what": each.what.value, "at": list(each.at)} for each in found]
    answer = {"photo": wanted, "found": listed, "faces_looked_for": can_find_faces(), "not_masked": len(masks)}
    command.answer(answer, "\n".join(f"{each['what']}  {each['at']}" for each in listed))
    return Exit.DONE


def _pair(command: Command) -> Exit:
    from inspector_app.evidence.pairs import align_pair, pair_of, pair_photos, unpair_photo

    arguments = command.arguments
    with command.store() as store:
        if arguments.none:
            unpair_photo(store, arguments.photo, command.now)
        else:
            pair_photos(store, arguments.photo, arguments.before, command.now)
            if arguments.points:
                align_pair(store, arguments.photo, _alignment(arguments.points), command.now)
        pair = None if arguments.none else pair_of(store, arguments.photo)
    points = pair.alignment.as_list() if pair is not None and pair.alignment is not None else []
    answer = {"photo": arguments.photo, "before": arguments.before, "points": points}
    command.answer(answer, arguments.before or "")
    return Exit.DONE


def _alignment(points: list[float]) -> "Alignment":
    """Raises RefusedInputError photo.points_close."""
    from inspector_app.errors import Problem, RefusedInputError
    from inspector_app.evidence.alignment import alignment_of

    found = alignment_of(points)
    if found is None:
        raise RefusedInputError([Problem("photo.points_close")])
    return found


def _fraction(text: str) -> float:
    """For argparse: from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"not a fraction of 0 to 1: {text[:40]!r}")
    return value
