"""Circuit files made by the program itself."""

import pytest
from command import cli


@pytest.fixture
def new(tmp_path):
    """Make a circuit file by `circuit-editor new`."""

    def made(expression, **values):
        path = tmp_path / "made.circuit"
        settings = [f"--set={name}={value}" for name, value in values.items()]
        outcome = cli("new", expression, "-o", path, *settings)
        assert (outcome.code, outcome.out) == (0, "")
        assert all(": note: " in line for line in outcome.err.splitlines())
        return path

    return made


@pytest.fixture
def first(new):
    """The lecture's first example."""
    return new("f = (x + y) * z", x=-2, y=5, z=-4)
