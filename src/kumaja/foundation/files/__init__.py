"""Uploads, and safe tables out and in (tiedostot): CSV and XLSX without formulas."""
