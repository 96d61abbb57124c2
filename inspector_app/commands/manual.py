"""`inspector-app manual …`: the manual as text, searched, and the card to carry along."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem
from inspector_app.files import write_atomically
from inspector_app.manual import chapter, chapters, find


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "manual", "the manual as text, in the language of --language; the quick card")
    add_verb(verbs, "list", _list, "its chapters", store=False)
    show = add_verb(verbs, "show", _show, "one chapter, as Markdown", store=False)
    show.add_argument("chapter", metavar="CHAPTER")
    search = add_verb(verbs, "find", _find, "sections that say all of the words", store=False)
    search.add_argument("words", nargs="+", metavar="WORD")
    card = add_verb(verbs, "card", _card, "one sheet to print: steps, keys, suspected drugs; zh and en", store=False)
    card.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")


def _list(command: Command) -> Exit:
    listed = chapters(command.language)
    value = [{"key": each.key, "title": each.title, "headings": list(each.headings)} for each in listed]
    command.answer({"chapters": value}, "\n".join(f"{each.key}\t{each.title}" for each in listed))
    return Exit.DONE


def _show(command: Command) -> Exit:
    key = command.arguments.chapter
    shown = chapter(key, command.language)
    if shown is None:
        known = "、".join(each.key for each in chapters(command.language))
        return command.refuse([Problem("command.no_chapter", {"chapter": key, "known": known})])
    command.answer({"key": shown.key, "title": shown.title, "text": shown.text}, shown.text)
    return Exit.DONE


def _find(command: Command) -> Exit:
    hits = find(" ".join(command.arguments.words), command.language)
    value = [{"chapter": h.topic.chapter, "heading": h.topic.heading, "excerpt": h.excerpt} for h in hits]
    lines = [f"{hit.topic.chapter}\t{hit.topic.heading or hit.topic.title}\t{hit.excerpt}" for hit in hits]
    command.answer({"hits": value}, "\n".join(lines))
    return Exit.DONE


def _card(command: Command) -> Exit:
    from inspector_app.notices.quick_card import quick_card

    out = command.arguments.out
    write_atomically(out, quick_card())
    command.answer({"file": str(out)}, str(out))
    return Exit.DONE
