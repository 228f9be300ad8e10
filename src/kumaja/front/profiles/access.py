"""Who each composed page is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE, HOLDER_OF_LINK

ACCESS = {
    "search:frame": EVERYONE,
    "registry:list": EVERYONE,
    "registry:detail": EVERYONE,
    "registry:join": EVERYONE,
    "registry:request_sent": EVERYONE,
    "registry:act": EVERYONE,
    "registry:request": HOLDER_OF_LINK,
    "registry:public_bodies": EVERYONE,
    "registry:public_body": EVERYONE,
    "directory:detail": EVERYONE,
    "networks:list": EVERYONE,
    "networks:detail": EVERYONE,
    "networks:who_does_what": EVERYONE,
    "matters:calendar": EVERYONE,
    "matters:list": EVERYONE,
    "matters:detail": EVERYONE,
    "matters:pack": EVERYONE,
    "practices:list": EVERYONE,
    "practices:detail": EVERYONE,
    "gaps:list": EVERYONE,
    "gaps:gap": EVERYONE,
    "places:municipalities": EVERYONE,
    "places:municipality": EVERYONE,
}
