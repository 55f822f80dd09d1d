"""What is left out of things on one another, and that of others nothing is."""

from __future__ import annotations

import numpy as np

from circuit_editor.ui.canvas.items import heaps

COUNT = 2_500  # more than FEW


def test_of_nodes_beside_one_another_none_is_left_out():
    places = np.array([(60.0 * (at % 50), 34.0 * (at // 50)) for at in range(COUNT)])
    boxes = np.hstack([places - 20.0, places + 20.0])
    assert len(heaps.nodes_on_top(np.arange(COUNT), boxes)) == COUNT
    assert not heaps.is_heap(boxes)


def test_of_wires_between_different_nodes_none_is_left_out():
    left = np.array([(0.0, 48.0 * at) for at in range(60)])
    right = left + np.array([300.0, 10.0])
    pairs = [(*a, *b) for a in left for b in right]
    boxes = np.array(pairs)
    assert len(boxes) > heaps.FEW
    assert len(heaps.wires_on_top(np.arange(len(boxes)), boxes)) == len(boxes)


def test_few_on_one_spot_are_all_painted():
    boxes = np.zeros((heaps.FEW, 4))
    rows = np.arange(heaps.FEW)
    assert heaps.nodes_on_top(rows, boxes) is rows
    assert heaps.wires_on_top(rows, boxes) is rows
