"""What no line of the program may do, read from its syntax trees. Each rule is shown a line that breaks it."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSES = ("inspector_app", "ui", "db")

# The only place that opens a file for writing; a probe of a stick that is removed at once.
WRITES = {"inspector_app/files.py", "inspector_app/exchange/sticks.py"}
# Links of their own words, every word of data escaped.
LINKS = {"ui/widgets/link_label.py"}
# The plain ones themselves, and the name of the program on an empty window.
PLAIN = {"ui/widgets/plain_label.py", "ui/widgets/plain_box.py", "ui/opening/ground.py"}
# The one that goes once it was answered, and windows that stay for as long as their page.
STAYING = {
    "ui/dialogs/question.py",
    "ui/dialogs/crash_dialog.py",
    "ui/dialogs/missing_list_window.py",
    "ui/dialogs/read_aloud_window.py",
}
# A folder or database that was built beside and synced goes to its place as a whole.
PLACES_A_FOLDER = {
    "inspector_app/backups/generations.py",
    "inspector_app/backups/making.py",
    "inspector_app/backups/restoring.py",
    "inspector_app/backups/returning.py",
    "inspector_app/key_change/switching.py",
    "inspector_app/shared_store/moving.py",
    "inspector_app/stores.py",
    "db/database.py",
}
# An editor's own words put in the place of others: no file.
REPLACES_WORDS = {"ui/settings/words_section.py"}

# Ways out of this machine. An office's shared database and folder come by libraries of their own, loaded on purpose.
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "telnetlib",
    "xmlrpc",
    "socketserver",
    "requests",
    "httpx",
    "urllib3",
    "aiohttp",
    "websockets",
    "paramiko",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtHttpServer",
}
CODE_FROM_DATA = {"pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve", "jsonpickle", "yaml"}

Rule = Callable[[ast.AST], bool]


def _called(node: ast.AST) -> str:
    """The last name of what is called: `extractall` of `bag.extractall(x)`."""
    if not isinstance(node, ast.Call):
        return ""
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _bare(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _owner(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        return node.func.value.id
    return ""


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _imports(node: ast.AST, forbidden: set[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for name in _imported(node) for each in forbidden)


def unpacks_unseen(node: ast.AST) -> bool:
    return _called(node) in {"extractall", "unpack_archive"}


def reads_code_from_data(node: ast.AST) -> bool:
    return _imports(node, CODE_FROM_DATA)


def evaluates_text(node: ast.AST) -> bool:
    return _bare(node) in {"eval", "exec", "__import__"}


def goes_through_a_shell(node: ast.AST) -> bool:
    if _owner(node) == "os" and _called(node) in {"system", "popen"}:
        return True
    return isinstance(node, ast.Call) and any(
        word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
        for word in node.keywords
    )


def talks_to_a_network(node: ast.AST) -> bool:
    return _imports(node, NETWORK)


def writes_a_file(node: ast.AST) -> bool:
    name = _called(node)
    if name in {"write_bytes", "write_text", "symlink_to", "hardlink_to"}:
        return True
    if name == "open":
        texts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
        return any(isinstance(text, str) and text[:1] in set("wax") and len(text) <= 3 for text in texts)
    return False


def moves_a_file(node: ast.AST) -> bool:
    """`str.replace` takes two words, `Path.replace` one."""
    if not isinstance(node, ast.Call):
        return False
    name, owner = _called(node), _owner(node)
    if owner == "os":
        return name in {"rename", "replace", "renames", "link", "symlink"}
    if owner == "shutil":
        return name in {"copy", "copy2", "copyfile", "copytree", "move"}
    is_method = isinstance(node.func, ast.Attribute)
    return is_method and name in {"rename", "replace"} and len(node.args) == 1 and not node.keywords


def shows_rich_text(node: ast.AST) -> bool:
    if _called(node) in {"setHtml", "insertHtml", "appendHtml"}:
        return True
    return isinstance(node, ast.Attribute) and node.attr == "RichText"


def guesses_what_is_rich(node: ast.AST) -> bool:
    """Qt's own label and box take what looks like HTML for HTML; PlainLabel and PlainBox do not."""
    return _makes(node, {"QLabel", "QMessageBox"})


def guesses_what_a_tip_is(node: ast.AST) -> bool:
    """A tip of the program's own words, or data through plain_tip; `tip` is what others give of their own words."""
    if not isinstance(node, ast.Call) or _called(node) not in {"setToolTip", "showText"} or not node.args:
        return False
    said = node.args[1] if _called(node) == "showText" else node.args[-1]
    own = isinstance(said, ast.Constant) or (isinstance(said, ast.Name) and said.id == "tip")
    return not own and _called(said) not in {"tr", "plain_tip"}


