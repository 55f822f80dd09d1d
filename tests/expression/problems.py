"""Why a text is no expression, as an object that can be looked at."""

from circuit_editor.expression import ExpressionError, draft


def why_not(text: str) -> ExpressionError | None:
    try:
        draft(text)
    except ExpressionError as error:
        return error
    return None
