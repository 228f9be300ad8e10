"""Why something was not done, in a sentence for the operator."""

from __future__ import annotations


class Refused(Exception):
    """What was asked for can't be done; its text is a plain sentence, nothing has changed."""


class Damaged(Refused):
    """The file is not as it was written."""
