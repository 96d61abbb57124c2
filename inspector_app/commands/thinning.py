"""`inspector-app photos thin|bring-back`: room on the laptop by originals that others confirmed, and the way back."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, complain
from inspector_app.messages import say

_MIB = 1024 * 1024
_DAYS = 90


def add(verbs: Subparsers) -> None:
    thin = add_verb(verbs, "thin", _thin, "originals that every supervisor confirmed give way to working copies")
    thin.add_argument("--days", type=int, default=_DAYS, metavar="N", help="of visits closed at least so long ago")
    thin.add_argument("--dry-run", action="store_true", help="only say what could give way")
    back = add_verb(
        verbs, "bring-back", _bring_back, "take originals again from saved files, or from an earlier pack of one's own"
    )
    back.add_argument("files", nargs="+", metavar="FILE")


def _thin(command: Command) -> Exit:
    """REFUSED when an original is damaged; the others were done."""
    from inspector_app.exchange.thinning import thin_originals, thinnable

    given = command.arguments
    with command.store() as store:
        found = thinnable(store, command.now, given.days)
        if given.dry_run:
            value = {
                "photos": len(found.photos),
                "bytes": found.size,
                "confirmed_by": list(found.people),
                "without_receipt": list(found.silent),
            }
            command.answer(value, _could(command, len(found.photos), found.size, found.silent))
            return Exit.DONE
        report = thin_originals(store, command.now, given.days)
    value = {
        "thinned": report.thinned,
        "freed": report.freed,
        "kept": report.kept,
        "problems": [command.problem_json(problem) for problem in report.problems],
    }
    freed = f"{report.freed / _MIB:,.1f} MB"
    command.answer(
        value,
        command.say(
            f"{report.thinned} 张原件换成了工作副本，腾出 {freed}；{report.kept} 张省不下多少，没有换。",
            f"{report.thinned} originals gave way to working copies, {freed} freed; {report.kept} would save little.",
        ),
    )
    for problem in report.problems:
        complain(str(say(problem, command.language)))
    return Exit.REFUSED if report.problems else Exit.DONE


def _could(command: Command, photos: int, size: int, silent: tuple[str, ...]) -> str:
    room = f"{size / _MIB:,.1f} MB"
    words = command.say(
        f"可以精简 {photos} 张原件，共 {room}。", f"{photos} originals could give way, {room} altogether."
    )
    if silent:
        people = command.say("、", ", ").join(silent)
        words += "\n" + command.say(f"还没有回执：{people}", f"No receipt yet from {people}")
    return words


def _bring_back(command: Command) -> Exit:
    from inspector_app.exchange.thinning import bring_back

    with command.store() as store:
        back, elsewhere = bring_back(store, [Path(each) for each in command.arguments.files], command.now)
    command.answer(
        {"returned": back, "elsewhere": elsewhere},
        command.say(
            f"取回 {back} 张原件，核对无误；还有 {elsewhere} 张只有副本。",
            f"{back} originals are here again, compared; of {elsewhere} only copies are here.",
        ),
    )
    return Exit.DONE
