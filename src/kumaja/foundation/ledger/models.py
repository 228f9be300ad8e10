"""The log's leaves, its right edge, its signed roots, and a row that is committed to it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from kumaja.foundation.ledger.domain.commitments import Commitment, plain
from kumaja.foundation.ledger.domain.frontier import Frontier
from kumaja.foundation.ledger.domain.notes import short_code


class Entry(models.Model):
    """One leaf of the log (merkintä): the hash of what a row said, never what it says.

    `subtree` is the root of the largest full subtree that ends with it; `erases` the position of
    the leaf whose content and salt were erased.
    """

    position = models.PositiveBigIntegerField(unique=True)
    leaf = models.CharField(max_length=64)
    subtree = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    erases = models.PositiveBigIntegerField(null=True, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erases=None) | Q(erases__lt=models.F("position")),
                name="entry_erases_an_earlier_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"


class Log(models.Model):
    """The right edge of the log (loki): one row, held while a leaf is added."""

    size = models.PositiveBigIntegerField(default=0)
    peaks = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="log_is_one")]

    def __str__(self) -> str:
        return str(self.size)

    @property
    def frontier(self) -> Frontier:
        """The log's right edge."""
        return Frontier(self.size, tuple(self.peaks))


class Checkpoint(models.Model):
    """A signed root of the log (todiste): so many leaves came to it; `note` is what was signed."""

    size = models.PositiveBigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="checkpoint_is_of_some")
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def code(self) -> str:
        """What of its root is printed and read aloud."""
        return short_code(self.root)

    @property
    def line(self) -> str:
        """The line by which it stands in mails and documents."""
        return _("Proof %(size)s · %(code)s") % {"size": self.size, "code": self.code}


class Committed(models.Model):
    """A row that the log commits to: its named columns never change after it is written.

    `COMMITTED` names the columns, none of them a foreign key: merging or renaming what the row
    points to changes no leaf. An erased row has no salt, and an entry says that it was erased.
    """

    COMMITTED: ClassVar[tuple[str, ...]]
    KIND: ClassVar[str]
    entry_id: int

    salt = models.CharField(max_length=64, blank=True, editable=False)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True

    @property
    def commitment(self) -> Commitment:
        """What the row's leaf commits to, read from its columns."""
        fields = {name: plain(getattr(self, name)) for name in self.COMMITTED}
        return Commitment(self.KIND, self.salt, fields)

    @property
    def was_erased(self) -> bool:
        """Test whether what it said was erased."""
        return not self.salt
