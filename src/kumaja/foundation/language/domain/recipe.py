"""How a pack of concept vectors is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The sizes of a pack and how its numbers are found; the same recipe gives the same pack.

    `words` are the most frequent ones of each language, `rarest` how often a word must be met,
    `rounds` how long the decomposition is refined. `weight` says how much more the strong
    directions count: 1 as in the corpus, 0 no more than others.
    """

    dimensions: int = 200
    words: int = 50_000
    rarest: int = 3
    rounds: int = 2
    weight: float = 0.0
    seed: int = 1
