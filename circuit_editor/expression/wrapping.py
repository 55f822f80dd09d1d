r"""Blanks what consoles and other languages put around a formula, character for character.

Places stay true, so that a sentence still points at what was typed: `>>> ` of a console and what it
answered, the namespace in `std::exp`, the dots of `x.^2`, the colours of LaTeX.
"""

from __future__ import annotations

import re

from circuit_editor.expression.notes import Notes

PROMPT = re.compile(r"[ \t]*(?:>>>|julia>|octave(?::\d+)?>|In ?\[[\d *]*\]:|\.\.\.:)(?=[ \t]|$)")
ANSWER = re.compile(r"[ \t]*Out ?\[\d*\]:")
GOES_ON = re.compile(r"[ \t]*\.\.\.(?=[ \t]|$)")
CONSOLES = (">>>", "julia>", "octave", "In [", "In[", "...:", "Out [", "Out[")

BEHIND_BARS = "|".join(
    rf"(?<={bars}{square})" for bars in (r"‖", r"\|\|", r"\\\|", r"Vert") for square in ("", r"\^2")
)
# Each is blanked wherever it stands.
BLANKED = (
    (".", re.compile(r"\.\.\.[ \t]*\n")),  # a line of MATLAB that goes on
    (".", re.compile(r"(?<=[\w)\]} \t])\.(?=[*/^]|[+-][ \t\d(])")),  # x.^2, a .* b
    (".", re.compile(r"(?<=[^\W\d])\.(?=\()")),  # exp.(x)
    ("::", re.compile(r"::[A-Z]\w*|\b[a-z]\w*::(?=\w)")),  # x::Float64, std::exp
    ("#", re.compile(r"\\(?:text|cell|row)?color\{[^{}\n]*\}")),
    ("color", re.compile(r"\\(?:text)?color\{[^{}\n]*\}")),
    # the norm that is meant without it: ‖x‖_2, ‖x‖^2_2, \|W\|_F
    ("_", re.compile(rf"(?:{BEHIND_BARS})_(?:[2F](?!\w)|\{{[2F]\}})")),
    ("₂", re.compile(rf"(?:{BEHIND_BARS})₂")),
    ("\\", re.compile(r"\\(?:tag|label|hspace|vspace|phantom)\*?\{[^{}\n]*\}")),
    ("float ", re.compile(r"(?<=[\d.])f\b(?=[^\w(]|$)")),  # 0.5f, in a text that declares a float
)
FUNCTION_BODY = re.compile(r"(?<=[)>])([ \t]*)\{(?=[ \t]*(?:\n|return\b))")
BODY_ENDS = re.compile(r"\}[ \t]*(?:;[ \t]*)?(?=\n|$)")
ARROW = re.compile(r"[→⟶⇒⟹∴](?=[ \t]*[^\W\d]\w*[ \t]*=)")  # and then an assignment
# q = x + y → 3
COMES_OUT = re.compile(r"(?:(?<!-)-++>|[→⟶])(?=[ \t]*[-+]?\d[\d.]*[ \t]*(?:[\n;#]|$))")
FENCE = re.compile(r"^[ \t]*```[^\n]*", re.MULTILINE)
FULL_STOP = re.compile(r"(?<=[^\W\d]|[)\]}$])\.(?=[ \t]*(?:\n|$))")
PARAMETERS = re.compile(r"^[ \t]*\w+\([\w ,]*;[\w ,]*\)(?=[ \t]*=)", re.MULTILINE)  # f(x; w) =
# What leads to an assignment in a sentence, and a name is never made of: 设x = 2, e.g. x = 2.
SAID_BEFORE = re.compile(
    r"(?<!\w)(?:(?:其中|例如|已知|給定|给定|假設|假设|計算|计算|考慮|考虑|定義|定义|所以|因此|函數|函数|損失|损失"
    r"|設|设|令|若|當|当|取|求|則|则|得|且|及|和|與|与|在)+|(?:e\.g|i\.e)\.)[ \t]*[,:]?"
    r"(?=[ \t]*[A-Za-z\u0370-\u03ff]\w*[ \t]*[=(])"
)
SAID_BEHIND = re.compile(r"(?<=\d)[ \t]*[時时]\b")  # 當 x = 2 時
# if step % 10 == 0: and nothing but print inside
PRINTS = re.compile(
    r"^(?P<in>[ \t]*)if\b[^\n]*:(?:[ \t]*print\([^\n]*|[ \t]*(?:\n(?P=in)[ \t]+print\([^\n]*)+)"
    r"(?!\n(?P=in)(?:[ \t]+\S|el))",
    re.MULTILINE,
)
# with torch.no_grad(): behind a backward pass, or stepping down gradients
NO_GRAD = re.compile(
    r"^(?P<in>[ \t]*)with torch\.no_grad\(\):[^\n]*(?:\n(?:(?P=in)[ \t]+\S[^\n]*|[ \t]*(?=\n)))*",
    re.MULTILINE,
)
# what an exercise asks of the formula before it: . Compute the gradient at x = 2
ASKS = re.compile(
    r"[.;,]?[ \t]{0,2}\b(?:[Cc]ompute|[Ff]ind|[Ee]valuate|[Cc]alculate|[Dd]etermine)\b"
    r"(?:[ \t]{1,2}(?:the|its|all|of|partial|values?|gradients?|derivatives?|and|f|∇f"
    r"|[∂d]\w/[∂d]\w{1,9})){0,9}"
    r"(?:(?=[ \t]{1,2}(?:at|for|when|where|with|if)\b)|[ \t]{0,2}[.:]?[ \t]{0,2}(?=\n|$))"
)
BRACE = re.compile(r"[{}]")
SETS_DISPLAY = re.compile(r"\{\\displaystyle\b")  # as web pages copy a formula
CELL = re.compile(r"\$([A-Z]{1,3})\$?(\d+)\b|\b([A-Z]{1,3})\$(\d+)\b")


