"""The kinds of gates that the program itself names: those it places, and those expressions use.

Whatever else is to be known of a kind is asked of its gate.
"""

from __future__ import annotations

INPUT, PARAMETER, CONSTANT, OUTPUT = "input", "parameter", "constant", "output"
INLET, OUTLET, BLOCK = "inlet", "outlet", "block"

# what the signs of an expression mean
ADD, SUB, MUL, DIV, POWER, NEG = "add", "sub", "mul", "div", "power", "neg"
ABS, SQRT, EXP, LOG = "abs", "sqrt", "exp", "log"
# the same where one number is known
ADD_CONSTANT, MUL_CONSTANT, POWER_CONSTANT = "add_constant", "mul_constant", "power_constant"
RECIPROCAL = "reciprocal"
# what chains of gates that are a known function are made of besides
MAX, SQUARE = "max", "square"
CLIP = "clip"  # what clamp means with both its bounds
# what expressions of arrays are made of
MATMUL, TRANSPOSE, RESHAPE, SLICE = "matmul", "transpose", "reshape", "slice"
SQUEEZE, UNSQUEEZE, SUM = "squeeze", "unsqueeze", "sum"
AMAX, AMIN = "amax", "amin"
MEAN, CONCAT, LAYER_NORM = "mean", "concat", "layer_norm"
DROPOUT = "dropout"
EMBEDDING, ONE_HOT, ARGMAX = "embedding", "one_hot", "argmax"  # class numbers
# what conditions are made of, and what halves an array
SIGN, RELU, LEAKY_RELU = "sign", "relu", "leaky_relu"
SIGMOID, SOFTMAX = "sigmoid", "softmax"
# the losses that work these out of scores themselves
BCE_LOGITS, CROSS_ENTROPY = "bce_logits", "cross_entropy"
