"""Large files are read in stretches: the same comes of it, and who watches may stop it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from immutables import Map

from circuit_editor import files
from circuit_editor.dataclass import replace
from circuit_editor.files import parsing, progress
from circuit_editor.model import EMPTY, OUT, Node, Pin

SIGNS = st.lists(st.sampled_from([b'"', b"\\", b"\n", b"[", b"]", b"{", b"}", b"a"])).map(b"".join)


@given(SIGNS, st.integers(1, 6))
@example(b'{"a\n[": [\n1, "\\"\n]"]}', 1)
@example(b'["\n', 1)
@example(b'\n["', 1)
def test_brackets_are_the_same_wherever_a_stretch_ends(data, stretch):
    whole = parsing.STRING.sub(b"", data).translate(None, parsing.NO_SIGN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "STRETCH", stretch)
        assert parsing._signs(data) == whole


def chain(count):
    """A file with a chain of gates."""
    ids = [f"sin{at + 1}" for at in range(count)]
    root = replace(
        EMPTY.root,
        nodes=Map(dict.fromkeys(ids, Node("sin"))),
        places=Map({id_: (float(at), 0.0) for at, id_ in enumerate(ids)}),
        wires=Map({Pin(to, "x"): Pin(source, OUT) for source, to in pairwise(ids)}),
    )
    return replace(EMPTY, root=root)


def test_who_watches_is_told_every_few_records(monkeypatch):
    monkeypatch.setattr(progress, "STRETCH", 10)
    document, shares = chain(200), []
    with progress.watched(shares.append):
        read = files.read(files.dump(document))
    assert read == document
    assert shares == sorted(shares) and shares[0] >= 0.0 and shares[-1] <= 1.0
    assert len(shares) >= 2 * 200 / 10  # nodes, and wires


def test_who_watches_may_end_it():
    class StoppedError(Exception):
        pass

    def stop(share):
        if share > 0.4:
            raise StoppedError

    with pytest.raises(StoppedError), progress.watched(stop):
        files.read(files.dump(chain(10)))
    assert files.read(files.dump(chain(10))) == chain(10)  # nobody watches any more


def test_unknown_fields_outlive_what_was_parsed():
    data = files.dump(chain(3)).replace(b'"nodes": [', b'"later": [1, [2]],\n  "nodes": [', 1)
    assert files.read(data).extra["later"] == [1, [2]]
