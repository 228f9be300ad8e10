"""The contract of each room's `personal.py`; its types stand in the audit, lower in the house."""

from __future__ import annotations

from kumaja.foundation.audit.domain.personal import Basis, PersonalData, PersonalRoom

__all__ = ["Basis", "PersonalData", "PersonalRoom"]