def without_wrapping(plain: str, notes: Notes) -> str:
    """The text, as long as it was, without what only a console or another language needs."""
    if any(console in plain for console in CONSOLES):
        plain = _without_console(plain, notes)
    for sign, pattern in BLANKED:
        if sign in plain:
            plain = pattern.sub(_blank, plain)
    if "{" in plain and "\\" not in plain:
        bodies = FUNCTION_BODY.sub(r"\1 ", plain)
        if bodies != plain:
            plain = BODY_ENDS.sub(_blank, bodies)
    if "```" in plain or "`" in plain:
        plain = FENCE.sub(_blank, plain).replace("`", " ")
    if not plain.isascii() or ".g." in plain or ".e." in plain:
        plain = SAID_BEHIND.sub(_blank, SAID_BEFORE.sub(_ends_a_statement, plain))
    if "displaystyle" in plain:
        plain = _without_display(plain)
    if "print(" in plain:
        plain = PRINTS.sub(_blank_lines, plain)
    if "no_grad" in plain:
        plain = NO_GRAD.sub(_without_update, plain)
    if "=" in plain:
        plain = ASKS.sub(_asked, plain)
    plain = FULL_STOP.sub(" ", plain)
    plain = PARAMETERS.sub(lambda match: match.group().replace(";", ","), plain)
    return ARROW.sub(";", COMES_OUT.sub(lambda match: "≈".ljust(len(match.group())), plain))


def without_cell_signs(text: str) -> str:
    """The text with $A$1 as A1, if it begins with = as the formula of a spreadsheet does."""
    return CELL.sub(_cell, text) if "$" in text and text.lstrip().startswith("=") else text


def _without_console(plain: str, notes: Notes) -> str:
    """Prompts are blanked, and so is what a console that prompts each line has answered."""
    lines = plain.split("\n")
    prompts = [PROMPT.match(line) for line in lines]
    each_line = any(prompt is not None and prompt.group().endswith(">") for prompt in prompts)
    inside = False
    for number, (line, prompt) in enumerate(zip(lines, prompts, strict=True)):
        if prompt is None and inside:
            prompt = GOES_ON.match(line)
        if prompt is not None:
            inside = True
            lines[number] = " " * prompt.end() + line[prompt.end() :]
        elif ANSWER.match(line) or (each_line and line.strip()):
            inside = False
            notes.left_out(line)
            lines[number] = " " * len(line)
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_lines(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _without_update(match: re.Match[str]) -> str:
    is_update = ".grad" in match.group() or ".backward(" in match.string[: match.start()]
    return _blank_lines(match) if is_update else match.group()


def _asked(match: re.Match[str]) -> str:
    is_behind_formula = "=" in match.string[: match.start()]
    return _blank(match) if is_behind_formula else match.group()


def _ends_a_statement(match: re.Match[str]) -> str:
    """A `;` with the spaces behind it; in parentheses no statement ends."""
    is_inside = match.string[: match.start()].rstrip(" \t").endswith("(")
    return (" " if is_inside else ";").ljust(len(match.group()))


def _without_display(plain: str) -> str:
    r"""The text without the braces of `{\displaystyle …}`; where one is open, it stays."""
    signs, open_ = list(plain), []
    displays = {found.start(): found.end() for found in SETS_DISPLAY.finditer(plain)}
    for brace in BRACE.finditer(plain):
        at = brace.start()
        if brace.group() == "{":
            open_.append(at)
        elif open_ and (start := open_.pop()) in displays:
            signs[at] = " "
            signs[start : displays[start]] = " " * (displays[start] - start)
    return "".join(signs)


def _cell(match: re.Match[str]) -> str:
    """`$A$1` as the name A1, with the spaces behind it."""
    column, row, other, other_row = match.groups()
    name = f"{column or other}{row or other_row}"
    return name + " " * (len(match.group()) - len(name))
