"""`inspector-app law …`: which article is cited on a day, what the administrator read, full texts."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law import UNVERIFIED, Article, LawBook, Period
from inspector_app.law.library import LawText, article_text, coverage, load_text, texts_in, unload_text
from inspector_app.law.own_law import HEADERS, OwnArticle, drop_law, load_articles, own_articles_in
from inspector_app.law.own_law_file import read_articles
from inspector_app.law.readings import Reading, enter_reading, law_in, readings_in, take_back


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "law", "articles by day, numbers read in the gazette, full texts")
    table = add_verb(verbs, "list", _list, "the table: numbers in force on a day")
    table.add_argument("--on", type=day, default=None, metavar="DATE", help="today when not given")
    table.add_argument("--law", default="", metavar="CODE")
    table.add_argument("--unverified", action="store_true", help="only articles whose number nobody has read")
    show = add_verb(verbs, "show", _show, "one article: its numbers, what was read, its text where it is loaded")
    show.add_argument("article", metavar="ID")
    show.add_argument("--on", type=day, default=None, metavar="DATE")
    _add_readings(verbs)
    _add_texts(verbs)
    _add_own(verbs)


def _add_readings(verbs: Subparsers) -> None:
    verify = add_verb(verbs, "verify", _verify, "keep a number that was read in the gazette")
    verify.add_argument("article", metavar="ID")
    verify.add_argument("--number", required=True, metavar="第…条")
    verify.add_argument("--source", required=True, metavar="TEXT", help="the gazette, its year and issue")
    verify.add_argument("--from", dest="starts", type=day, default=None, metavar="DATE", help="first day in force")
    verify.add_argument("--until", dest="ends", type=day, default=None, metavar="DATE", help="last day in force")
    undo = add_verb(verbs, "undo", _undo, "take such a number back")
    undo.add_argument("article", metavar="ID")
    undo.add_argument("--from", dest="starts", type=day, default=None, metavar="DATE")
    undo.add_argument("--reason", required=True)
    add_verb(verbs, "readings", _readings, "every number that was read, also those taken back")


def _add_texts(verbs: Subparsers) -> None:
    load = add_verb(verbs, "load", _load, "take in the full text of a law, checked (.txt, .md, .docx, .pdf)")
    load.add_argument("file", metavar="FILE")
    load.add_argument("--law", required=True, metavar="CODE")
    load.add_argument(
        "--from", dest="starts", type=day, default=None, metavar="DATE", help="when the text does not say"
    )
    load.add_argument("--edition", default="", metavar="TEXT", help="when the text does not say")
    load.add_argument("--sha256", default="", metavar="HASH", help="what its text must have")
    add_verb(verbs, "texts", _texts, "the full texts that are loaded")
    unload = add_verb(verbs, "unload", _unload, "take a full text out again")
    unload.add_argument("sha256", metavar="HASH", help="or the first six digits of it")


def _add_own(verbs: Subparsers) -> None:
    add = add_verb(verbs, "add", _add_articles, "take in articles that the table lacks, checked (.xlsx, .xls, .csv)")
    add.add_argument("file", metavar="FILE", help="columns " + "、".join(HEADERS))
    drop = add_verb(verbs, "drop", _drop, "take out what the office added of a law")
    drop.add_argument("title", metavar="TITLE")
    add_verb(verbs, "own", _own, "what the office added")


def day(text: str) -> date:
    """For argparse: an ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a date such as 2026-08-03: {text[:40]!r}") from error


def _list(command: Command) -> Exit:
    arguments = command.arguments
    on = arguments.on or command.now.date()
    with command.store() as store, store.database.look() as work:
        book = law_in(work)
    if arguments.law and arguments.law not in book.laws():
        known = "、".join(book.laws())
        return command.refuse([Problem("law.unknown_law", {"law": arguments.law[:40], "known": known})])
    rows = [row for row in _rows(book, on, arguments.law) if not (arguments.unverified and row["verified"])]
    command.answer(rows, "\n".join(f"{row['id']}\t{row['citation']}\t{row['gist']['zh']}" for row in rows))
    return Exit.DONE


def _rows(book: LawBook, on: date, law: str) -> Iterator[dict[str, Any]]:
    for article in book.articles.values():
        period = article.period(on)
        if period is None or (law and article.law.code != law):
            continue
        yield {
            "id": article.id,
            "law": article.law.code,
            "citation": f"《{article.law.title}》{period.number or UNVERIFIED}",
            "binds": list(article.binds),
            "condition": dict(article.condition),
            "gist": dict(article.gist),
            **_period_json(period),
        }


def _show(command: Command) -> Exit:
    arguments = command.arguments
    on = arguments.on or command.now.date()
    with command.store() as store, store.database.look() as work:
        article = law_in(work).articles.get(arguments.article)
        if article is None:
            return command.refuse([Problem("law.unknown_article", {"article": arguments.article[:40]})])
        texts, readings = texts_in(work), [each for each in readings_in(work) if each.article == article.id]
    period, text = article.period(on), article_text(texts, article, on)
    value = _article_json(article) | {
        "on": on.isoformat(),
        "in_force": None if period is None else _period_json(period),
        "readings": [_reading_json(each) for each in readings],
        "text": text,
    }
    number = "—" if period is None else period.number or UNVERIFIED
    lines = [f"《{article.law.title}》{number}", article.gist["zh"], *([text] if text else [])]
    command.answer(value, "\n".join(lines))
    return Exit.DONE


