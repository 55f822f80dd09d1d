"""The house rules that keep one way for each thing: checked by reading sources, as in test_house.

What is written once has one home, and whoever writes it again elsewhere is told where that is.
"""

import ast
import re

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, Rule, imports, sources

TERMS = "text/terms.py"
WORDS = {"forward", "backward", "value", "gradient"}


def passes_and_quantities_are_enums(path: str, source: str) -> list[str]:
    """Nobody keeps the words for passes and quantities as constants, nor compares with the text."""
    if path.endswith(TERMS):
        return []
    wrong = []
    for node in nodes_of(parsed(source)):
        if isinstance(node, ast.Assign):
            named = [name.id for each in node.targets for name in names_in(each)]
            texts = texts_in(node.value) if any(map(str.isupper, named)) else set()
        elif isinstance(node, ast.Compare):
            is_key = isinstance(node.ops[0], ast.In | ast.NotIn)  # of a record, on the left
            sides = node.comparators if is_key else [node.left, *node.comparators]
            texts = set().union(*map(texts_in, sides))
        else:
            continue
        wrong += [f"{path}:{node.lineno}: `{text}` is in {TERMS}" for text in texts & WORDS]
    return wrong


def names_in(target: ast.expr) -> list[ast.Name]:
    """Return the names that an assignment gives: one, or several in a tuple."""
    elements = target.elts if isinstance(target, ast.Tuple) else [target]
    return [each for each in elements if isinstance(each, ast.Name)]


def texts_in(value: ast.expr) -> set[str]:
    """Return the texts that stand in a value by themselves, or next to each other in a tuple."""
    parts = value.elts if isinstance(value, ast.Tuple | ast.List | ast.Set) else [value]
    return {str(each.value) for each in parts if isinstance(each, ast.Constant)}


def brackets_have_one_home(path: str, source: str) -> list[str]:
    """Whether a part of a formula needs brackets is asked of text/brackets.py."""
    if path.endswith("text/brackets.py"):
        return []
    return [
        f"{path}:{node.lineno}: text/brackets.py puts brackets where they are needed"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.IfExp)
        and any(ast.unparse(each) == f"f'({{{value}}})'" for each, value in ways_of(node))
    ]


def ways_of(node: ast.IfExp) -> list[tuple[ast.expr, str]]:
    """Return both values of a choice, each with the text of the other one."""
    one, other = node.body, node.orelse
    return [(one, ast.unparse(other)), (other, ast.unparse(one))]


def nobody_walks_the_order_of_tab(path: str, source: str) -> list[str]:
    """PySide takes what `nextInFocusChain` returns for gone as soon as what was asked is deleted.

    Menus, docks and the canvas went with a page of the inspector. Look among children.
    """
    return [
        f"{path}:{node.lineno}: {node.attr} ties the life of one widget to another's"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.Attribute) and node.attr.endswith("InFocusChain")
    ]


def what_comes_later_is_not_kept(path: str, source: str) -> list[str]:
    """PySide never frees what `QTimer.singleShot` was to call, where its receiver goes before.

    A window that was closed at once stayed with its circuit, its history and its scene.
    """
    return [
        f"{path}:{node.lineno}: `call_later` of deferred_loading.py keeps nothing"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.Attribute) and node.attr == "singleShot"
    ]


def rects_of_options_are_copied(path: str, source: str) -> list[str]:
    """A rect of an option is a part of it: held longer, as by an error, it is freed by itself.

    PySide frees then what was never allocated. A copy, or a call of Qt's, is safe.
    """
    if "option." not in source:
        return []
    tree = parsed(source)
    safe = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if ast.unparse(node.func).startswith(("QRect", "painter.")):
                safe.update(node.args)
    return [
        f"{path}:{node.lineno}: copy it, `QRect(option.rect)`"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("rect", "exposedRect")
        and node not in safe
        and ast.unparse(node.value) == "option"
    ]


def texts_are_cut_in_one_place(path: str, source: str) -> list[str]:
    """What is too long is cut by `text.cut`, and a name by `text.shorten`."""
    if path.endswith("text/quoting.py"):
        return []
    return [
        f"{path}:{node.lineno}: text.cut shortens what is too long"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.BinOp | ast.JoinedStr) and cuts(parts_of(node))
    ]


def parts_of(node: ast.BinOp | ast.JoinedStr) -> list[ast.expr]:
    """Return what is put together here."""
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    return [each.value if isinstance(each, ast.FormattedValue) else each for each in node.values]


