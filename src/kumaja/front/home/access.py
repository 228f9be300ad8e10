"""Who each address of the front page and of the service's own pages is for."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import (
    ADMINISTRATOR,
    COORDINATOR,
    EVERYONE,
    SIGNED_IN,
)

ACCESS = {
    "root": EVERYONE,
    "security_txt": EVERYONE,
    "robots_txt": EVERYONE,
    "sitemap_index": EVERYONE,
    "sitemap_part": EVERYONE,
    "favicon": EVERYONE,
    "catalogue_json": EVERYONE,
    "catalogue_turtle": EVERYONE,
    "home:front": EVERYONE,
    "home:accessibility": EVERYONE,
    "home:privacy": EVERYONE,
    "home:processing": EVERYONE,
    "home:about": EVERYONE,
    "home:open_data": EVERYONE,
    "home:guides": EVERYONE,
    "home:guide": EVERYONE,
    "home:feedback": EVERYONE,
    "home:feedback_receipt": EVERYONE,
    "home:feedback_list": COORDINATOR,
    "home:feedback_answer": COORDINATOR,
    "home:gaps": ADMINISTRATOR,
    "home:gap_close": ADMINISTRATOR,
    "contributions:ground_rules": EVERYONE,
    "desk:my_page": SIGNED_IN,
    "desk:take_out": SIGNED_IN,
    "desk:erase": SIGNED_IN,
}
