"""Kumaja: open software for regional networks of associations (järjestöverkosto).

Whoever speaks hears what came of it. The wings of this package are the parts of the mission:
`foundation` (the ground), `network` (who is here), `help` (finding help) and `front` (the doors).
"""

from __future__ import annotations
