"""A receipt: what was said, when it came, what happens next, and where it stands in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.core.domain.dates import day_text, moment_text
from kumaja.foundation.ledger.queries.receipts import receipt_of
from kumaja.network.registry.domain.days import HELSINKI
from kumaja.voice.consultations.queries.say import answered_by_of
from kumaja.voice.consultations.queries.say_words import BASIS_WORDS, ROLE_WORDS
from kumaja.voice.contributions.models import Contribution, Correction, Point


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the page and the file of a receipt tell."""

    contribution: Contribution
    points: tuple[Point, ...]
    corrections: tuple[Correction, ...]
    answered_by: date | None
    is_open: bool

    @property
    def role(self) -> str:
        """In which role it was said."""
        return str(ROLE_WORDS[self.contribution.role])

    @property
    def basis(self) -> str:
        """What it was based on."""
        return str(BASIS_WORDS[self.contribution.basis])

    @property
    def ends_at(self) -> datetime | None:
        """Until when it can be corrected or withdrawn."""
        stage = self.contribution.stage
        return stage.ends_at if stage is not None else None


def receipt_for(contribution: Contribution, now: datetime) -> Receipt:
    """Return the receipt of a view, as it stands now."""
    stage = contribution.stage
    return Receipt(
        contribution,
        tuple(contribution.points.filter(replaced_at=None).order_by("number")),
        tuple(contribution.corrections.order_by("at", "pk")),
        answered_by_of(stage),
        stage is not None and stage.is_open_at(now) and not contribution.is_withdrawn,
    )


def receipt_text(receipt: Receipt) -> str:
    """Return the receipt as a text file, in the language of the view.

    The salt stands in it: with it, the words and the number prove the leaf without Kumaja.
    """
    row = receipt.contribution
    with override(row.language):
        said_at = moment_text(row.said_at.astimezone(HELSINKI), row.language)
        lines = [
            _("Receipt: view %(number)s") % {"number": row.number},
            _("Said by: %(name)s") % {"name": row.speaker_name},
            _("Arrived: %(when)s") % {"when": said_at},
        ]
        if row.matter is not None:
            title = row.matter.title.in_language(row.language).value
            lines.append(_("Matter: %(title)s") % {"title": title})
        if receipt.answered_by is not None:
            day = day_text(receipt.answered_by, row.language)
            lines.append(_("The answer comes by: %(day)s") % {"day": day})
        lines += ["", row.body, "", _("Points that are answered:")]
        lines += [f"{each.number}. {each.text}" for each in receipt.points]
        lines += ["", _("Proof"), *_proof(row, *receipt.points)]
    return "\r\n".join("\r\n".join(lines).splitlines()) + "\r\n"


def _proof(*rows: Contribution | Point) -> list[str]:
    """Return the proof of each row; until a signed checkpoint covers it, its place in the log."""
    lines = []
    for row in rows:
        proof = receipt_of(row)
        if proof is not None:
            lines += [proof.text, ""]
        elif not row.was_erased:
            lines.append(f"{row.KIND} {row.entry.position} {row.entry.leaf} {row.salt}")
    return lines


def share_text(receipt: Receipt) -> str:
    """Return what an association tells its members of its view, in the view's language."""
    row = receipt.contribution
    with override(row.language):
        title = row.matter.title.in_language(row.language).value if row.matter else ""
        told = {"name": row.speaker_name, "title": title, "number": row.number}
        lines = [_("%(name)s gave its view: %(title)s") % told, ""]
        lines += [f"• {each.text}" for each in receipt.points]
        lines += ["", _("Number: %(number)s") % told]
        if receipt.answered_by is not None:
            day = day_text(receipt.answered_by, row.language)
            lines.append(_("The answer comes by: %(day)s") % {"day": day})
    return "\n".join(lines)
