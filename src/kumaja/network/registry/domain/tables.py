"""Tables of organisations: their columns in three languages, and a row as a record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kumaja.foundation.imports.domain.cells import (
    Cell,
    Read,
    Unread,
    require_whole,
    shown,
    text_of,
)
from kumaja.foundation.imports.domain.columns import Column
from kumaja.foundation.imports.domain.days import read_day, read_year
from kumaja.foundation.imports.domain.numbers import read_phone, read_whole
from kumaja.foundation.imports.domain.reached import read_mail
from kumaja.foundation.imports.domain.readers import (
    choice,
    line,
    municipalities,
    municipality,
    page,
    plain,
    terms,
    text,
)
from kumaja.foundation.imports.domain.records import Json, Record, Refusal
from kumaja.foundation.imports.domain.rows import Row, Values, refusal_of
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.wording import WHOLE_REGION, read_languages
from kumaja.foundation.language.domain.keys import match_key
from kumaja.network.registry.domain.business_ids import normal_business_id
from kumaja.network.registry.domain.kinds import OrganisationKind

KIND = "organisations"
WRONG_BUSINESS_ID = gettext_noop("“%(value)s” is not a business id: its check digit is wrong.")
NO_NAME = gettext_noop("The row has no name.")
KIND_ASSUMED = gettext_noop("It isn't told what it is: it comes in as an association.")
SEVERAL_HERE = gettext_noop("Several here are called so. Add the business id or the municipality.")
IN_ANOTHER_REGION = gettext_noop(
    "“%(name)s” is in the registry of another region. It is not changed from here."
)
_REGISTERED = re.compile(r"\b(?:ry|rf|r\.y|r\.f)\b", re.IGNORECASE)
_LONGEST_KEY = 70
NAMES = ("name_fi", "name_sv", "name_en")
_KINDS: dict[str, str] = {
    OrganisationKind.ASSOCIATION: (
        "yhdistys,ry,rekisteröity yhdistys,rf,förening,registrerad förening,association,"
        "registered association"
    ),
    OrganisationKind.COMMUNITY: "yhteisö,säätiö,seurakunta,samfund,stiftelse,community,foundation",
    OrganisationKind.UMBRELLA: (
        "kattojärjestö,piiri,piirijärjestö,keskusjärjestö,takorganisation,distrikt,umbrella"
    ),
    OrganisationKind.GROUP: "ryhmä,rekisteröimätön ryhmä,kerho,toimikunta,grupp,klubb,group",
}


def read_business_id(cell: Cell) -> Read:
    """Return the business id in its form; one whose check digit is wrong is refused."""
    require_whole(cell)
    found = normal_business_id(text_of(cell))
    if found is None:
        raise Unread(WRONG_BUSINESS_ID, value=shown(cell))
    return Read(found)


def _column(field: str, label: str, titles: str, reads: object) -> Column:
    return Column(field, label, tuple(titles.split(",")), reads)  # type: ignore[arg-type]


COLUMNS = (
    _column(
        "own_id", gettext_noop("The list's own number"),
        "id,nro,numero,tunniste,tunnus,rivinumero,nr,nummer,identifier,own id", line(60),
    ),
    _column(
        "name_fi", gettext_noop("Name in Finnish"),
        "nimi,yhdistys,järjestö,yhdistyksen nimi,järjestön nimi,organisaatio,organisaation nimi,"
        "toimija,toimijan nimi,seura,nimi suomeksi,suomenkielinen nimi,name,association,"
        "organisation,organization,name of the association,name in finnish,finskt namn,"
        "namn på finska", line(200),
    ),
    _column(
        "name_sv", gettext_noop("Name in Swedish"),
        "namn,förening,föreningens namn,organisationens namn,nimi ruotsiksi,ruotsinkielinen nimi,"
        "namn på svenska,svenskt namn,name in swedish,swedish name", line(200),
    ),
    _column(
        "name_en", gettext_noop("Name in English"),
        "nimi englanniksi,englanninkielinen nimi,namn på engelska,engelskt namn,name in english,"
        "english name", line(200),
    ),
    _column(
        "kind", gettext_noop("Kind"),
        "laji,muoto,yhdistysmuoto,tyyppi,järjestön tyyppi,slag,typ,föreningstyp,kind,type",
        choice(_KINDS),
    ),
    _column(
        "business_id", gettext_noop("Business id"),
        "y-tunnus,ytunnus,y tunnus,fo-nummer,fo nummer,business id,company id",
        plain(read_business_id),
    ),
    _column(
        "register_number", gettext_noop("Number in the register of associations"),
        "rekisterinumero,rek nro,rek.nro,yhdistysrekisterinumero,registernummer,register number",
        line(20),
    ),
    _column(
        "summary_fi", gettext_noop("Summary in Finnish"),
        "tiivistelmä,esittely,lyhyt kuvaus,lyhyesti,summary,short description", line(400),
    ),
    _column(
        "summary_sv", gettext_noop("Summary in Swedish"),
        "tiivistelmä ruotsiksi,sammandrag,presentation,kort beskrivning,summary in swedish",
        line(400),
    ),
    _column(
        "description_fi", gettext_noop("Description in Finnish"),
        "kuvaus,toiminnan kuvaus,toiminta,lisätiedot,description", text(),
    ),
    _column(
        "description_sv", gettext_noop("Description in Swedish"),
        "kuvaus ruotsiksi,beskrivning,verksamhet,description in swedish", text(),
    ),
    _column(
        "represents_fi", gettext_noop("Whom it speaks for"),
        "keitä edustaa,ketä edustaa,edustaa,företräder,represents", text(),
    ),
    _column(
        "domicile", gettext_noop("Domicile"),
        "kotipaikka,kotikunta,kunta,paikkakunta,hemort,hemkommun,kommun,domicile,municipality,"
        "home municipality", municipality,
    ),
    _column(
        "areas", gettext_noop("Municipalities"),
        "toiminta-alue,toimintaalue,kunnat,toimintakunnat,alue,verksamhetsområde,kommuner,område,"
        "areas,municipalities,area of operation", municipalities,
    ),
    _column(
        "locality", gettext_noop("Village or part of town"),
        "kylä,taajama,kaupunginosa,kylä tai kaupunginosa,by,stadsdel,village,locality", line(100),
    ),
    _column(
        "languages", gettext_noop("Languages"),
        "kieli,kielet,toimintakieli,toimintakielet,språk,verksamhetsspråk,language,languages",
        plain(read_languages),
    ),
    _column(
        "founded_year", gettext_noop("Year of founding"),
        "perustettu,perustamisvuosi,vuosi,grundad,grundningsår,founded,year of founding",
        plain(read_year),
    ),
    _column(
        "members", gettext_noop("Members"),
        "jäseniä,jäsenmäärä,jäsenten määrä,medlemmar,antal medlemmar,members,number of members",
        plain(read_whole),
    ),
    _column(
        "website", gettext_noop("Website"),
        "www,www-sivut,kotisivu,kotisivut,verkkosivu,verkkosivut,verkko-osoite,nettisivut,internet,"
        "url,webbplats,hemsida,webbsida,website,homepage,web", page(),
    ),
    _column(
        "phone", gettext_noop("Phone"),
        "puhelin,puh,puhelinnumero,gsm,matkapuhelin,telefon,telefonnummer,tfn,mobil,phone,"
        "telephone,phone number,mobile", plain(read_phone),
    ),
    _column(
        "email", gettext_noop("E-mail"),
        "sähköposti,sähköpostiosoite,s-posti,email,e-mail,meili,maili,e-post,epost,e-postadress",
        plain(read_mail),
    ),
    _column(
        "contact_role", gettext_noop("Whose contact it is"),
        "yhteystiedon rooli,rooli,tehtävä,roll,uppgift,role", line(120),
    ),
    _column(
        "target_groups", gettext_noop("Target groups"),
        "kohderyhmä,kohderyhmät,kenelle,målgrupp,målgrupper,target group,target groups",
        terms("target_group"),
    ),
    _column(
        "themes", gettext_noop("Themes"),
        "teema,teemat,aihe,aiheet,toimiala,tema,teman,bransch,theme,themes,field",
        terms("theme"),
    ),
    _column(
        "ended_on", gettext_noop("Ended on"),
        "päättynyt,lopettanut,toiminta päättyi,upphört,avslutad,ended,ended on", plain(read_day),
    ),
)  # fmt: skip


def record_of(row: Row, values: Values) -> Record | Refusal:
    """Return the record of a row, or why it can't come in."""
    found = values.found
    label = str(next((found[name] for name in NAMES if found.get(name)), ""))
    if values.faults:
        return refusal_of(row, values, KIND, label)
    if not label:
        return Refusal(Sentence(NO_NAME), row.where, kind=KIND)
    own_id = found.pop("own_id", "")
    areas = found.pop("areas", None)
    if isinstance(areas, list):
        found |= {"is_region_wide": True} if areas == [WHOLE_REGION] else {"areas": areas}
    remarks = list(values.remarks)
    if "kind" not in found and not _REGISTERED.search(label):
        remarks.append(Sentence(KIND_ASSUMED))
    source_id = key_of(found, str(own_id))
    return Record(KIND, source_id, label, found, row.where, tuple(remarks))


def key_of(values: Mapping[str, Json], own_id: str = "") -> str:
    """Return what a row is known by: business id, its list's own id, else name and place."""
    if values.get("business_id"):
        return f"y:{values['business_id']}"
    if own_id:
        return f"id:{own_id}"
    name = next((str(values[each]) for each in NAMES if values.get(each)), "")
    return f"n:{match_key(name)[:_LONGEST_KEY]}|{place_of(values)}"


def place_of(values: Mapping[str, Json]) -> str:
    """Return the municipality that tells equal names apart: the domicile, or the only one."""
    areas = values.get("areas")
    only = str(areas[0]) if isinstance(areas, list) and len(areas) == 1 else ""
    return str(values.get("domicile") or only)
