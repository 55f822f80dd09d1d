"""Modules that are found quickly are those that Python's own finder would find."""

from __future__ import annotations

import importlib
import os
import py_compile
import sys
from importlib.machinery import BuiltinImporter, ModuleSpec, PathFinder

import pytest

from circuit_editor.cli import module_finder

HERE = "told_apart"  # a package that no other test imports
BESIDE = {"__init__": "", "plain": "told = 1", "inner/__init__": "", "inner/deep": "told = 2"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A package of a few modules, found quickly."""
    made = tmp_path / HERE
    for name, source in BESIDE.items():
        path = made / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    monkeypatch.syspath_prepend(str(tmp_path))
    python = [each for each in sys.meta_path if not is_quick(each)]  # what a start left is away
    monkeypatch.setattr(sys, "meta_path", python)
    monkeypatch.setattr(module_finder, "PACKAGES", (HERE,))
    module_finder.find_quickly()
    yield made
    for name in [each for each in sys.modules if each.partition(".")[0] == HERE]:
        del sys.modules[name]


def is_quick(finder) -> bool:
    return isinstance(finder, module_finder.PackageFinder)


def load(name):
    """A module of the package, imported anew."""
    sys.modules.pop(f"{HERE}.{name}", None)
    return importlib.import_module(f"{HERE}.{name}")


def compiled(path, **options):
    return py_compile.compile(str(path), doraise=True, **options)


def facts(spec: ModuleSpec) -> tuple[object, ...]:
    return (
        *(spec.name, spec.origin, spec.cached, spec.has_location, spec.parent),
        spec.submodule_search_locations,
        spec.loader.is_package(spec.name),
        spec.loader.get_source(spec.name),
    )


@pytest.mark.parametrize("name", ["plain", "inner", "inner.deep", "absent", "inner.absent"])
def test_what_is_found_is_what_python_finds(folder, name):
    at = [str(folder / "inner" if "." in name else folder)]
    quick = module_finder.PackageFinder((HERE,)).find_spec(f"{HERE}.{name}", at)
    plain = PathFinder.find_spec(f"{HERE}.{name}", at)
    assert (quick is None) == (plain is None) == ("absent" in name)
    if quick is not None and plain is not None:
        assert facts(quick) == facts(plain)


def test_modules_of_others_and_compiled_ones_are_left_to_python(folder):
    finder = module_finder.PackageFinder((HERE, "numpy"))
    assert finder.find_spec(HERE) is None  # where it lies only Python knows
    assert finder.find_spec(f"{HERE}_too.plain", [str(folder)]) is None
    assert finder.find_spec(f"{HERE}.plain", [str(folder), str(folder / "inner")]) is None
    numpy = importlib.import_module("numpy._core").__path__
    assert finder.find_spec("numpy._core._multiarray_umath", numpy) is None


@pytest.mark.parametrize("package", module_finder.PACKAGES)
def test_no_folder_and_nothing_compiled_has_the_name_of_a_source_beside_it(package):
    (root,) = importlib.import_module(package).__path__
    for folder, folders, files in os.walk(root):
        sources = {each.removesuffix(".py") for each in files if each.endswith(".py")}
        compiled = {each.partition(".")[0] for each in files if each.endswith((".so", ".pyd"))}
        packages = {each for each in folders if os.path.exists(f"{folder}/{each}/__init__.py")}
        assert not sources & (compiled | packages), f"Python would not take the source in {folder}"


def test_byte_code_of_the_source_is_taken(folder, monkeypatch):
    compiled(folder / "plain.py")
    state = os.stat(folder / "plain.py")
    (folder / "plain.py").write_text("told = 3")
    os.utime(folder / "plain.py", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert load("plain").told == 1  # by its time and its size it is the same


@pytest.mark.parametrize("change", ["size", "time", "both"])
def test_byte_code_of_another_source_is_not(folder, change):
    compiled(folder / "plain.py")
    state = os.stat(folder / "plain.py")
    (folder / "plain.py").write_text("told = 3" if change == "time" else "told = 30 // 10")
    later = state.st_mtime_ns + (0 if change == "size" else 2_000_000_000)
    os.utime(folder / "plain.py", ns=(later, later))
    assert load("plain").told == 3


def test_byte_code_that_was_made_elsewhere_names_the_file_where_it_is(folder):
    compiled(folder / "plain.py", dfile="/elsewhere/plain.py")
    made = load("plain")
    assert made.told == 1 and made.__file__ == str(folder / "plain.py")
    code = made.__spec__.loader.get_code(made.__name__)
    assert code.co_filename == str(folder / "plain.py")


def test_without_byte_code_the_source_is_compiled_and_its_byte_code_written(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = load("inner.deep")
    assert made.told == 2 and type(made.__loader__) is module_finder.QuickLoader
    assert os.path.exists(made.__cached__)


def test_whoever_watches_imports_sees_them_all_and_it_is_there_once(folder):
    module_finder.find_quickly()
    quick = [is_quick(each) for each in sys.meta_path]
    assert quick.count(True) == 1
    assert sys.meta_path[quick.index(True) + 1] is BuiltinImporter


@pytest.mark.parametrize("where", ["prefix", "no finder"])
def test_where_byte_code_lies_elsewhere_all_stays_as_it_is(monkeypatch, where):
    python = [BuiltinImporter, PathFinder]
    monkeypatch.setattr(sys, "meta_path", python[:1] if where == "no finder" else python)
    monkeypatch.setattr(sys, "pycache_prefix", "/somewhere" if where == "prefix" else None)
    before = [*sys.meta_path]
    module_finder.find_quickly()
    assert sys.meta_path == before