def cuts(parts: list[ast.expr]) -> bool:
    """Return whether these are the beginning of a text and an ellipsis."""
    ends = bool(parts) and isinstance(parts[-1], ast.Constant) and parts[-1].value == "…"
    return ends and any(map(is_beginning, parts))


def is_beginning(node: ast.expr) -> bool:
    """Return whether this is the beginning of a text, `name[:20]`."""
    return isinstance(node, ast.Subscript) and ast.unparse(node.slice).startswith(":")


# Who walks by hand, and why `model.graph` does not serve there.
WALKERS = {
    "model/graph.py",
    "model/scopes.py",  # opens blocks: what is walked is made on the way
    "model/wiring.py",  # is asked at every wire that is drawn
    "model/problems.py",  # looks into each definition at its first instance
    "engine/kernel/clone_functions.py",  # walks the code of functions, and tells what it meets
    "closed_form/symbolic.py",  # counts parts of a formula with their depth, and stops at too many
    "export/gate_texts.py",  # counts how often each part is used
    "teaching/explain/path_sum.py",  # best first, and an exploration that ends at the first array
}


def graphs_are_walked_in_one_place(path: str, source: str) -> list[str]:
    """Topological orders and searches are those of model/graph.py, the tape and the scopes."""
    tree = parsed(source)
    sorting = [line for line, module in imports(path, tree) if module in {"heapq", "graphlib"}]
    walking = [node.lineno for node in nodes_of(tree) if is_walk(node)]
    if path.removeprefix(f"{PACKAGE}/") in WALKERS:
        return [] if walking else [f"{path}: walks nothing, and need not be named as who does"]
    return [f"{path}:{line}: model/graph.py walks graphs" for line in [*sorting, *walking]]


def is_walk(node: ast.AST) -> bool:
    """Return whether this loop goes through a list that it makes longer meanwhile."""
    if not isinstance(node, ast.For | ast.While):
        return False
    inside = [each for part in node.body for each in ast.walk(part)]
    grown = {
        each.target.id
        for each in inside
        if isinstance(each, ast.AugAssign) and isinstance(each.target, ast.Name)
    }
    grown |= asked(inside, {"append", "extend", "appendleft"})
    if isinstance(node, ast.For):
        return isinstance(node.iter, ast.Name) and node.iter.id in grown
    waiting = {each.id for each in ast.walk(node.test) if isinstance(each, ast.Name)}
    return not waiting.isdisjoint(grown & asked(inside, {"pop", "popleft"}))


def asked(nodes: list[ast.AST], methods: set[str]) -> set[str]:
    """Return the names of the variables of which one of these methods is called."""
    return {
        each.func.value.id
        for each in nodes
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr in methods
        and isinstance(each.func.value, ast.Name)
    }


# A group that is repeated possessively; of such, the inside of a text in quotes does no harm: of
# what it has to choose from, nothing fails behind a repetition.
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
IN_QUOTES = re.compile(r"\(\?: ?\[\^[^\]]+\]\+\+ ?\| ?\\\\(?:\.|\[\^\\n\]) ?\)\*\+")


