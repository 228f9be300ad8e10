"""The long text of a service: what it tells of itself in columns that we have no field for."""

from __future__ import annotations

from collections.abc import Iterable

from kumaja.help.interchange.domain.hsds.rows import Row, Tables
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.wording import markdown, one_line

# Heading by language; the columns of `service` beneath it.
_PARTS = (
    (("Juuri nyt", "Just nu", "At the moment"), ("alert",)),
    (("Näin toimit", "Gör så här", "What to do"), ("application_process", "wait_time")),
    (("Tulkkaus", "Tolkning", "Interpretation"), ("interpretation_services",)),
    (("Pätevyys", "Behörighet", "Accreditation"), ("accreditations", "licenses")),
)
_DOCUMENTS = ("Ota mukaan", "Ta med dig", "Bring with you")
_PAYMENT = ("Maksaminen", "Betalning", "Payment")
_TIMES = ("Ajat", "Tider", "Times")
_ACCESS = ("Esteettömyys", "Tillgänglighet", "Accessibility")
_ORDER = ("fi", "sv", "en")


def description_of(tables: Tables, row: Row, times: Iterable[str], language: str) -> str:
    """Return the description with a heading for each thing that has no field of its own."""
    parts = [markdown(row.text("description", "short_desc"))]
    for heading, columns in _PARTS:
        texts = [markdown(row.text(name)) for name in columns]
        parts.append(_part(heading, language, [text for text in texts if text]))
    documents = [
        each.text("document") for each in tables.of("required_document", "service_id", row.id)
    ]
    documents += [row.text("required_documents")]
    parts.append(_part(_DOCUMENTS, language, _items(documents)))
    payments = [
        each.text("payment") for each in tables.of("payment_accepted", "service_id", row.id)
    ]
    parts.append(_part(_PAYMENT, language, _items([*payments, row.text("accepted_payments")])))
    parts.append(_part(_TIMES, language, _items(times)))
    parts.append(_part(_ACCESS, language, _items(_access(tables, row))))
    return "\n\n".join(part for part in parts if part)


def _access(tables: Tables, service: Row) -> Iterable[str]:
    """Yield what the places of a service tell of access."""
    places = [each.text("location_id") for each in tables.of(AT, "service_id", service.id)]
    for place in (*places, service.text("location_id")):
        for row in tables.of("accessibility", "location_id", place):
            told = (row.text("description"), row.text("details"))
            yield ". ".join(part.rstrip(".") for part in told if part)


def _items(texts: Iterable[str]) -> list[str]:
    lines = dict.fromkeys(one_line(text, 1000) for text in texts if text)
    return ["\n".join(f"- {line}" for line in lines)] if lines else []


def _part(heading: tuple[str, str, str], language: str, texts: list[str]) -> str:
    if not texts:
        return ""
    return "\n\n".join([f"### {heading[_ORDER.index(language)]}", *texts])
