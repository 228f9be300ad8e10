"""The languages in which something is offered or one is served."""

from __future__ import annotations

SERVED = (
    "fi", "sv", "en", "fi-easy", "fse", "se", "ru", "et", "uk", "ar", "so", "fa", "ku", "vi", "zh",
    "es", "fr", "de",
)  # fmt: skip
