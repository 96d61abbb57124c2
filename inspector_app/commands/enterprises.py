"""`inspector-app enterprises`: find an enterprise as the window does."""

from dataclasses import asdict
from typing import Any

from db.records.register import Enterprise
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, whole_number
from inspector_app.enterprises.focus import is_sensitive_forwarder
from inspector_app.enterprises.grading import grade
from inspector_app.enterprises.search import SearchIndex

MOST_SHOWN = 200


def add(subparsers: Subparsers) -> None:
    verb = add_verb(subparsers, "enterprises", _find, "list the register, or find in it")
    verb.add_argument("--find", default="", metavar="TEXT", help="part of name, pinyin, initials, code, phone, address")
    verb.add_argument("--sensitive", action="store_true", help="only the sensitive forwarders (敏感货代)")
    verb.add_argument("--limit", type=whole_number, default=MOST_SHOWN, metavar="N")


def _find(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        enterprises = work.enterprises.current()
    if command.arguments.sensitive:
        enterprises = [each for each in enterprises if is_sensitive_forwarder(each)]
    if command.arguments.find:
        by_id = {enterprise.id: enterprise for enterprise in enterprises}
        found = SearchIndex(enterprises).find(command.arguments.find, command.arguments.limit)
        enterprises = [by_id[each] for each in found]
    shown = enterprises[: command.arguments.limit]
    command.answer(
        [as_json(e) for e in shown], "\n".join(f"{grade(e).value}\t{e.credit_code}\t{e.name}" for e in shown)
    )
    return Exit.DONE


def as_json(enterprise: Enterprise) -> dict[str, Any]:
    """All that the register says, with dates as ISO text and the derived colour."""
    facts = asdict(enterprise)
    for name in ("express_licence_expires", "commitment_signed"):
        facts[name] = facts[name].isoformat() if facts[name] else None
    return facts | {"grade": grade(enterprise).value}
