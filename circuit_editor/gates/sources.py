"""Sources and the output flag: gates that hold a value, and the flag that names the loss."""

from __future__ import annotations

from circuit_editor.gates import kinds
from circuit_editor.gates.attributes import switch
from circuit_editor.gates.gate import INPUTS, LOSS, Gate, Notation, register
from circuit_editor.text import QT_TRANSLATE_NOOP

EXAMPLES = "examples"  # of an input: its first axis counts the examples of a batch

register(
    Gate(
        kind=kinds.INPUT,
        symbol="x",
        words=QT_TRANSLATE_NOOP("Words", "input, data, feature, variable"),
        group=INPUTS,
        summary=QT_TRANSLATE_NOOP("Gate", "A number that comes from the data."),
        character=QT_TRANSLATE_NOOP(
            "Gate", "Its gradient says how much the loss moves when it moves."
        ),
        first_names=("x", "y", "z"),
        options={EXAMPLES: switch(default=False)},
    )
)

PARAMETER = register(
    Gate(
        kind=kinds.PARAMETER,
        symbol="w",
        words=QT_TRANSLATE_NOOP(
            "Words", "weight, bias, b, learnable, trainable, theta, coefficient"
        ),
        group=INPUTS,
        summary=QT_TRANSLATE_NOOP("Gate", "A number that training changes: a weight or a bias."),
        character=QT_TRANSLATE_NOOP("Gate", "Training moves it a small step against its gradient."),
        first_names=("w", "b"),
        is_trainable=True,
    )
)

register(
    Gate(
        kind=kinds.CONSTANT,
        symbol="c",
        words=QT_TRANSLATE_NOOP("Words", "number, fixed number, value"),
        group=INPUTS,
        summary=QT_TRANSLATE_NOOP("Gate", "A number that never changes; it gets no gradient."),
        character=QT_TRANSLATE_NOOP("Gate", "Nothing asks how the loss depends on a constant."),
        takes_gradient=False,
        first_names=("c", "k"),
    )
)

register(
    Gate(
        kind=kinds.OUTPUT,
        symbol="⚑",
        words=QT_TRANSLATE_NOOP(
            "Words",
            "loss, flag, cost, objective",
        ),
        group=LOSS,
        summary=QT_TRANSLATE_NOOP("Gate", "The flag: what arrives here is the loss."),
        character=QT_TRANSLATE_NOOP(
            "Gate",
            "The backward pass starts here, with 1: the gradient of the loss by itself.",
        ),
        inputs=("x",),
        derivatives=("1",),
        forward=lambda x: x,
        local=lambda x, out: (1.0,),
        formula=lambda m, x: x,
        outputs=(),
        notation=Notation("⚑ {x}", 0, 0, bare=(0,)),
        first_names=("f", "g"),
    )
)
