"""Explanations of a run: step by step, in sentences with its numbers.

The window and the command line tell the same from here. It knows no Qt: a sentence is a template
for translators with its numbers beside it.
"""

from circuit_editor.model import Stop
from circuit_editor.teaching.timeline.build_timeline import timeline, updated_timeline
from circuit_editor.teaching.timeline.timeline import (
    BEFORE_ALL,
    ForkSum,
    Stops,
    TeachingStep,
    Timeline,
)

__all__ = [
    "BEFORE_ALL",
    "ForkSum",
    "Stop",
    "Stops",
    "TeachingStep",
    "Timeline",
    "timeline",
    "updated_timeline",
]
