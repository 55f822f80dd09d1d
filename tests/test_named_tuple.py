"""`circuit_editor.named_tuple` does what `typing` does, on the classes this program declares."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing

import pytest

from circuit_editor.named_tuple import NamedTuple as Ours
from circuit_editor.text import Sentence

WAYS = {"library": typing.NamedTuple, "ours": Ours}
MANY = 70  # fields


def declared(base):
    class Thing(base):
        """A thing."""

        name: str
        size: float = 1.5
        more: typing.Sequence[str] = ()

        LARGE = 10.0  # of no thing in particular

        @property
        def is_large(self):
            return self.size >= Thing.LARGE

        @classmethod
        def of(cls, word):
            return cls(*word.split(), size=20.0)

    return Thing


def refusal(do):
    with pytest.raises((TypeError, ValueError, AttributeError)) as refused:
        do()
    return type(refused.value), str(refused.value)


def answers(cls):
    """What can be told of a class from outside."""
    one, same = cls("a"), cls("a", more=(), size=1.5)
    match one:
        case cls(name, size):
            matched = name, size
    return {
        "equal": (one == same, one == ("a", 1.5, ()), hash(one) == hash(same), one == cls("b")),
        "ordered": sorted([cls("b"), cls("a", 2.0), one]) == [one, cls("a", 2.0), cls("b")],
        "told": repr(cls.of("b")),
        "by name": (one.name, one.size, one.more, cls.of("b").is_large, cls.LARGE),
        "replaced": (one._replace(name="c"), one._replace(), type(one._replace(size=3)) is cls),
        "made": (cls._make("xyz"), type(cls._make("xyz")) is cls),
        "as a dict": one._asdict(),
        "copied": (copy.deepcopy(cls("a", more=["b"])), type(copy.copy(one)) is cls),
        "matched": matched,
        "fields": (cls._fields, cls._field_defaults, cls.__match_args__),
        "bases": (cls.__bases__, isinstance(one, tuple), hasattr(one, "__dict__")),
        "arguments": [(each.name, each.default) for each in parameters(cls)],
        "called": (cls.__name__, cls.__module__, cls.__doc__, cls.__new__.__qualname__),
        "field's doc": cls.name.__doc__,
        "refused": [
            refusal(lambda: cls()),
            refusal(lambda: cls("a", 1.0, (), 2)),
            refusal(lambda: cls("a", colour="red")),
            refusal(lambda: cls._make("xy")),
            refusal(lambda: one._replace(colour="red")),
            refusal(lambda: setattr(one, "size", 3.0)),
            refusal(lambda: setattr(one, "colour", "red")),
        ],
    }


def parameters(cls):
    return inspect.signature(cls).parameters.values()


def test_it_does_what_the_library_does():
    library, own = (answers(declared(way)) for way in WAYS.values())
    assert own.keys() == library.keys()
    for what, answer in library.items():
        assert own[what] == answer, what
    assert own["equal"] == (True, True, True, False)
    assert own["told"] == "Thing(name='b', size=20.0, more=())"


def test_classes_with_as_many_fields_keep_their_own():
    class Place(Ours):
        x: float
        y: float = 2.0

    class Share(Ours):
        part: float = 3.0
        whole: float = 4.0

    assert (Place(1.0).x, Place(1.0).y, Share().part, Share().whole) == (1.0, 2.0, 3.0, 4.0)
    assert repr(Share(whole=5.0)) == "Share(part=3.0, whole=5.0)"
    assert not hasattr(Place(1.0), "part")
    assert "part" in refusal(lambda: Place(part=1.0))[1]


def test_a_class_may_have_no_field_or_many():
    class Nothing(Ours):
        pass

    names = [f"n{at}" for at in range(MANY)]
    many = type(Ours)("Many", (Ours,), {"__module__": "m", "__annotations__": dict.fromkeys(names)})
    assert (Nothing(), repr(Nothing())) == ((), "Nothing()")
    assert many(*range(MANY))._asdict() == dict(zip(names, range(MANY), strict=True))


def test_it_is_pickled():
    sentence = Sentence.of("{name} is free", name="x")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(sentence, protocol))
        assert (again, type(again)) == (sentence, type(sentence))
