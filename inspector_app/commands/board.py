"""`inspector-app board` and `appraisal`: the figures, charts and comparisons of the board, for scripts and paper."""

from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.commands.questions import add_question, asked
from inspector_app.supervision.appraisal import PARTS, RATES, Appraised, cells, headings, make_appraisal
from inspector_app.supervision.appraisal_file import write_appraisal
from inspector_app.supervision.board import Board, Panel, make_board
from inspector_app.supervision.board_file import write_board
from inspector_app.supervision.statistics import By


def add(subparsers: Subparsers) -> None:
    board = add_verb(
        subparsers, "board", _board, "the figures and charts of the board (看板); --out prints them as PDF"
    )
    appraisal = add_verb(subparsers, "appraisal", _appraisal, "communities, kinds or units side by side, never persons")
    appraisal.add_argument("--by", default=By.COMMUNITY.value, choices=[each.value for each in PARTS])
    for parser, file in ((board, ".pdf"), (appraisal, ".xlsx")):
        add_question(parser)
        parser.add_argument("--out", type=Path, metavar="FILE", help=file)


def _board(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        if given.out is not None:
            write_board(store, asked(given), given.out, command.now)
        board = make_board(store, asked(given), command.now, command.language)
    lines = [
        f"{each.spec.word(command.language)}\t{each.number}{each.spec.unit(command.language)}" for each in board.tiles
    ]
    lines += [f"{each.words}\t{_percent(each.percent)}" for each in board.ratios]
    for panel in board.panels:
        lines += ["", panel.picture.title, *_bars(panel)]
    command.answer(_board_json(board), str(given.out) if given.out is not None else "\n".join(lines))
    return Exit.DONE


def _bars(panel: Panel) -> list[str]:
    picture = panel.picture
    return [
        f"  {group}\t" + "\t".join(f"{each.name} {each.numbers[place]}" for each in picture.columns)
        for place, group in enumerate(picture.groups)
    ]


def _board_json(board: Board) -> dict[str, Any]:
    return {
        "figures": {each.id: each.number for each in board.tiles},
        "ratios": {each.id: each.percent for each in board.ratios},
        "charts": {panel.id: _panel_json(panel) for panel in board.panels},
        "devices": [
            {
                "device": each.device,
                "person": each.person,
                "office": each.office,
                "last_pack": each.last.isoformat() if each.last else "",
                "days": each.days,
            }
            for each in board.senders
        ],
    }


def _panel_json(panel: Panel) -> list[dict[str, Any]]:
    """A bar each, with what is behind it."""
    picture = panel.picture
    return [
        {
            "group": group,
            "bar": column.name,
            "number": column.numbers[place],
            "figure": panel.targets[place][number].figure,
            "enterprise": panel.targets[place][number].enterprise,
        }
        for place, group in enumerate(picture.groups)
        for number, column in enumerate(picture.columns)
    ]


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}%"


def _appraisal(command: Command) -> Exit:
    given, language = command.arguments, command.language
    with command.store() as store:
        if given.out is not None:
            write_appraisal(store, asked(given), By(given.by), given.out, command.now, language)
        found = make_appraisal(store, asked(given), By(given.by), command.now)
    rows = [cells(row, language) for row in found.rows] + [cells(found.whole, language, is_whole=True)]
    lines = ["\t".join(headings(found.by, language)), *("\t".join(map(_said, row)) for row in rows)]
    value = {"by": given.by, "parts": [_row_json(row) for row in found.rows], "whole": _row_json(found.whole)}
    command.answer(value, str(given.out) if given.out is not None else "\n".join(lines))
    return Exit.DONE


def _row_json(row: Appraised) -> dict[str, Any]:
    return {"part": row.part, **row.numbers, **{name: row.rate(name) for name in RATES}}


def _said(cell: str | int | float | None) -> str:
    if cell is None:
        return "—"
    return f"{cell:.1%}" if isinstance(cell, float) else str(cell)
