"""Arrays on the command line: given in lists, calls and files, and printed row by row."""

from __future__ import annotations

import numpy as np
import pytest
from command import cli

LOSS = "y = x @ W; f = sum(y * y)"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "net.circuit"
    outcome = cli("new", LOSS, "--set", "W=[[1, 2], [3, 4]]", "--set", "x=[[1, 0]]", "-o", made)
    assert outcome.code == 0, outcome.err
    return made


def weights(path, value):
    outcome = cli("run", path, "--json", "--set", f"W={value}")
    assert outcome.code == 0, outcome.err
    return outcome.json["inputs"]["W"]["value"], outcome.err


def test_values_and_gradients_are_printed_and_are_json(path):
    outcome = cli("run", path)
    assert outcome.code == 0
    assert "W, 2 × 2 array   gradient\n1.00  2.00       2.00  4.00\n" in outcome.out
    assert cli("run", path, "--json").json["inputs"]["W"] == {
        "value": [[1, 2], [3, 4]],
        "gradient": [[2, 4], [0, 0]],
    }


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("[[1,2],[3,4]]", [[1, 2], [3, 4]]),
        ("[[1/2, -0.5], [2e-1, 2*3]]", [[0.5, -0.5], [0.2, 6]]),
        ("eye(2)", [[1, 0], [0, 1]]),
        ("np.array([[1, 2], [3, 4]])", [[1, 2], [3, 4]]),
    ],
)
def test_lists_and_calls_are_values(path, typed, wanted):
    assert weights(path, typed)[0] == wanted


FILES = {
    "comma.csv": ("1,2\n3,4\n", [[1, 2], [3, 4]]),
    "heading.csv": ("a,b\n1,2\n3,4\n", [[1, 2], [3, 4]]),
    "tabs.tsv": ("1\t2\n3\t4", [[1, 2], [3, 4]]),
    "semicolons.csv": ("1,5;2\r\n−3;4,25\r\n", [[1.5, 2], [-3, 4.25]]),
    "spaces.txt": ("# weights\n 1  2\n\n 3  4\n", [[1, 2], [3, 4]]),
    "quoted.csv": ('"1","2"\n"3","4"\n', [[1, 2], [3, 4]]),
    "list.json": ("[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
    "mark.csv": ("\ufeff1,2\n3,1e-3\n", [[1, 2], [3, 0.001]]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_numbers_is_a_value(path, tmp_path, name):
    text, wanted = FILES[name]
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    value, notes = weights(path, f"@{tmp_path / name}")
    assert value == wanted
    assert ("read as a heading" in notes) == (name == "heading.csv")


def test_a_row_and_a_column_alone_are_vectors(tmp_path):
    made = tmp_path / "v.circuit"
    for name, text in (("row.csv", "1,2,3\n"), ("column.csv", "1\n2\n3\n")):
        (tmp_path / name).write_text(text)
        cli("new", "f = sum(w * w)", "--set", f"w=@{tmp_path / name}", "-o", made)
        assert cli("run", made, "--json").json["inputs"]["w"]["value"] == [1, 2, 3]


def test_a_file_of_numpy_is_a_value(path, tmp_path):
    np.save(tmp_path / "w.npy", np.array([[1.0, 2.0], [0.1, 4.0]]))
    assert weights(path, f"@{tmp_path / 'w.npy'}")[0] == [[1, 2], [0.1, 4]]


REFUSED = {
    "word.csv": ("1,2\n3,x\n", 'line 2, column 2: "x" is no number.'),
    "short.csv": ("1,2\n3\n", "line 2 has 1 numbers, those before it 2"),
    "empty.csv": ("\n\n", "holds no numbers"),
    "torn.json": ("[[1, 2], [3", "begins as a list"),
    "large.csv": ("1e400,1\n", "is no number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_numbers_is_refused_with_the_place(path, tmp_path, name):
    text, said = REFUSED[name]
    (tmp_path / name).write_text(text)
    outcome = cli("run", path, "--set", f"W=@{tmp_path / name}")
    assert outcome.code == 2 and said in outcome.err


def test_files_that_cannot_be_read_are_refused(path, tmp_path):
    assert "There is no file" in cli("run", path, "--set", f"W=@{tmp_path / 'none'}").err
    assert "There is no file" in cli("run", path, "--set", f"W=@{tmp_path}").err
    (tmp_path / "bytes").write_bytes(b"\xff\x00\xfe")
    assert "is no text" in cli("run", path, "--set", f"W=@{tmp_path / 'bytes'}").err
    objects = np.array([{}], dtype=object)
    np.save(tmp_path / "objects.npy", objects, allow_pickle=True)
    assert "no whole .npy" in cli("run", path, "--set", f"W=@{tmp_path / 'objects.npy'}").err
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(40 * 2**20)
    assert "too large for a value" in cli("run", path, "--set", f"W=@{tmp_path / 'huge'}").err


def test_too_many_numbers_are_refused(path, tmp_path):
    np.save(tmp_path / "many.npy", np.zeros((2, 600_000)))
    outcome = cli("run", path, "--set", f"W=@{tmp_path / 'many.npy'}")
    assert outcome.code == 2 and "1,200,000 numbers (limit 1,000,000)" in outcome.err


def test_a_file_is_named_on_the_command_line_alone(path):
    """No circuit, no formula and no Python makes the program read a file."""
    assert "needs a finite number" in _refused_in_python()
    text = path.read_text()
    assert "[[1, 2], [3, 4]]" in text
    path.write_text(text.replace("[[1, 2], [3, 4]]", '"@/etc/hostname"'))
    assert cli("run", path).code == 2


def _refused_in_python():
    import circuit_editor as ce

    with pytest.raises(ce.UnfitValue) as caught:
        ce.circuit("f = sum(w)", w=[1]).set(w="@/etc/hostname")
    return str(caught.value)


def test_shapes_that_do_not_fit_are_told_where_the_formula_has_them(tmp_path):
    outcome = cli(
        "new", LOSS, "--set", "W=[[1, 2], [3, 4]]", "--set", "x=[1, 2, 3]", "-o", tmp_path / "n"
    )
    assert outcome.code == 2 and not (tmp_path / "n").exists()
    assert (
        "Column 7: The columns of the first (3) must equal the rows of the second (2)"
        in outcome.err
    )


def test_one_number_of_an_array_is_set_by_its_place(path):
    outcome = cli("run", path, "--json", "--set", "W[1,0]=-0.5")
    assert outcome.json["inputs"]["W"]["value"] == [[1, 2], [-0.5, 4]]
    outcome = cli("run", path, "--set", "W[2,0]=1")
    assert outcome.code == 2 and "it has no entry [2, 0]" in outcome.err