def no_group_is_possessive(path: str, source: str) -> list[str]:
    """No pattern repeats a group possessively: in an atomic group it is repeated all the same.

    Python before 3.11.5, as in Debian 12, goes on behind what such a group tried in vain
    (https://github.com/python/cpython/issues/106052).
    """
    return [
        f"{path}:{node.lineno}: write `(?>(?:…)*)` in place of `(?:…)*+`"
        for node in nodes_of(parsed(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
        if POSSESSIVE.search(IN_QUOTES.sub("", text_of(node.value)))
    ]


def text_of(constant: str | bytes) -> str:
    """Return the constant as a text, sign by byte."""
    return constant if isinstance(constant, str) else constant.decode("latin-1")


RULES: list[Rule] = [
    graphs_are_walked_in_one_place,
    passes_and_quantities_are_enums,
    brackets_have_one_home,
    nobody_walks_the_order_of_tab,
    rects_of_options_are_copied,
    what_comes_later_is_not_kept,
    texts_are_cut_in_one_place,
    no_group_is_possessive,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    problems = [sentence for path, text in sources().items() for sentence in rule(path, text)]
    assert not problems, "\n".join(problems)


def test_those_that_walk_by_hand_are_still_there() -> None:
    assert {f"{PACKAGE}/{each}" for each in WALKERS} <= sources().keys()


PLANTED: list[tuple[Rule, str, str]] = [
    (
        graphs_are_walked_in_one_place,
        "engine/gradient_check.py",
        "from graphlib import TopologicalSorter",
    ),
    (graphs_are_walked_in_one_place, "export/bodies.py", "def late():\n    import heapq"),
    (graphs_are_walked_in_one_place, "model/wiring.py", "def all_of(graph):\n    return [*graph]"),
    (
        graphs_are_walked_in_one_place,
        "engine/finite_differences.py",
        "while waiting:\n    at = waiting.pop()\n    waiting += feeding[at]",
    ),
    (
        graphs_are_walked_in_one_place,
        "files/reading.py",
        "for here in ready:\n    if here:\n        ready.append(here.next)",
    ),
    (passes_and_quantities_are_enums, "teaching/timeline/timeline.py", "FORWARD = 'forward'"),
    (passes_and_quantities_are_enums, "files/stops.py", "FORWARD, BACK = 'forward', 'back'"),
    (
        passes_and_quantities_are_enums,
        "ui/classroom/stepping.py",
        "back = step.pass_ == 'backward'",
    ),
    (
        passes_and_quantities_are_enums,
        "ui/classroom/predicting.py",
        "is_asked = what in ('gradient', 'x')",
    ),
    (passes_and_quantities_are_enums, "lessons/goals.py", "class What(Enum):\n    VALUE = 'value'"),
    (brackets_have_one_home, "ui/inspector/card.py", "x = a if a.isidentifier() else f'({a})'"),
    (brackets_have_one_home, "export/dialect.py", "x = f'({a[0]})' if a[1] < low else a[0]"),
    (nobody_walks_the_order_of_tab, "ui/shell/panels/panes.py", "at = pane.nextInFocusChain()"),
    (rects_of_options_are_copied, "ui/outline/outline_tree.py", "a, rect = row, option.rect"),
    (rects_of_options_are_copied, "ui/canvas/items/node.py", "self.draw(option.exposedRect)"),
    (what_comes_later_is_not_kept, "ui/a.py", "QTimer.singleShot(0, self, self.look)"),
    (texts_are_cut_in_one_place, "layout/picture.py", "x = name[: LONGEST - 1] + '…'"),
    (texts_are_cut_in_one_place, "ui/app/plain_text.py", "x = f'{text[:20]}…'"),
    (no_group_is_possessive, "text/unbroken.py", "SUM = re.compile(r'(?:a|b{1,2})*+')"),
    (no_group_is_possessive, "files/parsing.py", "SUM = rb'(?:ab?c){1,6}+'"),
    (no_group_is_possessive, "text/unbroken.py", "SUM = rf'({A}b){{1,6}}+'"),
    (no_group_is_possessive, "lessons/goals.py", "SUM = r'(ab?)?+' + r'(?:[^b]++|\\\\.)*+'"),
]


@pytest.mark.parametrize(("rule", "path", "source"), PLANTED)
def test_a_planted_violation_is_found(rule: Rule, path: str, source: str) -> None:
    assert len(rule(f"{PACKAGE}/{path}", source)) == 1


FINE: list[tuple[str, str]] = [
    ("model/graph.py", "import heapq\nwhile ready:\n    ready.pop()\n    ready.append(1)"),
    ("files/parsing.py", "while lines:\n    found.append(lines.pop())"),
    ("ui/session/session.py", "for each in found:\n    others.append(each)\n    count += 1"),
    (TERMS, "class Pass(StrEnum):\n    FORWARD = 'forward'"),
    ("engine/report.py", "told = {'value': plain(run.loss)}"),
    ("files/records.py", "value = record['value'] if 'value' in record else None"),
    ("gates/gate.py", "forward = 'forward'"),
    ("text/brackets.py", "x = a if binds >= needs else f'({a})'"),
    ("ui/inspector/card.py", "x = f'({a})' if a else ''"),
    ("ui/outline/outline_tree.py", "x = QRectF(option.rect), option.rect.adjusted(0, 0, 1, 1)"),
    ("ui/palette/gate_list.py", "painter.fillRect(option.rect, colour)"),
    ("ui/app/deferred_loading.py", "timer = QTimer(parent, singleShot=True)"),
    ("files/failure.py", "x = f'{place[:half]}…{place[half:]}'"),
    ("files/parsing.py", "x = rb'(?:[^b]++|\\\\.)*+', r'(?>(?:ab?)*)[^b]*+', '(a) + b'"),
]


@pytest.mark.parametrize(("path", "source"), FINE)
def test_what_is_allowed_is_not_found(path: str, source: str) -> None:
    assert [rule(f"{PACKAGE}/{path}", source) for rule in RULES] == [[]] * len(RULES)
