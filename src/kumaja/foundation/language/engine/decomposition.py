"""Truncated singular value decomposition of a sparse matrix, by numpy alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kumaja.foundation.language.engine.concepts import Floats, Integers

_MORE = 16  # extra dimensions while searching, dropped in the end


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix as its filled cells, ordered by row."""

    rows: Integers
    columns: Integers
    values: Floats
    shape: tuple[int, int]

    def transposed(self) -> Sparse:
        """Return rows as columns."""
        order = np.argsort(self.columns, kind="stable")
        height, width = self.shape
        return Sparse(self.columns[order], self.rows[order], self.values[order], (width, height))

    def times(self, dense: Floats) -> Floats:
        """Return the product with a dense matrix, row by row to spare memory."""
        product = np.zeros((self.shape[0], dense.shape[1]), np.float32)
        edges = np.searchsorted(self.rows, np.arange(self.shape[0] + 1))
        for row, (first, last) in enumerate(pairwise(edges)):
            product[row] = self.values[first:last] @ dense[self.columns[first:last]]
        return product


def decomposed(
    matrix: Sparse, dimensions: int, *, rounds: int, seed: int, tell: Callable[[str], None]
) -> tuple[Floats, Floats]:
    """Return the left singular vectors and singular values (Halko, Martinsson, Tropp 2011).

    The same seed gives the same answer. Never more dimensions than the matrix has.
    """
    turned = matrix.transposed()
    width = min(dimensions + _MORE, *matrix.shape)
    chance = np.random.default_rng(seed)
    basis = matrix.times(chance.standard_normal((matrix.shape[1], width), dtype=np.float32))
    for number in range(rounds):
        tell(f"decomposition: round {number + 1} of {rounds}")
        basis = np.linalg.qr(basis)[0]
        basis = matrix.times(np.linalg.qr(turned.times(basis))[0])
    basis = np.linalg.qr(basis)[0]
    inner, values, _right = np.linalg.svd(turned.times(basis).T, full_matrices=False)
    kept = min(dimensions, len(values))
    return (basis @ inner)[:, :kept], values[:kept]
