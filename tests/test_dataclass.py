"""`circuit_editor.dataclass` does what `dataclasses` does, on the classes this program declares."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field
from itertools import product
from typing import ClassVar

import pytest

from circuit_editor.dataclass import dataclass as ours
from circuit_editor.dataclass import replace

WAYS = {"library": dataclasses.dataclass, "ours": ours}


def declared(dataclass, **how):
    @dataclass(slots=True, **how)
    class Thing:
        """A thing."""

        name: str
        more: list[int] = field(default_factory=list)
        size: float = 1.5
        aside: object = field(default=None, compare=False, repr=False)

        def __post_init__(self):
            self.more.append(len(self.name))

        @property
        def double(self):
            return 2 * self.size

    return Thing


def answers(cls):
    """What can be told of a class from outside."""
    one, same, other = cls("a"), cls("a", aside=3), cls("b", size=2.0)
    deep = copy.deepcopy(other)
    tried = []
    for change in (lambda: setattr(one, "size", 3.0), lambda: delattr(same, "size")):
        try:
            change()
            tried.append("done")
        except FrozenInstanceError as error:
            tried.append(str(error))
    one, same = cls("a"), cls("a", aside=3)
    return {
        "equal": (one == same, one == other, one == one, deep == other, one == ("a", [1], 1.5)),
        "unequal": (one != same, one != other),
        "unknown to both": cls.__eq__(one, "a"),
        "told": (repr(one), repr(other)),
        "fresh lists": (one.more, one.more is same.more),
        "tried": tried,
        "copied": (deep.more, deep.size, deep.aside, copy.copy(other).more is other.more),
        "replaced": repr(dataclasses.replace(other, name="ccc", more=[])),
        "fields": [(each.name, each.type) for each in dataclasses.fields(cls)],
        "annotated": inspect.get_annotations(cls),
        "matched by": cls.__match_args__,
        "has a dict": hasattr(one, "__dict__"),
        "arguments": list(inspect.signature(cls).parameters),
        "called": (cls.__init__.__qualname__, cls.__init__.__module__, cls.__doc__),
        "double": other.double,
    }


@pytest.mark.parametrize(("frozen", "eq"), [*product((True, False), repeat=2)])
def test_it_does_what_the_library_does(frozen, eq):
    library, own = (answers(declared(way, frozen=frozen, eq=eq)) for way in WAYS.values())
    assert own == library
    assert own["tried"] == (
        ["cannot assign to field 'size'", "cannot delete field 'size'"]
        if frozen
        else ["done", "done"]
    )
    assert own["equal"][0] is eq


@pytest.mark.parametrize("way", WAYS)
def test_what_belongs_to_the_class_is_no_field_and_what_is_inherited_keeps_its_type(way):
    @WAYS[way](slots=True)
    class Base:
        x: int

    @WAYS[way](slots=True)
    class Thing(Base):
        LARGE: ClassVar[int] = 3
        y: float = 0.0

    assert [(each.name, each.type) for each in dataclasses.fields(Thing)] == [
        ("x", "int"),
        ("y", "float"),
    ]
    assert inspect.get_annotations(Thing) == {"LARGE": "ClassVar[int]", "y": "float"}
    assert (Thing(1), Thing.LARGE) == (Thing(1, 0.0), 3)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_frozen_and_compared_has_a_hash_by_its_fields(way):
    @WAYS[way](slots=True, frozen=True)
    class Point:
        x: int
        y: int = 0

    @WAYS[way](slots=True)
    class Changing:
        x: int

    assert hash(Point(1)) == hash(Point(1, 0)) == hash((1, 0))
    assert {Point(1), Point(1, 0), Point(2)} == {Point(1), Point(2)}
    assert Point.__hash__ is not object.__hash__
    with pytest.raises(TypeError):
        hash(Changing(1))


@pytest.mark.parametrize("frozen", [True, False])
def test_what_makes_one_is_compiled_with_the_first(frozen):
    thing = declared(ours, frozen=frozen)
    before = thing.__init__
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        thing()
    assert thing.__init__ is not before
    made = thing("a", [3], size=2.0)
    late = thing.__new__(thing)
    before(late, "a", more=[3], size=2.0)  # whoever took it along
    assert (late.name, late.more, late.size, late) == ("a", [3, 1], 2.0, made)


def test_what_compares_is_compiled_when_it_is_first_asked_for():
    thing = declared(ours, frozen=True)
    before = thing.__eq__
    assert thing("a") == thing("a") and thing.__eq__ is not before
    kept = thing.__eq__, thing.__hash__
    assert thing("a") != thing("b") and (thing.__eq__, thing.__hash__) == kept
    assert before(thing("a"), thing("a"))  # whoever took it along


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_replace_does_what_the_library_does(way, frozen):
    thing = declared(WAYS[way], frozen=frozen)("a", size=2.5, aside=3)
    for changes in ({}, {"name": "ccc"}, {"aside": None, "more": [7]}, {"size": 0.0, "name": ""}):
        made = []
        for replaced in (dataclasses.replace, replace):
            given = {name: copy.copy(each) for name, each in changes.items()}
            thing.more[:] = [1]
            other = replaced(thing, **given)
            made.append((repr(other), other.aside, other.more is thing.more, thing.more[:]))
        assert made[0] == made[1]
        assert type(replace(thing, **changes)) is type(thing)
    with pytest.raises(TypeError, match="weight"):
        replace(thing, weight=1)


@pytest.mark.parametrize("way", WAYS)
def test_a_class_that_goes_on_from_another_has_the_fields_of_both(way):
    @WAYS[way](slots=True, eq=False)
    class First:
        x: int = 1

        def __repr__(self):
            return "its own"

    @WAYS[way](slots=True, eq=False)
    class Second(First):
        y: list[int] = field(default_factory=list)

    assert (Second(3).x, Second(3).y, Second().x) == (3, [], 1)
    assert repr(First()) == "its own"
    assert hash(Second()) != hash(Second())


@ours(slots=True, frozen=True)
class Kept:
    """Can be found by `pickle`."""

    name: str
    more: tuple[int, ...] = ()


def test_it_is_pickled_and_stays_frozen():
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(Kept("a", (1, 2)), protocol))
        assert back == Kept("a", (1, 2))
        with pytest.raises(FrozenInstanceError):
            back.name = "b"
