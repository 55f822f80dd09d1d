"""The house rule that what is to be known of a gate stands in its declaration, in `gates/`.

Elsewhere no kind is named by a string: whoever treats one gate otherwise asks it for a fact, and
what the program puts down by itself has a name in `gates/kinds.py`.
"""

import ast
from collections.abc import Iterator
from typing import TypeGuard

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, called, sources

from circuit_editor.gates import GATES, PORTS, kinds

KINDS = frozenset({*GATES, *PORTS})
SHOWN = {"tr", "translate", "QT_TRANSLATE_NOOP"}  # what they take is said to people
MAKES_A_NODE = {"Node", "node", "add", "fresh_id", "fresh_ids"}
# What a module offers, and the advice for functions, which leaves out those that are here.
LISTS = {"__all__", "WRITTEN", "ABSENT"}
# Words of other languages that are spelt as a kind of ours is, and no others in these files.
OTHERS = {
    "export/dialect.py": {"add", "erf"},  # functions of NumPy
    "export/gate_texts.py": {"erf"},
    "export/recording.py": {"add", "power"},
    "expression/functions.py": {"constant", "logsumexp"},  # of TensorFlow, and of two numbers
    "expression/initial_arrays.py": {"mean"},  # of a normal distribution
    "expression/latex.py": {"div", "sqrt", "sum"},  # commands of LaTeX
    "model/loss_names.py": {"mse", "mae", "bce"},  # what a name says of a loss
    "teaching/predict/misconceptions/arithmetic.py": {"sum"},  # a family of mistakes
    "expression/statements.py": {"input", "output"},  # what a program in words begins a line with
}


def no_kind_by_string(path: str, source: str) -> list[str]:
    """Kinds are strings in `gates/` alone; whoever needs one has `kinds`, or asks the gate."""
    path = path.removeprefix(f"{PACKAGE}/")
    if path.startswith("gates/"):
        return []
    others = OTHERS.get(path, set())
    found = [each for each in kinds_in(parsed(source)) if each.value not in others]
    return [f"{path}:{each.lineno}: {each.value!r}: ask the gate, or see kinds" for each in found]


def kinds_in(tree: ast.Module) -> Iterator[ast.Constant]:
    """Return the strings that name a kind."""
    others = {id(each) for part in names_no_kind(tree) for each in ast.walk(part)}
    for node in nodes_of(tree):
        if isinstance(node, ast.Constant) and node.value in KINDS and id(node) not in others:
            yield node
        elif isinstance(node, ast.Call) and called(node) in MAKES_A_NODE:
            yield from filter(is_block, node.args)
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) and side.attr == "kind" for side in sides):
                yield from filter(is_block, sides)


def names_no_kind(tree: ast.Module) -> Iterator[ast.AST]:
    """Return what is shown or offered, and values of enums."""
    for node in nodes_of(tree):
        if isinstance(node, ast.ClassDef) and any(name_of(e).endswith("Enum") for e in node.bases):
            yield from (each for each in node.body if isinstance(each, ast.Assign))
        elif isinstance(node, ast.Assign):
            yield from [node] * (not LISTS.isdisjoint(map(name_of, node.targets)))
        elif isinstance(node, ast.Call):
            yield from [node] * (called(node) in SHOWN)


def name_of(target: ast.expr) -> str:
    return target.id if isinstance(target, ast.Name) else ""


def is_block(node: ast.expr) -> TypeGuard[ast.Constant]:
    """Return whether this is the kind of a block, which records of files have as a key, too."""
    return isinstance(node, ast.Constant) and node.value == kinds.BLOCK


def test_every_file_keeps_the_rule() -> None:
    problems = [each for path, text in sources().items() for each in no_kind_by_string(path, text)]
    assert not problems, "\n".join(problems)


def test_the_words_of_others_are_there() -> None:
    """What is excused and gone would excuse a kind one day."""
    for path, words in OTHERS.items():
        found = kinds_in(parsed(sources()[f"{PACKAGE}/{path}"]))
        assert {each.value for each in found} == words


PLANTED = [
    ("teaching/explain/phrases.py", "BARE = {'add': (0,), 'x': ()}"),
    ("teaching/explain/gate_character.py", "first_wins = a >= b if gate.kind == 'max' else a <= b"),
    ("teaching/rounding.py", "slope = a if gate.kind in ('sigmoid', ours) else b"),
    ("expression/build_circuit.py", "match kind:\n    case 'neg', [str(u)]:\n        pass"),
    ("expression/latex.py", "if kind == 'tanh':\n    pass"),
    ("model/edits/basic.py", "id_ = fresh_id(document, 'output')"),
    ("model/edits/grouping.py", "nodes = node('inlet')"),
    ("ui/palette/palette_items.py", "made = Node('block', interface=interface)"),
    ("ui/canvas/items/node_item.py", "is_block = self.node.kind == 'block'"),
    ("lessons/goals.py", "class Kinds:\n    TIMES = 'mul'"),
]


@pytest.mark.parametrize(("path", "source"), PLANTED)
def test_a_planted_violation_is_found(path: str, source: str) -> None:
    assert len(no_kind_by_string(f"{PACKAGE}/{path}", source)) == 1


FINE = [
    ("gates/arithmetic.py", "ADD = 'add'"),
    ("ui/widgets/wording.py", "name = QCoreApplication.translate('Inspector', 'input')"),
    ("ui/shell/editing/block_commands.py", "name = self.tr('max')"),
    ("expression/tokens.py", "class Kind(Enum):\n    SIGN = 'sign'"),
    ("expression/latex.py", "if name == 'sqrt':\n    pass"),
    ("expression/functions.py", "WRITTEN = {'relu': 'max(x, 0)'}"),
    ("closed_form/algebra.py", "__all__ = ['constant', 'latex']"),
    ("files/records.py", "block = record.get('block') or record['block']"),
    ("ui/palette/palette_items.py", "made = node(kinds.OUTPUT)"),
    ("teaching/explain/phrases.py", "said = 'maximum' if gate.routing else 'the sum'"),
]


@pytest.mark.parametrize(("path", "source"), FINE)
def test_what_is_allowed_is_not_found(path: str, source: str) -> None:
    assert no_kind_by_string(f"{PACKAGE}/{path}", source) == []
