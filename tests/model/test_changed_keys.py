"""The keys that differ in two maps, found without listing what the maps share."""

from __future__ import annotations

import gc
import random
from types import SimpleNamespace

import pytest
from immutables import Map

from circuit_editor.model import changed_keys as changed_keys_module
from circuit_editor.model.changed_keys import changed_keys, changes


def changed(before, after):
    keys = {*before, *after}
    return {key for key in keys if before.get(key, keys) is not after.get(key, keys)}


class Alike:
    """A key whose hash others have, too."""

    def __hash__(self):
        return 7


@pytest.mark.parametrize("seed", range(20))
def test_the_changed_keys_of_maps_are_found(seed):
    """All that changed, whatever it is, and nothing else."""
    rng = random.Random(seed)
    alike = [Alike() for _ in range(5)]
    before = Map({f"n{at}": object() for at in range(rng.choice([0, 3, 400, 10_000]))})
    before = before.update({key: object() for key in alike[: rng.randrange(5)]})
    after = before
    for _ in range(rng.choice([0, 1, 3, 300])):
        key = rng.choice(alike) if rng.random() < 0.2 else f"n{rng.randrange(10_200)}"
        after = after.delete(key) if key in after else after.set(key, object())
        if len(after) and rng.random() < 0.3:
            after = after.set(next(iter(after)), object())
    found = changed_keys(before, after)
    assert {*found} == changed(before, after)
    assert len(found) == len({*found})
    gone, fresh = changes(before, after)
    assert {*gone} == {*before} - {*after}
    assert {*fresh} == {*found} - {*gone}


def test_maps_that_share_nothing_are_compared_too():
    kept = object()
    before = Map({f"n{at}": kept for at in range(500)})
    after = Map({f"n{at}": kept for at in range(3, 503)})
    assert {*changed_keys(before, after)} == changed(before, after)
    assert {*changed_keys({1: kept}, {1: kept, 2: kept})} == {2}


def test_few_branches_of_a_large_map_are_looked_at(monkeypatch):
    looks = []

    def counted(*asked):
        looks.extend(asked)
        return gc.get_referents(*asked)

    before = Map({f"n{at}": object() for at in range(10_000)})
    after = before.set("n5", object()).delete("n77").set("new", object())
    changed_keys(before, after)  # what is asked once for all
    monkeypatch.setattr(changed_keys_module, "gc", SimpleNamespace(get_referents=counted))
    assert {*changed_keys(before, after)} == {"n5", "n77", "new"}
    assert len(looks) < 40


def test_trees_that_are_built_otherwise_are_listed(monkeypatch):
    monkeypatch.setattr(changed_keys_module, "_branch_types", frozenset)
    before = Map({f"n{at}": object() for at in range(40)})
    assert {*changed_keys(before, before.delete("n7").set("n3", 1))} == {"n3", "n7"}