def _verify(command: Command) -> Exit:
    asked = command.arguments
    with command.store() as store:
        try:
            reading = enter_reading(
                store, asked.article, asked.number, asked.starts, asked.ends, asked.source, command.now
            )
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(_reading_json(reading), f"{reading.article}\t{reading.number}")
    return Exit.DONE


def _undo(command: Command) -> Exit:
    asked = command.arguments
    with command.store() as store:
        try:
            gone = take_back(store, asked.article, asked.starts, asked.reason, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(_reading_json(gone), f"{gone.article}\t{gone.number}\t{gone.why}")
    return Exit.DONE


def _readings(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        readings = readings_in(work)
    lines = [f"{each.article}\t{each.number}\t{each.source}\t{each.by}\t{each.at}\t{each.why}" for each in readings]
    command.answer([_reading_json(each) for each in readings], "\n".join(lines))
    return Exit.DONE


def _load(command: Command) -> Exit:
    asked = command.arguments
    path = Path(asked.file)
    data = path.read_bytes()
    with command.store() as store:
        try:
            loaded = load_text(
                store, data, path.name, asked.law, command.now,
                starts=asked.starts, edition=asked.edition, sha256=asked.sha256,
            )  # fmt: skip
        except RefusedInputError as error:
            return command.refuse(error.problems)
        with store.database.look() as work:
            covered = coverage(loaded, law_in(work))
    missing = [{"article": each.article, "number": each.number} for each in covered if not each.is_there]
    text = command.say("已载入：{edition}，共{count}条。", "Loaded: {edition}, {count} articles.")
    lines = [text.format(edition=loaded.edition, count=len(loaded.read().articles))]
    said = command.say("依据表里的{number}不在这份文本里", "{number} of the table is not in this text")
    lines += [f"{each['article']}\t" + said.format(number=each["number"]) for each in missing]
    command.answer(_text_json(loaded) | {"not_in_text": missing}, "\n".join(lines))
    return Exit.DONE


def _texts(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        texts = texts_in(work)
    lines = [f"{each.sha256[:12]}\t{each.law}\t{each.starts}—{each.ends}\t{each.edition}" for each in texts]
    command.answer([_text_json(each) for each in texts], "\n".join(lines))
    return Exit.DONE


def _unload(command: Command) -> Exit:
    with command.store() as store:
        try:
            gone = unload_text(store, command.arguments.sha256, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(_text_json(gone), gone.edition)
    return Exit.DONE


def _add_articles(command: Command) -> Exit:
    try:
        articles = read_articles(Path(command.arguments.file))
        with command.store() as store:
            kept = load_articles(store, articles, command.now)
    except RefusedInputError as error:
        return command.refuse(error.problems)
    return _tell_own(command, kept)


def _drop(command: Command) -> Exit:
    with command.store() as store:
        try:
            gone = drop_law(store, command.arguments.title, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    return _tell_own(command, gone)


def _own(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        own = own_articles_in(work)
    return _tell_own(command, own)


def _tell_own(command: Command, articles: Sequence[OwnArticle]) -> Exit:
    lines = [f"{each.id}\t《{each.title}》{each.number}\t{each.binds}\t{each.starts}—{each.ends}" for each in articles]
    command.answer([{"id": each.id, **asdict(each)} for each in articles], "\n".join(lines))
    return Exit.DONE


def _article_json(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "law": article.law.code,
        "title": article.law.title,
        "edition": article.law.edition,
        "gist": dict(article.gist),
        "condition": dict(article.condition),
        "binds": list(article.binds),
        "periods": [_period_json(period) for period in article.periods],
    }


def _period_json(period: Period) -> dict[str, Any]:
    return {
        "number": period.number,
        "verified": bool(period.number),
        "from": period.starts.isoformat() if period.starts else None,
        "until": period.ends.isoformat() if period.ends else None,
        "date_verified": period.date_verified,
        "source": period.source,
    }


def _reading_json(reading: Reading) -> dict[str, Any]:
    return {
        "article": reading.article,
        "number": reading.number,
        "from": reading.starts.isoformat() if reading.starts else None,
        "until": reading.ends.isoformat() if reading.ends else None,
        "source": reading.source,
        "by": reading.by,
        "at": reading.at,
        "undone_by": reading.undone_by,
        "undone_at": reading.undone_at,
        "reason": reading.why,
    }


def _text_json(text: LawText) -> dict[str, Any]:
    return {
        "law": text.law,
        "edition": text.edition,
        "from": text.starts,
        "until": text.ends or None,
        "sha256": text.sha256,
        "articles": len(text.read().articles),
        "by": text.by,
        "at": text.at,
    }
