"""The parts of a view that is given point by point, and how far each is."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """A part of the task list, each a page of its own, in the order in which it is offered."""

    READ = "read"
    QUESTIONS = "questions"
    PARAGRAPHS = "paragraphs"
    WHOLE = "whole"
    SPEAKER = "speaker"
    FILES = "files"


class StepState(StrEnum):
    """How far a part is: not begun, under way, done."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
