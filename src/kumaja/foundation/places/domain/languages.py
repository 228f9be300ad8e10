"""The language status of a municipality (Language act 423/2003 § 5)."""

from __future__ import annotations

from enum import StrEnum


class LanguageStatus(StrEnum):
    """Unilingual in one language, or bilingual with a majority."""

    FINNISH = "finnish"
    SWEDISH = "swedish"
    BILINGUAL_FINNISH = "bilingual-finnish"
    BILINGUAL_SWEDISH = "bilingual-swedish"

    @property
    def is_bilingual(self) -> bool:
        """Test whether its authorities serve in both languages."""
        return self in {LanguageStatus.BILINGUAL_FINNISH, LanguageStatus.BILINGUAL_SWEDISH}
