"""A circuit with a gate that this program does not know, as a newer version may write it."""

CONVOLUTION = (
    '{"id": "conv1", "kind": "warp", "attrs": {"stride": 2, "all": [1, {"z": 1.5, "a": null}]}, '
    '"label": "c", "value": "none", "place": [170, 40], "padding": "same", "also": {}}'
)
NEWER = f"""{{
  "format": "circuit-editor",
  "version": 1,
  "nodes": [
    {{"id": "L1", "kind": "output", "label": "f", "place": [600, 0]}},
    {CONVOLUTION},
    {{"id": "mul1", "kind": "mul", "place": [400, 0]}},
    {{"id": "tanh1", "kind": "tanh", "place": [400, 100]}},
    {{"id": "x", "kind": "input", "label": "x", "value": -2, "place": [0, 0]}}
  ],
  "wires": [
    {{"to": "L1.x", "from": "mul1.out"}},
    {{"to": "conv1.kernel", "from": "x.out", "zz": 3, "aa": [1]}},
    {{"to": "conv1.image", "from": "x.out"}},
    {{"to": "mul1.a", "from": "conv1.features"}},
    {{"to": "mul1.b", "from": "x.out"}},
    {{"to": "tanh1.x", "from": "x.out"}}
  ],
  "loss": "L1",
  "ranges": {{}}
}}
"""
