"""Tables of activities: their columns in three languages, and a row as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kumaja.foundation.imports.domain.cells import Cell, Read, text_of
from kumaja.foundation.imports.domain.columns import Column, Known
from kumaja.foundation.imports.domain.days import read_day, read_span, read_times
from kumaja.foundation.imports.domain.numbers import read_amount, read_phone, read_whole
from kumaja.foundation.imports.domain.reached import read_mail
from kumaja.foundation.imports.domain.readers import (
    choice,
    line,
    municipalities,
    municipality,
    page,
    plain,
    postal_code,
    terms,
    text,
)
from kumaja.foundation.imports.domain.records import Json, Record, Refusal
from kumaja.foundation.imports.domain.rows import Row, Values, refusal_of
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.wording import (
    WHOLE_REGION,
    read_languages,
    read_weekdays,
    read_yes,
)
from kumaja.foundation.language.domain.keys import match_key
from kumaja.help.directory.domain.kinds import ActivityKind, WayIn
from kumaja.network.registry.domain.tables import read_business_id

KIND = "activities"
NO_NAME = gettext_noop("The row has no name.")
NO_ASSOCIATION = gettext_noop("The row doesn't say which association offers it.")
UNKNOWN_ASSOCIATION = gettext_noop(
    "There is no association called “%(name)s” here. Choose which one it is."
)
SEVERAL_ASSOCIATIONS = gettext_noop(
    "Several associations here are called “%(name)s”. Choose which one it is."
)
KIND_ASSUMED = gettext_noop("It isn't told what sort of activity it is: it comes in as support.")
TIME_MISSING = gettext_noop("The days are told but not the time of day.")
DAY_MISSING = gettext_noop("The time of day is told but not the days.")
AGES_BACKWARDS = gettext_noop("The youngest age is more than the oldest.")
ASKED = "?"  # begins the name of an association that nobody has recognised yet
NAMES = ("name_fi", "name_sv", "name_en")
FREE = "free"
SINCE_EVER = date(2020, 1, 1)  # what goes on week by week, when nobody tells since when
_FREE_WORDS = frozenset(
    {
        "ilmainen",
        "maksuton",
        "maksutta",
        "ilmaiseksi",
        "gratis",
        "avgiftsfri",
        "kostnadsfri",
        "free",
    }
)
_LONGEST_KEY = 45
_KINDS: dict[str, str] = {
    ActivityKind.SUPPORT: "tuki,tuki tai neuvonta,neuvonta,palvelu,stöd,rådgivning,support",
    ActivityKind.GROUP: (
        "ryhmä,kerho,vertaisryhmä,ryhmätoiminta,avoin ryhmä,grupp,klubb,kamratgrupp,group,club"
    ),
    ActivityKind.VOLUNTEERING: "vapaaehtoistoiminta,vapaaehtoistyö,frivilligarbete,volunteering",
    ActivityKind.ONE_OFF: "tapahtuma,kertaluonteinen,evenemang,engångs,event,one-off",
}
_WAYS: dict[str, str] = {
    WayIn.COME: "tule paikalle,suoraan paikalle,avoin,avoimet ovet,öppet,kom,come",
    WayIn.CALL: "soita,puhelimitse,ring,call",
    WayIn.REGISTER: "ilmoittaudu,ilmoittautuminen,anmäl dig,anmälan,register,registration",
    WayIn.WRITE: "kirjoita,sähköpostitse,skriv,write",
}


@dataclass(frozen=True, slots=True)
class KnownHere(Known):
    """What else is known: the region's associations, and names that a coordinator recognised."""

    by_business_id: Mapping[str, str] = field(default_factory=dict)  # → code
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name's key → codes
    answers: Mapping[str, str] = field(default_factory=dict)  # name's key → code


def read_price(cell: Cell) -> Read:
    """Return `free`, or a price in euros."""
    if text_of(cell).casefold().strip(" .!") in _FREE_WORDS:
        return Read(FREE)
    read = read_amount(cell)
    return Read(FREE) if read.value == "0.00" else read


def _column(name: str, label: str, titles: str, reads: object) -> Column:
    return Column(name, label, tuple(titles.split(",")), reads)  # type: ignore[arg-type]


