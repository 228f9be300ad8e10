"""Organisations of PTV as records of our registry."""

from __future__ import annotations

import re

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json, Record
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.contact import first_of, mail_in, page_in, phone_in
from kumaja.help.interchange.domain.faults import BUSINESS_ID_WRONG
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.ptv import Organisation
from kumaja.help.interchange.domain.reading import Texts
from kumaja.help.interchange.domain.wording import cut, first_sentences, markdown, one_line
from kumaja.network.registry.domain.business_ids import normal_business_id
from kumaja.network.registry.domain.kinds import OrganisationKind

KIND = "organisation"
_LONGEST_NAME, LONGEST_SUMMARY, _LONGEST_PAGE, _LONGEST_LOCALITY = 200, 400, 200, 100
_DERIVED_SUMMARY = 240
_ASSOCIATION = re.compile(
    r"(?:^|[\s,(])(?:r\.?\s?y|r\.?\s?f)\b|yhdistys\b|förening\b", re.IGNORECASE
)
_COMPANY = re.compile(
    r"(?:^|\s)(?:oyj?|abp?)(?=$|[\s,(])|osuuskunta\b|säätiö\b|stiftelse\b|andelslag\b",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?:kaupunki|kaupungin|kunta|kunnan|hyvinvointialue|stad|kommun|välfärdsområde|"
    r"ministeriö|virasto|keskus)\b",
    re.IGNORECASE,
)
_PUBLIC = frozenset(
    {
        "state", "municipality", "regionalorganization", "region", "sotepublic", "valtio", "kunta",
        "alueellinen yhteistoimintaorganisaatio",
    }
)  # fmt: skip
_ASSOCIATIONS = frozenset({"organization", "järjestö", "järjestöt", "järjestöt ja yhteisöt"})
_COMPANIES = frozenset({"company", "soteprivate", "yritys", "yritykset"})


def kind_of(told: str, name: str) -> OrganisationKind:
    """Return what an organisation is: its legal form, when the name tells it, before PTV's type.

    PTV's early data calls many associations and companies the state's; `ry` and `Oy` in a name
    are facts. A company or a foundation is a community here: the registry has no kind for them.
    """
    kind = told.casefold()
    if _ASSOCIATION.search(name):
        return OrganisationKind.ASSOCIATION
    if kind in _COMPANIES or _COMPANY.search(name):
        return OrganisationKind.COMMUNITY
    if kind in _ASSOCIATIONS:
        return OrganisationKind.ASSOCIATION
    is_public = kind in _PUBLIC or _AUTHORITY.search(name)
    return OrganisationKind.PUBLIC_BODY if is_public else OrganisationKind.COMMUNITY


def names_of(names: Texts) -> dict[str, Json]:
    """Return the columns of a name."""
    return {f"name_{name}": one_line(names.get(name, ""), _LONGEST_NAME) for name in LANGUAGES}


def text_columns(name: str, texts: Texts) -> dict[str, Json]:
    """Return the columns of a longer text, as Markdown."""
    return {f"{name}_{language}": markdown(texts.get(language, "")) for language in LANGUAGES}


def summary_columns(
    summaries: Texts, descriptions: Texts, longest: int = LONGEST_SUMMARY
) -> dict[str, Json]:
    """Return the columns of a summary; where none is told, the first sentences of the text."""
    found: dict[str, Json] = {}
    for language in LANGUAGES:
        told, long = summaries.get(language, ""), descriptions.get(language, "")
        derived = first_sentences(markdown(long), _DERIVED_SUMMARY) if long else ""
        found[f"summary_{language}"] = one_line(told, longest) if told else derived
    return found


def organisation_record(told: Organisation, known: Known) -> Record:
    """Return the record; what can't be kept is left out, with a remark."""
    areas, remarks = known.areas(told.areas)
    website, unread = first_of(told.websites, lambda text: page_in(text, _LONGEST_PAGE))
    remarks += unread
    contacts, unread = _contacts(told)
    remarks += unread
    business_id = normal_business_id(told.business_id) or ""
    if told.business_id and not business_id:
        remarks.append(Sentence(BUSINESS_ID_WRONG, {"value": told.business_id[:40]}))
    kind = kind_of(told.kind, " ".join(told.names.values()))
    domicile = known.municipality(told.municipality) or known.municipality_of(told.address)
    is_everywhere = told.is_nationwide or (
        not areas and told.kind.casefold() in ("valtio", "state")
    )
    values: dict[str, Json] = {
        **names_of(told.names),
        "kind": kind.value,
        **summary_columns(told.summaries, told.descriptions),
        **text_columns("description", told.descriptions),
        "business_id": business_id,
        "website": website,
        "languages": [language for language in LANGUAGES if told.names.get(language)],
        "domicile": domicile,
        "locality": cut(told.address.post_office, _LONGEST_LOCALITY),
        "areas": _as_json(areas or ([domicile] if domicile and not is_everywhere else [])),
        "is_region_wide": is_everywhere,
        "umbrella": "",
        "contacts": contacts,
    }
    label = next(iter(told.names.values()))
    return Record(KIND, told.source_id, label, values, told.where, tuple(remarks))


def _as_json(codes: list[str]) -> list[Json]:
    return list(codes)


def _contacts(told: Organisation) -> tuple[list[Json], list[Sentence]]:
    """Return one way to reach it: its first phone and its first address."""
    phone, remarks = first_of(told.phones, phone_in)
    email, unread = first_of(told.emails, mail_in)
    contact: dict[str, Json] = {"phone": phone, "email": email}
    return ([contact] if phone or email else []), remarks + unread
