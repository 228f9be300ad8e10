"""The kinds of files that are taken in."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """A kind of file, known by its content and never by its name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"
    CSV = "csv"


CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.JSON: "application/json",
    FileKind.CSV: "text/csv; charset=utf-8",
}
