"""The house rules for templates: whoever fills one names its places, all of them and no other."""

import ast
import importlib
from string import Formatter
from types import ModuleType

import pytest
from sources import nodes_of, parsed
from test_house import sources

from circuit_editor.text import QT_TRANSLATE_NOOP, Template


def places_in(text: str) -> set[str]:
    """Return the names of the places in a template."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def templates_called_in(path: str) -> dict[str, Template]:
    """Return the templates that the code of a module can call, as it writes them."""
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    found = {}
    for name, value in vars(module).items():
        for each, what in vars(value).items() if isinstance(value, ModuleType) else ():
            found[f"{name}.{each}"] = what
        found[name] = value
    return {name: each for name, each in found.items() if isinstance(each, Template)}


def wrong_calls(path: str, source: str, templates: dict[str, Template]) -> list[str]:
    """Return the calls of templates that name other places than the template has."""
    wrong = []
    for node in nodes_of(parsed(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in templates:
            places = places_in(templates[ast.unparse(node.func)].text)
            if node.args or {each.arg for each in node.keywords} != places:
                wrong.append(f"{path}:{node.lineno}: the places are {', '.join(sorted(places))}")
    return wrong


TEMPLATES = {
    name: each
    for path, source in sources().items()
    if "Template(" in source and not path.endswith("text/sentence.py")
    for name, each in templates_called_in(path).items()
    if "." not in name
}


def test_every_template_is_filled_by_the_names_of_its_places():
    """Python itself would tell only where the sentence is said, in front of somebody."""
    for path, source in sources().items():
        if any(f"{name}(" in source for name in TEMPLATES):
            problems = wrong_calls(path, source, templates_called_in(path))
            assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_what_a_template_quotes_is_one_of_its_places(name):
    places = places_in(TEMPLATES[name].text)
    assert places, "without places it is a sentence"
    assert places >= set(TEMPLATES[name].quoted)


@pytest.mark.parametrize(
    "call", ['GONE(file="x", reason="y")', 'GONE(path="x")', "GONE()", 'GONE("x", reason="y")']
)
def test_a_call_with_other_names_would_be_found(call):
    template = Template(QT_TRANSLATE_NOOP("Sentence", "{path} is gone: {reason}."))
    assert wrong_calls("files/disk.py", f"raise Error({call})", {"GONE": template})
    assert not wrong_calls("files/disk.py", 'GONE(reason="y", path="x")', {"GONE": template})