COLUMNS = (
    _column(
        "own_id", gettext_noop("The list's own number"),
        "id,nro,numero,tunniste,tunnus,nr,nummer,identifier,own id", line(60),
    ),
    _column(
        "association", gettext_noop("Association"),
        "yhdistys,järjestö,järjestäjä,toimija,organisaatio,yhdistyksen nimi,järjestön nimi,"
        "förening,organisation,arrangör,föreningens namn,association,organisation,organization,"
        "organiser,name of the association", line(200),
    ),
    _column(
        "business_id", gettext_noop("Business id of the association"),
        "y-tunnus,ytunnus,fo-nummer,business id", plain(read_business_id),
    ),
    _column(
        "name_fi", gettext_noop("Name in Finnish"),
        "nimi,toiminta,toiminnan nimi,ryhmä,ryhmän nimi,palvelu,palvelun nimi,otsikko,"
        "nimi suomeksi,name,activity,name of the activity,title,name in finnish,namn på finska",
        line(200),
    ),
    _column(
        "name_sv", gettext_noop("Name in Swedish"),
        "namn,verksamhet,verksamhetens namn,grupp,nimi ruotsiksi,namn på svenska,name in swedish",
        line(200),
    ),
    _column(
        "name_en", gettext_noop("Name in English"),
        "nimi englanniksi,namn på engelska,name in english", line(200),
    ),
    _column(
        "kind", gettext_noop("Kind"),
        "laji,tyyppi,toiminnan laji,toimintamuoto,slag,typ,kind,type", choice(_KINDS),
    ),
    _column(
        "summary_fi", gettext_noop("Summary in Finnish"),
        "tiivistelmä,esittely,lyhyt kuvaus,lyhyesti,summary", line(600),
    ),
    _column(
        "summary_sv", gettext_noop("Summary in Swedish"),
        "tiivistelmä ruotsiksi,sammandrag,kort beskrivning,summary in swedish", line(600),
    ),
    _column(
        "description_fi", gettext_noop("Description in Finnish"),
        "kuvaus,toiminnan kuvaus,lisätiedot,description", text(),
    ),
    _column(
        "description_sv", gettext_noop("Description in Swedish"),
        "kuvaus ruotsiksi,beskrivning,description in swedish", text(),
    ),
    _column(
        "eligibility_fi", gettext_noop("Who can come"),
        "kuka voi tulla,ketkä voivat tulla,ehdot,edellytykset,vem kan komma,villkor,who can come,"
        "eligibility", text(),
    ),
    _column(
        "target_groups", gettext_noop("Target groups"),
        "kohderyhmä,kohderyhmät,kenelle,målgrupp,målgrupper,target group,target groups",
        terms("target_group"),
    ),
    _column(
        "themes", gettext_noop("Themes"),
        "teema,teemat,aihe,aiheet,tema,teman,theme,themes", terms("theme"),
    ),
    _column(
        "life_situations", gettext_noop("Life situations"),
        "elämäntilanne,elämäntilanteet,livssituation,livssituationer,life situation,"
        "life situations", terms("life_situation"),
    ),
    _column(
        "forms", gettext_noop("Forms of activity"),
        "toiminnan muoto,muoto,muodot,verksamhetsform,form of activity", terms("activity_form"),
    ),
    _column(
        "weekdays", gettext_noop("Days of the week"),
        "viikonpäivä,viikonpäivät,veckodag,veckodagar,weekday,weekdays,day of the week",
        plain(read_weekdays),
    ),
    _column(
        "clock", gettext_noop("Time of day"),
        "kellonaika,kello,klo,aika,klockan,tid,klockslag,time,time of day", plain(read_times),
    ),
    _column(
        "days", gettext_noop("Days, from and to"),
        "päivä,päivät,päivämäärä,pvm,ajankohta,ajalla,datum,tidpunkt,date,dates,days",
        plain(read_span),
    ),
    _column(
        "place_name", gettext_noop("Name of the place"),
        "paikka,tila,kokoontumispaikka,paikan nimi,plats,lokal,platsens namn,place,venue",
        line(200),
    ),
    _column(
        "street", gettext_noop("Street"),
        "osoite,katuosoite,lähiosoite,käyntiosoite,adress,gatuadress,besöksadress,address,street",
        line(200),
    ),
    _column(
        "postal_code", gettext_noop("Postal code"),
        "postinumero,postinro,pnro,postnummer,postal code,postcode,zip", postal_code,
    ),
    _column(
        "place_municipality", gettext_noop("Municipality of the place"),
        "paikan kunta,postitoimipaikka,ort,postort,municipality of the place,town", municipality,
    ),
    _column(
        "areas", gettext_noop("Municipalities"),
        "kunta,kunnat,toiminta-alue,alue,kommun,kommuner,område,municipality,municipalities,area,"
        "areas", municipalities,
    ),
    _column(
        "is_remote", gettext_noop("One can take part from afar"),
        "etänä,etäosallistuminen,verkossa,på distans,remote,online", plain(read_yes),
    ),
    _column(
        "phone", gettext_noop("Phone"),
        "puhelin,puh,puhelinnumero,telefon,tfn,phone,telephone", plain(read_phone),
    ),
    _column(
        "email", gettext_noop("E-mail"),
        "sähköposti,sähköpostiosoite,email,e-mail,e-post,epost", plain(read_mail),
    ),
    _column(
        "url", gettext_noop("Website"),
        "www,verkkosivu,verkkosivut,verkko-osoite,kotisivu,linkki,webbplats,hemsida,länk,website,"
        "link,url", page(500),
    ),
    _column(
        "price", gettext_noop("Price"),
        "hinta,maksu,osallistumismaksu,pris,avgift,price,fee", plain(read_price),
    ),
    _column(
        "price_note_fi", gettext_noop("More about the price"),
        "hinnan lisätieto,lisätietoa hinnasta,mera om priset,more about the price", line(300),
    ),
    _column(
        "languages", gettext_noop("Languages"),
        "kieli,kielet,språk,language,languages", plain(read_languages),
    ),
    _column(
        "age_from", gettext_noop("Youngest age"),
        "alaikäraja,nuorin ikä,ikä alkaen,lägsta ålder,youngest age,age from", plain(read_whole),
    ),
    _column(
        "age_to", gettext_noop("Oldest age"),
        "yläikäraja,vanhin ikä,högsta ålder,oldest age,age to", plain(read_whole),
    ),
    _column(
        "way_in", gettext_noop("How one begins"),
        "mukaan pääsy,miten mukaan,näin pääset mukaan,hur man kommer med,way in,how to join",
        choice(_WAYS),
    ),
    _column(
        "ended_on", gettext_noop("Ended on"),
        "päättynyt,toiminta päättyi,avslutad,upphört,ended,ended on", plain(read_day),
    ),
)  # fmt: skip


