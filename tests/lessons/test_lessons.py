"""The shipped lessons: every step can be done, none is done by itself, every number is asserted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from circuit_editor.engine import compile, execute, values_of
from circuit_editor.expression import document_from
from circuit_editor.lessons import (
    Lesson,
    LessonError,
    Situation,
    TextByLanguage,
    goal_from,
    read_lesson,
    shipped_lessons,
)
from circuit_editor.lessons.goals import GoalAction, GoalError, computes_the_same
from circuit_editor.model import Document, edits
from circuit_editor.model.edits.grouping import group

LESSONS = {path.stem: read_lesson(path) for path in shipped_lessons()}
LANGUAGES = ("en", "zh_Hant", "zh_Hans")
SIGMOID = ("n", "e", "d", "f")


def situation(document: Document, **more) -> Situation:
    tape = compile(document)
    return Situation(document, execute(tape, values_of(document)), **more)


def with_value(document: Document, name: str, number: float | list) -> Document:
    return edits.set_value(document, document.root.find(name), number)


def grouped(document: Document) -> Document:
    gates = [
        id_
        for id_, node in document.root.nodes.items()
        if document.root.label(id_) in SIGMOID and not node.gate.is_flag
    ]
    made, _ = group(document, gates, "sigmoid")
    return made


HEAD = 'format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"\n'

# What somebody does who has understood: by lesson and step, values to set.
SET = {
    "1-forward-and-loss": {3: {"b": -0.4}, 6: {"b": 0.4}, 8: {"w": 99}, 9: {"w": 1.5, "b": 1.5}},
    "2-first-example": {5: {"x": -1.9}},
    "3-chain-rule": {5: {"x": 1}},
    "4-sigmoid-step-by-step": {6: {"w2": 0}},
    "5-sigmoid-as-a-block": {5: {"w2": -4}},
    "6-gates-and-characters": {5: {"w": 3}, 6: {"w": 2}},
    "7-forks-add": {3: {"x": 3.1}, 4: {"x": 8}},
    "8-kinks-and-saturation": {4: {"x": 0}, 6: {"k": 20}, 8: {"w": 4}, 9: {"c": 1}},
    "9-vectors-and-shapes": {8: {"x": [2, 5, 3]}},
    "10-a-layer-and-its-batch": {},
    "11-softmax-and-cross-entropy": {8: {"z": [[2, 1, 0], [0, 5, 2]]}},
}


@pytest.mark.parametrize("name", LESSONS)
def test_every_step_can_be_done_and_none_is_done_before(name):
    lesson, document = LESSONS[name], LESSONS[name].circuit
    for number, step in enumerate(lesson.steps, start=1):
        document = step.circuit or document
        before = situation(document)
        assert step.goals, "a step without a goal asks nothing"
        if step.goals[0].text != "closed sigmoid":  # it was opened in the step before
            assert not all(goal.is_reached(before) for goal in step.goals), number
        for id_, value in SET[name].get(number, {}).items():
            document = with_value(document, id_, value)
        if "block sigmoid" in [goal.text for goal in step.goals]:
            document = grouped(document)
        asked = [(what, before.part(name)) for what, name in step.covered]
        assert None not in {meant for _, meant in asked}
        guessed = frozenset((what, *meant) for what, meant in asked)
        (*blocks,) = (
            id_ for id_, node in document.root.nodes.items() if node.interface is not None
        )
        done = situation(
            document,
            guessed=guessed,
            reached=frozenset({("forward", id_) for id_ in document.root.nodes}),
            ended=True,
            steps_down=10,
            chose_right=True,
            expanded=frozenset(blocks if "opened sigmoid" in [g.text for g in step.goals] else ()),
        )
        missed = [goal.text for goal in step.goals if not goal.is_reached(done)]
        assert not missed, (number, missed)


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_lesson_tells_are_the_numbers_that_are_computed(name):
    """A guess that is asked for is told afterwards, as the window shows it or as a whole number."""
    document = LESSONS[name].circuit
    for step in LESSONS[name].steps:
        document = step.circuit or document
        for id_, value in SET[name].get(LESSONS[name].steps.index(step) + 1, {}).items():
            document = with_value(document, id_, value)
        here = situation(document)
        for what, pin_name in step.asked:
            pin, part = here.part(pin_name)
            array = here.run.value(pin) if what == "value" else here.run.gradient(pin)
            if part == "shape":
                lengths = "×".join(map(str, array.shape))
                assert all(lengths in step.told.in_(language) for language in LANGUAGES), pin_name
                continue
            number = float(array if part is None else array[part])
            for language in LANGUAGES:
                told = step.told.in_(language).replace("\N{MINUS SIGN}", "-")
                numbers = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", told)]
                assert any(abs(each - number) < 0.0051 for each in numbers), (pin_name, told)


def texts_of(lesson: Lesson) -> list[TextByLanguage]:
    texts = [lesson.title, lesson.summary]
    for step in lesson.steps:
        texts += [step.text, *step.hints, *([step.told] if step.told else [])]
        texts += [text for each in step.choices for text in (each.text, each.said)]
    return texts


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_speaks_every_language_and_leads_to_one_that_is_there(name):
    lesson = LESSONS[name]
    for text in texts_of(lesson):
        assert set(text.by_language) == set(LANGUAGES)
        assert all(text.by_language.values())
    assert 5 <= lesson.minutes <= 10
    ids = [each.id for each in LESSONS.values()]
    assert len(set(ids)) == len(ids)
    assert lesson.next in ids or lesson is list(LESSONS.values())[-1]


def test_there_are_eleven_and_each_ends_with_a_problem():
    assert len(LESSONS) == 11
    for lesson in LESSONS.values():
        assert "problem to end with" in lesson.steps[-1].text.in_("en").lower()
        assert lesson.steps[-1].goals


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_step_walks_to_is_not_covered_on_the_way(name):
    lesson = LESSONS[name]
    for at, step in enumerate(lesson.steps):
        covered = {what for what, _ in (*step.covered, *lesson.covered_after(at))}
        for goal in step.goals:
            if goal.text.startswith("reached"):
                walked = {"value"} if " forward " in goal.text else {"value", "gradient"}
                assert not walked & {*covered, *step.hides}, (at, goal.text)


@pytest.mark.parametrize("name", LESSONS)
def test_what_was_found_is_not_covered_again_before_a_step_needs_it(name):
    lesson, found = LESSONS[name], set()
    for at, step in enumerate(lesson.steps):
        if step.circuit is not None:
            found.clear()
        assert not found & set(lesson.covered_after(at)), at
        found |= set(step.asked)


@pytest.mark.parametrize("name", LESSONS)
def test_whoever_is_asked_can_ask_for_a_hint_and_whoever_is_to_decide_can_choose(name):
    for at, step in enumerate(LESSONS[name].steps):
        assert step.hints or not (step.asked or step.choices), at
        assert bool(step.choices) == ("Decide" in step.text.in_("en")) or "chose right" in [
            goal.text for goal in step.goals
        ], at
        for choice in step.choices:
            assert choice.said, (at, choice.text)


@pytest.mark.parametrize("name", LESSONS)
def test_no_question_prints_the_number_that_is_the_right_answer(name):
    for step in LESSONS[name].steps:
        right = "".join(each.text.in_("en") for each in step.choices if each.is_right)
        asked = numbers_in(step.text.in_("en"))
        assert not numbers_in(right) & asked, right


# Numbers that a question prints though they are its answer, too, by lesson, step and what is asked.
GIVEN_IN_THE_QUESTION = {
    ("2-first-example", 3): "q z: the inputs of the gate, which switch",
    ("3-chain-rule", 6): "v u x: the factor 4 of the formula; the −1 of the derivative −1/u²",
    ("5-sigmoid-as-a-block", 6): "s: the gate is called ×−2",
    ("6-gates-and-characters", 1): "m: the factor 2 of the formula",
    ("6-gates-and-characters", 2): "s p m: the gate is called ×2",
    ("6-gates-and-characters", 3): "z: its value, 2",
    ("8-kinks-and-saturation", 5): "s: the factor 4 of the formula",
    ("9-vectors-and-shapes", 3): "p[1] x[0]: the indices of cells",
    ("10-a-layer-and-its-batch", 2): "m[0, 1]: the indices of cells",
    ("10-a-layer-and-its-batch", 6): "W[1, 0]: one of the eight numbers that are to be multiplied",
    ("11-softmax-and-cross-entropy", 4): "p[1]: the index of a cell",
    ("11-softmax-and-cross-entropy", 9): "f: one of three logarithms, to choose from",
}


@pytest.mark.parametrize("name", LESSONS)
def test_no_question_prints_the_number_that_is_to_be_typed(name):
    document = LESSONS[name].circuit
    for at, step in enumerate(LESSONS[name].steps, start=1):
        document = step.circuit or document
        assert not re.search(r"\d h\b", step.text.in_("en")), "how many times h is the gradient"
        here = situation(document)
        printed = {
            language: numbers_in(step.text.in_(language).replace("\N{MINUS SIGN}", "-"))
            for language in LANGUAGES
        }
        for what, pin_name in step.asked:
            pin, part = here.part(pin_name)
            if part == "shape" or pin_name in given(name, at):
                continue
            array = here.run.value(pin) if what == "value" else here.run.gradient(pin)
            number = float(array if part is None else array[part])
            for language, numbers in printed.items():
                near = [each for each in numbers if abs(each - number) < 0.0051]
                assert not near, (at, pin_name, language)


def given(name: str, step: int) -> list[str]:
    names, _, _ = GIVEN_IN_THE_QUESTION.get((name, step), "").partition(":")
    return re.findall(r"\w+(?:\[[^\]]*\])?", names)


def numbers_in(text: str) -> set[float]:
    plain = text.replace("\N{MINUS SIGN}", "-")
    return {float(each) for each in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?!\w)", plain, re.ASCII)}


def test_the_lessons_call_a_neurons_output_no_loss():
    for name in ("2-first-example", "4-sigmoid-step-by-step", "5-sigmoid-as-a-block"):
        for step in LESSONS[name].steps:
            for text in (step.text, step.told):
                said = text.in_("en").replace("to lower a loss one goes the other way", "")
                assert "loss" not in said, (name, said)


@pytest.mark.parametrize("name", LESSONS)
def test_each_language_has_its_own_words(name):
    """What the other side of the strait says is a slip: one file is no copy of the other."""
    wrong = {
        "zh_Hant": (
            "前向传播",
            "前向傳播",
            "程序",
            "鼠標",
            "屏幕",
            "代碼",
            "數據",
            "信息",
            "反向傳遞",
        ),
        "zh_Hans": ("正向传播", "程式", "方程序", "空白键", "滑杆", "资料", "偏差", "檢", "閘"),
    }
    for language, slips in wrong.items():
        for text in texts_of(LESSONS[name]):
            assert not [each for each in slips if each in text.in_(language)]


@pytest.mark.parametrize("name", LESSONS)
def test_numbers_are_the_same_in_every_language(name):
    for text in texts_of(LESSONS[name]):
        digits = {
            language: sorted(re.findall(r"\d+(?:\.\d+)?", text.in_(language)))
            for language in LANGUAGES
        }
        assert digits["zh_Hant"] == digits["zh_Hans"], text
        assert set(digits["en"]) == set(digits["zh_Hant"]), text


@pytest.mark.parametrize(
    ("goal", "is_reached"),
    [
        ("loss = -12", True),
        ("loss = −12", True),
        ("loss < -12", False),
        ("loss = -24/2", True),
        ("loss = -(3 + 1) * 3", True),
        ("value q >= 2,9", True),
        ("value q = 6 × ½", True),
        ("value q < inf", True),
        ("value q > −∞", True),
        ("value q = 3", True),
        ("value nothing = 3", False),
        ("gradient x >= -4", True),
        ("gradient x > -4", False),
        ("has mul", True),
        ("has 2 mul", False),
        ("computes (x + y) * z", True),
        ("computes x*z + y*z", True),
        ("computes (x + y) * y", False),
        ("computes w * z", False),
        ("block b", False),
        ("selected x", False),
        ("reached end", False),
        ("reached backward x", False),
        ("guessed gradient x", False),
        ("closed x", True),
    ],
)
def test_a_goal_is_reached_or_not(goal, is_reached):
    document = document_from("q = x + y\nf = q * z", {"x": -2, "y": 5, "z": -4})
    assert goal_from(goal).is_reached(situation(document)) is is_reached


@pytest.mark.parametrize(
    ("goal", "reached", "not_reached"),
    [
        ("value x = 0", [0, 1e-12, -1e-12], [1e-6, 0.004, 3.6e-3]),
        ("value x = 3", [3, 3.0000000001], [3.004, 2.9999]),
        ("value x = 1/3", [1 / 3], [0.3333, 0.333]),
        ("value x = 0.73", [0.7310585786, 0.73, 0.7251, 0.7349], [0.7249, 0.7351]),
        ("value x = -1.9", [-1.9, -1.9049], [-1.91, -1.94]),
        ("value x = 0.2500", [0.25004], [0.2501]),
        ("value x = 2.5", [2.504, 2.496], [2.506, 2.494, 2.54]),
        ("value x = 4.5e-5", [4.54e-5], [4.6e-5]),
        ("value x >= 0.2499", [0.2499, 0.25], [0.24989, 0.2452]),
        ("value x >= 0.25", [0.25, 0.25 - 1e-12], [0.2499, 0.249999]),
        ("value x <= -1", [-1, -1 + 1e-12, -2], [-0.999, -0.9999999]),
    ],
)
def test_a_goal_accepts_what_it_says_and_nothing_near_it(goal, reached, not_reached):
    for number in (*reached, *not_reached):
        here = situation(document_from("f = x", {"x": number}))
        assert goal_from(goal).is_reached(here) is (number in reached), number


@pytest.mark.parametrize("sign", ["=", ">=", "<="])
def test_what_is_infinite_is_equal_to_that(sign):
    goal = goal_from(f"loss {sign} inf")
    assert goal.is_reached(situation(document_from("f = exp(x)", {"x": 1000})))
    assert goal.is_reached(situation(document_from("f = exp(x)", {"x": 1}))) is (sign == "<=")


@pytest.mark.parametrize(
    ("lesson", "step", "near"),
    [
        ("1-forward-and-loss", 4, {"w": 1.97}),
        ("5-sigmoid-as-a-block", 5, {"w2": -3.72}),
        ("5-sigmoid-as-a-block", 5, {"w2": -3.99}),
    ],
)
def test_a_step_that_asks_for_an_exact_number_is_not_done_near_it(lesson, step, near):
    document = LESSONS[lesson].circuit_at(step - 1)
    for name, value in near.items():
        document = with_value(document, name, value)
    goals = LESSONS[lesson].steps[step - 1].goals
    assert not all(goal.is_reached(situation(document)) for goal in goals)


@pytest.mark.parametrize(
    "text",
    ["", "loss", "loss = much", "value = 3", "has nothing", "computes ((", "guessed x", "fly x",
     "reached x", "stepped", "stepped down", "stepped up 3", "stepped down ten", "stepped down 0",
     "stepped down -1", "chose", "chose left", "__import__('os')"],
)  # fmt: skip
def test_what_is_no_goal_is_refused(text):
    with pytest.raises(GoalError):
        goal_from(text)


def test_steps_down_are_counted():
    document, goal = document_from("f = (w*x)^2"), goal_from("stepped  down 3")
    reached = [goal.is_reached(situation(document, steps_down=made)) for made in (0, 2, 3, 4)]
    assert goal.text == "stepped down 3" and reached == [False, False, True, True]


def test_a_goal_that_may_mean_two_numbers_is_asked_about():
    with pytest.raises(GoalError, match="Do you mean 1000 or 1"):
        goal_from("loss = 1,000")
    with pytest.raises(GoalError, match="too large"):
        goal_from("loss = 1e400")


def test_values_may_be_written_as_in_a_field(tmp_path):
    values = 'values = { x = "1/3", y = "1,5", "ｚ" = 2 }'
    path = tmp_path / "mine.toml"
    path.write_text(f'{HEAD}program = "f = x + y * z"\n{values}\n[[steps]]\ntext = "t"\n', "utf-8")
    root = read_lesson(path).circuit.root
    found = {root.label(id_): float(value) for id_, value in root.values.items()}
    assert found == {"x": 1 / 3, "y": 1.5, "z": 2}


def test_circuits_that_compute_the_same_may_be_drawn_otherwise():
    one = document_from("f = sigmoid(w*x + b)")
    other = document_from("f = 1 / (1 + exp(-(b + x*w)))")
    assert computes_the_same(one, other)
    assert not computes_the_same(one, document_from("f = tanh(w*x + b)"))
    assert not computes_the_same(Document(), other)


@pytest.mark.parametrize(
    ("goal", "is_reached"),
    [
        ("computes sum((W @ x)^2)", True),
        ("computes ‖W @ x‖²", True),
        ("computes sum(x @ W.T * (W @ x))", True),
        ("computes sum((W.T @ x)^2)", False),
        ("computes sum(W @ x)", False),
        ("computes mean((W @ x)^2)", False),
        ("computes x*y", False),
    ],
)
def test_a_goal_of_arrays_is_compared_in_the_shapes_of_the_circuit(goal, is_reached):
    document = document_from("f = ‖W @ x‖²; W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]")
    assert goal_from(goal).is_reached(situation(document)) is is_reached


@pytest.mark.parametrize(
    ("program", "told"), [("log(x)", True), ("log(x - 0.1)", False), ("log(x - 4)", False)]
)
def test_what_is_finite_at_a_few_points_alone_is_not_called_the_same(program, told):
    """Of the 16 points four are right of 0, three right of 0.1 and none right of 4."""
    drawn = document_from(f"f = {program}")
    assert computes_the_same(drawn, drawn) is told


@pytest.mark.parametrize(
    ("drawn", "is_the_same"),
    [("f = x*e + 1", True), ("f = x*2.718281828459045 + 1", True), ("f = x*k + 1", False)],
)
def test_e_in_a_goal_is_the_constant_unless_the_circuit_has_an_input_e(drawn, is_the_same):
    goal = goal_from("computes x*e + 1")
    assert goal.is_reached(situation(document_from(drawn))) == is_the_same
    with_input = situation(document_from("f = x*e + 1", declared={"e"}))
    assert goal.is_reached(with_input)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format = ", "ends in the middle, at line 1"),
        ("format = ]", "not valid TOML from line 1, column 10 on: Invalid value"),
        ('format = "x"', "first line"),
        ('format = "circuit-lesson"\nversion = 9', "version 1"),
        ('format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"', "[[steps]]"),
        ('format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"\nfoo = 1', "foo"),
        (
            'format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"\n[[steps]]\n'
            'text = "t"\ngoals = ["fly"]',
            "step 1",
        ),
        (
            'format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"\n'
            'circuit = "../secret"\n[[steps]]\ntext = "t"',
            "beside the lesson",
        ),
        (
            'format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"\n'
            'program = "f = ("\n[[steps]]\ntext = "t"',
            "program",
        ),
        (f'{HEAD}stops = {{ "backward f" = "why?" }}\n[[steps]]\ntext = "t"', "beside"),
        (f'{HEAD}program = "f = x"\nstops = {{ "forward g" = "" }}\n[[steps]]\ntext = "t"', "g"),
        (f'{HEAD}program = "f = x"\nstops = {{ "f" = "" }}\n[[steps]]\ntext = "t"', "forward NAME"),
        (f'{HEAD}program = "f = x"\nvalues.x = "1,000"\n[[steps]]\ntext = "t"', "1000 or 1"),
        (f'{HEAD}program = "f = x"\nvalues.x = true\n[[steps]]\ntext = "t"', "numbers by"),
        (f'{HEAD}stops = ["forward f"]\n[[steps]]\ntext = "t"', "notes"),
        (f'{HEAD}[[steps]]\ntext = "t"\nblocks = 1', "names of gates"),
        (f'{HEAD}program = "f = x"\n[[steps]]\ntext = "t"\nblocks.b = ["g"]', "step 1: blocks: g"),
    ],
)
def test_a_lesson_that_cannot_be_read_says_where_and_why(tmp_path, text, why):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LessonError) as error:
        read_lesson(path)
    assert why in str(error.value) and "mine.toml" in str(error.value)


def test_a_teachers_own_lesson_needs_one_language_and_no_more(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'format = "circuit-lesson"\nversion = 1\nid = "mine"\ntitle = "Mine"\n'
        'program = "f = x^2"\nvalues = { x = 3 }\n'
        '[[steps]]\ntext = "What is f?"\ncover = ["value f"]\ngoals = ["guessed value f"]\n',
        encoding="utf-8",
    )
    lesson = read_lesson(path)
    assert lesson.title.in_("zh_Hant") == "Mine"
    assert float(situation(lesson.circuit).run.loss) == 9


def test_a_step_that_needs_a_block_finds_it_made_and_computing_the_same():
    lesson = read_lesson(shipped_lessons()[4])
    for at in range(1, 5):
        document = lesson.circuit_at(at)
        (block,) = document.blocks.values()
        assert block.name == "sigmoid"
        assert round(float(situation(document).run.loss), 2) == 0.73
    assert not lesson.circuit_at(0).blocks


def test_a_lessons_stops_are_those_of_its_timeline(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        f'{HEAD}program = "q = x + y; f = q * z"\nvalues = {{ x = 1, y = 2, z = 3 }}\n'
        'stops = { "forward q" = "", "backward q" = "Why 3?" }\n[[steps]]\ntext = "Walk."\n',
        encoding="utf-8",
    )
    document = read_lesson(path).circuit
    q = document.root.find("q")
    assert [(*each.step, each.note) for each in document.stops] == [
        ("forward", q, ""),
        ("backward", q, "Why 3?"),
    ]


CHOOSE = (
    f'{HEAD}program = "f = x * y"\nvalues = {{ x = 2, y = 5 }}\n[[steps]]\ntext = "t"\n'
    'goals = ["chose right"]\n'
)


def test_a_step_may_have_answers_to_choose_from(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        f'{CHOOSE}choices = ["5", {{ en = "2", zh_Hans = "二" }}]\nright = 1\n'
        'said = ["Yes.", "That is x itself."]\nat = ["y", "mul1.a"]\n',
        "utf-8",
    )
    step = read_lesson(path).steps[0]
    assert [each.text.in_("zh_Hans") for each in step.choices] == ["5", "二"]
    assert [each.said.in_("en") for each in step.choices] == ["Yes.", "That is x itself."]
    assert [each.at for each in step.choices] == ["y", "mul1.a"]
    assert [each.is_right for each in step.choices] == [True, False]
    (goal,) = step.goals
    here = situation(read_lesson(path).circuit)
    assert not goal.is_reached(here)
    assert goal.is_reached(replace(here, chose_right=True))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("", "step 1: goals[0]: This step has no choices."),
        ('choices = ["a"]\nright = 1', "step 1: choices: These are 2 to 9 answers"),
        (f"choices = {['a'] * 10}\nright = 1", "step 1: choices: These are 2 to 9 answers"),
        ('choices = ["a", "b"]', "step 1: right: This is the number of the right choice: 1 for"),
        ('choices = ["a", "b"]\nright = 0', "step 1: right: This is the number of the right"),
        ('choices = ["a", "b"]\nright = 3', "step 1: right: This is the number of the right"),
        ('choices = ["a", "b"]\nright = true', "step 1: right: This is the number of the right"),
        ('choices = ["a", "b"]\nright = 2\nsaid = ["no"]', "step 1: said: Here is one entry for"),
        ('choices = ["a", "b"]\nright = 2\nat = ["x"]', "step 1: at: Here is one entry for each"),
        ('choices = ["a", 1]\nright = 2', "step 1: choices[1]: This is a text, or a table"),
        ('choices = ["a", "b"]\nright = 2\nat = ["x", 1]', "step 1: at[1]: This must be a text"),
        ('choices = "a"\nright = 2', "step 1: choices: This must be a list"),
    ],
)
def test_choices_that_are_none_are_refused(tmp_path, fields, why):
    path = tmp_path / "mine.toml"
    path.write_text(f"{CHOOSE}{fields}\n", "utf-8")
    with pytest.raises(LessonError) as error:
        read_lesson(path)
    assert why in str(error.value)


@pytest.mark.parametrize("field", ["right = 1", 'said = ["a"]', 'at = ["x"]'])
def test_what_belongs_to_choices_needs_them(tmp_path, field):
    path = tmp_path / "mine.toml"
    path.write_text(f'{HEAD}[[steps]]\ntext = "t"\n{field}\n', "utf-8")
    with pytest.raises(LessonError, match="This step has no choices"):
        read_lesson(path)


def test_a_goal_says_what_number_an_input_must_keep():
    assert goal_from("value x1 = -2").fixes == ("x1", "-2")
    assert goal_from("value x1 > -2").fixes is None
    assert goal_from("gradient x1 = -2").fixes is None
    assert goal_from("loss = 3").fixes is None


def test_a_goal_knows_how_it_is_performed():
    assert goal_from("value b = 0.4").does == GoalAction("value", "b", 0.4)
    assert goal_from("stepped down 10").does == GoalAction("stepped", number=10)
    assert goal_from("opened sigmoid").does == GoalAction("opened", "sigmoid")
    assert goal_from("closed sigmoid").does == GoalAction("closed", "sigmoid")
    assert goal_from("selected mul1").does == GoalAction("selected", "mul1")
    assert goal_from("block sigmoid").does == GoalAction("block", "sigmoid")
    assert goal_from("reached end").does == GoalAction("reached")
    assert goal_from("reached backward x").does == GoalAction("reached", "x", on="backward")
    for text in ("value x < 5", "gradient q = 0", "loss = 3", "has mul", "guessed value x"):
        assert goal_from(text).does is None
