"""Lessons for a class, written as plain files that every teacher can write.

A lesson is a TOML file: steps with a text, numbers to predict, goals that the program can tell
are reached, hints. It names things as the reader sees them, by their labels, or says what the
circuit must compute, never how it must be drawn. Nothing in a lesson runs code: goals are a small
language of their own (`goals`), and a circuit is a program of the expression grammar or a file
beside the lesson.
"""

from circuit_editor.lessons.goals import Goal, Situation, goal_from
from circuit_editor.lessons.lesson import Choice, Lesson, LessonError, LessonStep, TextByLanguage
from circuit_editor.lessons.reading import read_lesson, read_title, shipped_lessons

__all__ = [
    "Choice",
    "Goal",
    "Lesson",
    "LessonError",
    "LessonStep",
    "Situation",
    "TextByLanguage",
    "goal_from",
    "read_lesson",
    "read_title",
    "shipped_lessons",
]
