"""What is known here when a source is read: places, words, and who is in the registry already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.language.domain.keys import match_key
from kumaja.help.interchange.domain.faults import MUNICIPALITY_UNKNOWN
from kumaja.help.interchange.domain.ptv import Address

FOREIGN = "code:"  # begins a reference to a row that another source, or people, have made


@dataclass(frozen=True, slots=True)
class Known:
    """Tables to look up by; a municipality that has merged is answered by today's."""

    municipalities: Mapping[str, str] = field(default_factory=dict)  # code or name's key → code
    postal_codes: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # PTV's word → our terms
    organisations: frozenset[str] = frozenset()  # source ids in the registry
    by_business_id: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # → code, name
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # key of a word → our terms
    our_terms: frozenset[str] = frozenset()
    ended: Mapping[str, str] = field(default_factory=dict)  # source id → day on which it ended
    day: str = ""  # today
    heirs: Mapping[str, str] = field(default_factory=dict)  # merged or our own → its reference

    def reference(self, source_id: str, business_id: str | None) -> str:
        """Return how a record refers to an organisation: to others' rows and heirs by theirs."""
        if source_id in self.heirs:
            return self.heirs[source_id]
        return FOREIGN + self.by_business_id[business_id][0] if business_id else source_id

    def municipality(self, told: str) -> str:
        """Return the code of a municipality told as `491`, `491 Mikkeli` or `Mikkeli`."""
        if told in self.municipalities:
            return self.municipalities[told]
        words = [word for word in told.split() if not word.isdigit()]
        return self.municipalities.get(match_key(" ".join(words)), "")

    def municipality_of(self, address: Address) -> str:
        """Return the municipality of an address: the one it names, else by its postal code."""
        named = self.municipality(address.municipality) if address.municipality else ""
        return named or self.postal_codes.get(address.postal_code, "")

    def areas(self, told: Iterable[str]) -> tuple[list[str], list[Sentence]]:
        """Return the codes of municipalities, and a remark for each that isn't known."""
        found: set[str] = set()
        remarks: list[Sentence] = []
        for name in told:
            code = self.municipality(name)
            if code:
                found.add(code)
            else:
                remarks.append(Sentence(MUNICIPALITY_UNKNOWN, {"value": name[:100]}))
        return sorted(found), remarks

    def meant(self, words: Iterable[str]) -> list[str]:
        """Return our terms that PTV's words mean, each once, in a settled order."""
        return sorted({term for word in words for term in self.terms.get(word.strip(), ())})
