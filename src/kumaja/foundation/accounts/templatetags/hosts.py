"""Whether the service answers at several addresses: a passkey belongs to one of them."""

from __future__ import annotations

from django import template

from kumaja.foundation.regions.queries import has_several_hosts

register = template.Library()


@register.simple_tag
def several_hosts() -> bool:
    """Test whether regions have host names of their own."""
    return has_several_hosts()
