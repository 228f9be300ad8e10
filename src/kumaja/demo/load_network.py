"""Loads who is here: public bodies, associations, and the people of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kumaja.demo.content import Entry, entries, public_bodies, texts
from kumaja.foundation.accounts.models import User
from kumaja.foundation.places.models import Municipality, WellbeingServicesCounty
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.actions.records import RecordLinks, create_organisation
from kumaja.network.registry.actions.roles import grant_role
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact, Organisation

ACTOR = "demonstration"
COORDINATION = "Kumajan koordinaatio"


@dataclass(frozen=True, slots=True)
class Ground:
    """What everything else stands on: the region, its places and the words."""

    region: Region
    municipalities: dict[str, Municipality]
    counties: dict[str, WellbeingServicesCounty]
    terms: dict[tuple[str, str], Term]
    now: datetime
    place: str = ""  # the folder of the region's texts; Uusimaa has none of its own

    def entries(self, folder: str, name: str) -> Iterator[Entry]:
        """Yield the region's entries of a kind."""
        return entries(f"{self.place}/{folder}" if self.place else folder, name)

    def areas(self, entry: Entry) -> list[Municipality]:
        """Return the municipalities an entry names; none when it is the whole region."""
        return [self.municipalities[name] for name in entry["areas"] if name != "*"]

    def words(self, entry: Entry, **schemes: str) -> list[Term]:
        """Return the terms an entry names: `themes="theme"` reads its key `themes`."""
        return [
            self.terms[scheme, code]
            for key, scheme in schemes.items()
            for code in _codes(entry.get(key, []))
        ]

    def checked_at(self, entry: Entry) -> datetime | None:
        """Return when the entry was checked, None when never."""
        days = entry.get("checked_days_ago")
        return None if days is None else self.now - timedelta(days=days)


def ground_of(region: Region, *, now: datetime) -> Ground:
    """Return the ground on which a region is loaded."""
    return Ground(
        region=region,
        municipalities={row.name_fi: row for row in Municipality.objects.all()},
        counties={row.code: row for row in WellbeingServicesCounty.objects.all()},
        terms={(row.scheme, row.code): row for row in Term.objects.all()},
        now=now,
    )


def _codes(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def load_organisations(ground: Ground) -> dict[str, Organisation]:
    """Load associations, umbrellas first so that their branches can point to them."""
    loaded: dict[str, Organisation] = {}
    for entry in sorted(
        ground.entries("organisations", "organisation"), key=lambda row: "umbrella" in row
    ):
        loaded[entry["key"]] = load_one_organisation(
            ground, entry, loaded.get(entry.get("umbrella", ""))
        )
    return loaded


def load_one_organisation(
    ground: Ground, entry: Entry, umbrella: Organisation | None
) -> Organisation:
    """Load one association, with the umbrella that it belongs to."""
    checked_at = ground.checked_at(entry)
    values = texts(
        entry, "name", "summary", "description", "represents", "experience_expertise"
    ) | {
        "kind": OrganisationKind(entry["kind"]),
        "domicile": ground.municipalities[entry["domicile"]],
        "locality": entry.get("locality", ""),
        "founded_year": entry.get("founded"),
        "members": entry.get("members"),
        "website": entry.get("website", ""),
        "languages": entry.get("languages", ["fi"]),
        "is_region_wide": "*" in entry["areas"],
        "umbrella": umbrella,
        "checked_at": checked_at,
        "claimed_at": checked_at,
        "checked_by": str(entry.get("name_fi") or entry["name_sv"]) if checked_at else COORDINATION,
    }
    links = RecordLinks(
        areas=ground.areas(entry),
        terms=ground.words(entry, target_groups="target_group", themes="theme"),
        contacts=[_contact(row) for row in entry.get("contact", [])],
    )
    return create_organisation(
        region=ground.region, values=values, links=links, actor=ACTOR, now=ground.now,
        since_on=(ground.now - timedelta(days=900)).date(),
    )  # fmt: skip


def _contact(row: Entry) -> Contact:
    return Contact(
        role_fi=row.get("role_fi", ""), role_sv=row.get("role_sv", ""),
        role_en=row.get("role_en", ""),
        phone=row.get("phone", ""), email=row.get("email", ""),
        visibility=row.get("visibility", "public"),
    )  # fmt: skip


def load_public_bodies(ground: Ground) -> dict[str, Organisation]:
    """Load the six stakeholders and the municipalities; Helsinki is both and one record."""
    loaded = {}
    for entry in public_bodies(ground.place):
        municipality = (
            ground.municipalities[entry["municipality"]] if "municipality" in entry else None
        )
        values = texts(entry, "name", "summary", "description") | {
            "kind": OrganisationKind.PUBLIC_BODY,
            "county": ground.counties[entry["county"]] if "county" in entry else None,
            "municipality": municipality,
            "domicile": municipality,
            "business_id": entry.get("business_id"),
            "website": entry.get("website", ""),
            "languages": entry.get("languages", ["fi"]),
            "is_region_wide": "*" in entry["areas"],
            "checked_at": ground.now - timedelta(days=60),
            "claimed_at": ground.now - timedelta(days=300),
            "checked_by": COORDINATION,
        }
        contacts = [_contact(row) for row in entry.get("contact", [])]
        loaded[entry["key"]] = create_organisation(
            region=ground.region, values=values, actor=ACTOR, now=ground.now,
            links=RecordLinks(areas=ground.areas(entry), contacts=contacts),
            since_on=(ground.now - timedelta(days=1000)).date(),
        )  # fmt: skip
    return loaded


def load_people(
    ground: Ground, associations: dict[str, Organisation], bodies: dict[str, Organisation]
) -> None:
    """Load one invented person a role; the secretary serves three associations."""
    starts_on = (ground.now - timedelta(days=200)).date()
    for entry in ground.entries("people", "person"):
        user = User.objects.create_user(
            entry["email"], name=entry["name"], language=entry.get("language", "fi"),
            created_at=ground.now,
        )  # fmt: skip
        for role in entry.get("role", []):
            kind = RoleKind(role["kind"])
            organisation = (associations | bodies).get(role.get("organisation", ""))
            region = ground.region if role.get("in_region") else None
            grant_role(
                user=user, kind=kind, organisation=organisation, region=region, actor=ACTOR,
                now=ground.now, starts_on=starts_on,
                ends_on=starts_on + timedelta(days=role["days"]) if "days" in role else None,
            )  # fmt: skip
