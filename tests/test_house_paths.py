"""One way to join paths and to take them apart: `model/paths.py`, and nothing else by hand."""

import ast
from collections.abc import Iterator

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, module_of, room_of, sources

HOME = "model/paths.py"
# Where a slash divides, or separates what is no path: formulas, names of settings, of lesson files.
DIVIDES = {"expression", "formula_worker", "closed_form"}
NO_PATHS = {
    "text/numbers.py",
    "text/typed_numbers.py",
    "teaching/explain/formula_notation.py",
    "teaching/explain/local_formula.py",
    "teaching/explain/sent_numbers.py",
}
NO_PATHS |= {"ui/app/settings.py", "lessons/reading.py"}
SURGERY = {"split", "rsplit", "partition", "rpartition", "find", "rfind", "index", "rindex"}
SURGERY |= {"count", "replace", "removeprefix", "removesuffix", "startswith", "endswith"}


def is_slash(node: ast.AST) -> bool:
    """True for the text "/" itself."""
    return isinstance(node, ast.Constant) and node.value == "/"


def surgery(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that join texts by a slash, look for one, or cut at it."""
    for node in nodes_of(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            joins = node.func.attr == "join" and is_slash(node.func.value)
            cuts = node.func.attr in SURGERY and any(map(is_slash, node.args))
            found = joins or cuts
        elif isinstance(node, ast.Compare):
            found = is_slash(node.left) and isinstance(node.ops[0], ast.In | ast.NotIn)
        elif isinstance(node, ast.JoinedStr):
            found = any(map(is_slash, node.values))
        elif isinstance(node, ast.BinOp):
            found = isinstance(node.op, ast.Add) and (is_slash(node.left) or is_slash(node.right))
        else:
            continue
        if found:
            yield node.lineno


def paths_have_one_home(path: str, source: str) -> list[str]:
    """Paths are joined and taken apart by `model.paths.Path` alone."""
    inside = path.removeprefix(f"{PACKAGE}/")
    if inside == HOME or inside in NO_PATHS or room_of(module_of(path)) in DIVIDES:
        return []
    return [f"{path}:{line}: a path by hand: use Path" for line in surgery(parsed(source))]


def test_every_file_leaves_paths_to_their_home() -> None:
    problems = [
        sentence for path, text in sources().items() for sentence in paths_have_one_home(path, text)
    ]
    assert not problems, "\n".join(problems)


def test_what_may_have_slashes_is_still_there() -> None:
    assert {f"{PACKAGE}/{each}" for each in (HOME, *NO_PATHS)} <= sources().keys()


@pytest.mark.parametrize(
    "source",
    [
        "path = '/'.join(where)",
        "first = path.split('/')[0]",
        "around = path.rpartition('/')[0]",
        "depth = path.count('/')",
        "end = path.rfind('/', 0, end)",
        "inner = '/' in path",
        "outer = '/' not in path",
        "path = f'{around}/{id_}'",
        "prefix = f'{path}/'",
        "prefix = path + '/'",
        "name = called.replace('/', '.')",
    ],
)
def test_a_path_by_hand_is_found(source: str) -> None:
    for path in (
        "model/edits/copy_paste.py",
        "engine/compile/compiler.py",
        "ui/session/session.py",
        "files/reading.py",
    ):
        assert len(paths_have_one_home(f"{PACKAGE}/{path}", source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (HOME, "path = '/'.join(ids)"),
        ("expression/grammar.py", "quotient = f'{a}/{b}'"),
        ("teaching/explain/local_formula.py", "quotient = f'{a}/{b}'"),
        ("ui/widgets/wording.py", "slope = f'∂{above}/∂{below}'"),
        ("engine/kernel/cache_dir.py", "found = folder.glob(f'__pycache__/{name}.*')"),
        ("ui/app/settings.py", "key = f'{LESSONS}/{lesson}'"),
        ("model/edits/basic.py", "head = Path(path).head"),
        ("layout/space/free_space.py", "middle = (left + right) / 2"),
    ],
)
def test_what_is_no_path_is_not_found(path: str, source: str) -> None:
    assert paths_have_one_home(f"{PACKAGE}/{path}", source) == []
