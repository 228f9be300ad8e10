"""What views say of second factors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def without_second_factor(view: View) -> View:
    """Mark a view that its person reaches without a second factor: pages of their own."""
    view.needs_no_second_factor = True  # type: ignore[attr-defined]
    return view


def is_without_second_factor(view: Callable[..., Any]) -> bool:
    """Test whether a view was marked by `without_second_factor`."""
    return bool(getattr(view, "needs_no_second_factor", False))
