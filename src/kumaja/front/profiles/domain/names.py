"""Where something is, in words: municipalities' names as Finnish bends them (paikannimet)."""

from __future__ import annotations

from kumaja.foundation.core.domain.text import Trilingual

# A name's local case cannot be derived (Vantaalla, Lohjalla, but Tuusulassa): the Institute for the
# Languages of Finland recommends these. A name that is not here is said without bending it.
_IN = {
    "Askola": "Askolassa", "Espoo": "Espoossa", "Hanko": "Hangossa", "Helsinki": "Helsingissä",
    "Hyvinkää": "Hyvinkäällä", "Inkoo": "Inkoossa", "Järvenpää": "Järvenpäässä",
    "Karkkila": "Karkkilassa", "Kauniainen": "Kauniaisissa", "Kerava": "Keravalla",
    "Kirkkonummi": "Kirkkonummella", "Lapinjärvi": "Lapinjärvellä", "Lohja": "Lohjalla",
    "Loviisa": "Loviisassa", "Myrskylä": "Myrskylässä", "Mäntsälä": "Mäntsälässä",
    "Nurmijärvi": "Nurmijärvellä", "Pornainen": "Pornaisissa", "Porvoo": "Porvoossa",
    "Pukkila": "Pukkilassa", "Raasepori": "Raaseporissa", "Sipoo": "Sipoossa",
    "Siuntio": "Siuntiossa", "Tuusula": "Tuusulassa", "Vantaa": "Vantaalla", "Vihti": "Vihdissä",
    "Alajärvi": "Alajärvellä", "Alavus": "Alavudella", "Evijärvi": "Evijärvellä",
    "Ilmajoki": "Ilmajoella", "Isojoki": "Isojoella", "Karijoki": "Karijoella",
    "Kauhajoki": "Kauhajoella", "Kauhava": "Kauhavalla", "Kuortane": "Kuortaneella",
    "Kurikka": "Kurikassa", "Lappajärvi": "Lappajärvellä", "Lapua": "Lapualla",
    "Seinäjoki": "Seinäjoella", "Soini": "Soinissa", "Teuva": "Teuvalla",
    "Vimpeli": "Vimpelissä", "Ähtäri": "Ähtärissä",
}  # fmt: skip
# Whom it concerns (partitiivi), of the same names.
_CONCERNED = {
    "Askola": "Askolaa", "Espoo": "Espoota", "Hanko": "Hankoa", "Helsinki": "Helsinkiä",
    "Hyvinkää": "Hyvinkäätä", "Inkoo": "Inkoota", "Järvenpää": "Järvenpäätä",
    "Karkkila": "Karkkilaa", "Kauniainen": "Kauniaisia", "Kerava": "Keravaa",
    "Kirkkonummi": "Kirkkonummea", "Lapinjärvi": "Lapinjärveä", "Lohja": "Lohjaa",
    "Loviisa": "Loviisaa", "Myrskylä": "Myrskylää", "Mäntsälä": "Mäntsälää",
    "Nurmijärvi": "Nurmijärveä", "Pornainen": "Pornaisia", "Porvoo": "Porvoota",
    "Pukkila": "Pukkilaa", "Raasepori": "Raaseporia", "Sipoo": "Sipoota", "Siuntio": "Siuntiota",
    "Tuusula": "Tuusulaa", "Vantaa": "Vantaata", "Vihti": "Vihtiä",
    "Alajärvi": "Alajärveä", "Alavus": "Alavutta", "Evijärvi": "Evijärveä",
    "Ilmajoki": "Ilmajokea", "Isojoki": "Isojokea", "Karijoki": "Karijokea",
    "Kauhajoki": "Kauhajokea", "Kauhava": "Kauhavaa", "Kuortane": "Kuortanetta",
    "Kurikka": "Kurikkaa", "Lappajärvi": "Lappajärveä", "Lapua": "Lapuaa",
    "Seinäjoki": "Seinäjokea", "Soini": "Soinia", "Teuva": "Teuvaa", "Vimpeli": "Vimpeliä",
    "Ähtäri": "Ähtäriä",
}  # fmt: skip
_FROM = {"ssa": "sta", "ssä": "stä", "lla": "lta", "llä": "ltä"}


def in_place(name: Trilingual, language: str) -> str:
    """Return `Tuusulassa`, `i Tusby`, `in Tuusula`; `kunnassa X` for a name that is not known."""
    said = name.in_language(language).value
    if language == "fi":
        return _IN.get(name.fi, f"kunnassa {said}")
    return f"{'i' if language == 'sv' else 'in'} {said}"


def from_place(name: Trilingual, language: str) -> str:
    """Return `Tuusulasta`, and in other languages the same as `in_place`: `Sök i Tusby`."""
    if language != "fi":
        return in_place(name, language)
    if name.fi not in _IN:
        return f"kunnasta {name.in_language(language).value}"
    bent = _IN[name.fi]
    return f"{bent[:-3]}{_FROM[bent[-3:]]}"


def concerned_place(name: Trilingual, language: str) -> str:
    """Return `Tuusulaa`, whom a decision concerns; `kuntaa X` for a name that is not known."""
    said = name.in_language(language).value
    return _CONCERNED.get(name.fi, f"kuntaa {said}") if language == "fi" else said
