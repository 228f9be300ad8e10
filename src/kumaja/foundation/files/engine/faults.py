"""What is wrong with a file, in a sentence for its sender."""

from __future__ import annotations


class Unreadable(Exception):
    """The file can't be taken in; its text is a sentence that may be shown."""