def record_of(row: Row, values: Values, known: KnownHere) -> Record | Refusal:
    """Return the record of a row, or why it can't come in."""
    found = values.found
    label = str(next((found[name] for name in NAMES if found.get(name)), ""))
    told = _told_association(found)
    if not values.faults:
        values.faults += _faults_between(found)
    if values.faults:
        return refusal_of(row, values, KIND, label)
    if not label or not told:
        missing = NO_ASSOCIATION if label else NO_NAME
        return Refusal(Sentence(missing), row.where, kind=KIND, label=label)
    own_id = str(found.pop("own_id", ""))
    record = _arranged(found, values)
    record["organisation"] = _recognised(told, found, known)
    for name in ("association", "business_id"):
        record.pop(name, None)
    named = f"n:{match_key(told)[:_LONGEST_KEY]}|{match_key(label)[:_LONGEST_KEY]}"
    source_id = f"id:{own_id}" if own_id else named
    return Record(KIND, source_id, label, record, row.where, tuple(values.remarks))


def _told_association(found: Mapping[str, Json]) -> str:
    return str(found.get("association") or found.get("business_id") or "")


def _recognised(told: str, found: Mapping[str, Json], known: KnownHere) -> str:
    """Return the code of the association that is meant; its name, asked, when it isn't plain."""
    by_id = known.by_business_id.get(str(found.get("business_id") or ""), "")
    codes = known.by_name.get(match_key(told), ())
    answered = known.answers.get(match_key(told), "")
    only = codes[0] if len(codes) == 1 else ""
    return by_id or answered or only or f"{ASKED}{told}"


def _faults_between(found: Mapping[str, Json]) -> list[tuple[str, Sentence]]:
    """Return what is wrong with cells that only make sense together."""
    faults = []
    days, clock = found.get("weekdays") or found.get("days"), found.get("clock")
    if days and not clock:
        faults.append(("", Sentence(TIME_MISSING)))
    if clock and not days:
        faults.append(("", Sentence(DAY_MISSING)))
    youngest, oldest = found.get("age_from"), found.get("age_to")
    if isinstance(youngest, int) and isinstance(oldest, int) and youngest > oldest:
        faults.append(("", Sentence(AGES_BACKWARDS)))
    return faults


def _arranged(found: Mapping[str, Json], values: Values) -> dict[str, Json]:
    """Return the values as an activity has them: times in one, the whole region by itself."""
    record = dict(found)
    areas = record.pop("areas", None)
    if areas == [WHOLE_REGION]:
        record["is_region_wide"] = True
    elif areas is not None:
        record["areas"] = areas
    weekdays, clock = record.pop("weekdays", None), record.pop("clock", None)
    days = record.pop("days", None)
    if isinstance(clock, list):
        record["times"] = [_times(weekdays, days, clock)]
    if "kind" not in record:
        if weekdays or days:
            record["kind"] = (ActivityKind.GROUP if weekdays else ActivityKind.ONE_OFF).value
        else:
            values.remarks.append(Sentence(KIND_ASSUMED))
    return record


def _times(weekdays: Json, days: Json, clock: list[Json]) -> dict[str, Json]:
    first, until = days if isinstance(days, list) else (SINCE_EVER.isoformat(), None)
    rule = f"FREQ=WEEKLY;BYDAY={','.join(map(str, weekdays))}" if isinstance(weekdays, list) else ""
    if not rule and first != until:
        rule = "FREQ=DAILY"
    return {
        "rule": rule, "first_on": first, "until_on": until if rule else None,
        "starts_at": clock[0], "ends_at": clock[1],
    }  # fmt: skip