def leaves_a_husk(node: ast.AST) -> bool:
    """A plain dialog stays under its page after it was answered; ui.dialogs.question does not."""
    return _makes(node, {"QDialog"})


def _makes(node: ast.AST, kinds: set[str]) -> bool:
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return _bare(node) in kinds or any(isinstance(base, ast.Name) and base.id in kinds for base in bases)


def breaches(rule: Rule, spared: set[str]) -> list[str]:
    return [
        f"{name}:{getattr(node, 'lineno', 0)}"
        for name, nodes in _trees()
        if name not in spared
        for node in nodes
        if rule(node)
    ]


@cache
def _trees() -> list[tuple[str, list[ast.AST]]]:
    """Every module's name with the nodes of its tree."""
    paths = [path for house in HOUSES for path in sorted((ROOT / house).rglob("*.py"))]
    return [(path.relative_to(ROOT).as_posix(), list(ast.walk(ast.parse(path.read_text("utf-8"))))) for path in paths]


RULES: list[tuple[Rule, set[str], list[str]]] = [
    (unpacks_unseen, set(), ["bag.extractall(folder)", "shutil.unpack_archive(bag)"]),
    (reads_code_from_data, set(), ["import pickle", "from marshal import loads"]),
    (evaluates_text, set(), ["eval(typed)", "exec(typed)"]),
    (goes_through_a_shell, set(), ["subprocess.run(line, shell=True)", "os.system(line)"]),
    (
        talks_to_a_network,
        set(),
        ["import socket", "from urllib import request", "from PySide6.QtNetwork import QSslSocket"],
    ),
    (writes_a_file, WRITES, ["path.write_text(words)", "open(path, 'wb')", "path.open('x')", "path.open(mode='ab')"]),
    (
        moves_a_file,
        WRITES | PLACES_A_FOLDER | REPLACES_WORDS,
        ["os.replace(a, b)", "part.replace(path)", "shutil.move(a, b)"],
    ),
    # Documents and links that the program composes itself, every word of data escaped on its way in.
    (
        shows_rich_text,
        {"ui/dialogs/conflicts_dialog.py", "ui/widgets/diary_panel.py", *LINKS},
        ["view.setHtml(name)", "Qt.TextFormat.RichText"],
    ),
    (
        guesses_what_is_rich,
        LINKS | PLAIN,
        ["QLabel(name, self)", "QMessageBox(parent)", "class Box(QMessageBox): pass"],
    ),
    (guesses_what_a_tip_is, set(), ["row.setToolTip(name)", "QToolTip.showText(at, name)", "b.setToolTip(f'{name}')"]),
    (leaves_a_husk, STAYING, ["QDialog(parent).exec()", "class Form(QDialog): pass"]),
]


@pytest.mark.parametrize(
    ("rule", "spared"), [(rule, spared) for rule, spared, _ in RULES], ids=lambda each: getattr(each, "__name__", "")
)
def test_no_line_of_the_program_breaks_the_rule(rule: Rule, spared: set[str]) -> None:
    assert breaches(rule, spared) == []


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, _, lines in RULES for line in lines])
def test_each_rule_finds_the_line_that_breaks_it(rule: Rule, line: str) -> None:
    assert any(rule(node) for node in ast.walk(ast.parse(line)))


def test_every_model_with_tips_gives_them_plain() -> None:
    models = [name for name, nodes in _trees() if any(_names_a_tip(node) for node in nodes)]
    assert len(models) > 10
    assert [name for name in models if "plain_tip(" not in (ROOT / name).read_text("utf-8")] == []


def _names_a_tip(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "ToolTipRole"


def test_who_opens_a_file_for_writing_also_syncs_it() -> None:
    unsynced = []
    for name in sorted(WRITES - {"inspector_app/exchange/sticks.py"}):
        tree = ast.parse((ROOT / name).read_text("utf-8"))
        for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
            called = {_called(node) for node in ast.walk(function)}
            if any(writes_a_file(node) for node in ast.walk(function)) and not called & {
                "_sync",
                "fsync",
                "sync_folder",
            }:
                unsynced.append(f"{name}: {function.name}")
    assert unsynced == []


@pytest.mark.parametrize("name", sorted(PLACES_A_FOLDER))
def test_who_puts_a_folder_in_its_place_also_syncs_what_names_it(name: str) -> None:
    called = {_called(node) for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))}
    assert called & {"sync_folder", "fsync"}


def test_every_spared_file_is_still_there() -> None:
    for _, spared, _ in RULES:
        assert all((ROOT / name).exists() for name in spared)
