"""The fields of the index."""

from __future__ import annotations

from typing import Final

import tantivy

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.domain.facets import Facet

# Raised when the fields or their meaning change: an index of another format is built anew.
FORMAT: Final = 4

EVERYTHING: Final = "record"  # all texts of a row, with its organisation and description
# Text fields and how much a word weighs in each: where it tells what a row is, it counts again.
WEIGHTS: Final = {"name": 4.0, "words": 3.0, EVERYTHING: 1.0}
BACKWARDS: Final = "backwards_sv"  # Swedish words from their end, by which compounds are found
EVERYWHERE: Final = "*"  # the whole region, or from anywhere


def said_in(language: str) -> str:
    """Return the name of the field with the words of what people say in a language."""
    return f"said_{language}"


def spelled_in(language: str) -> str:
    """Return the name of the field with words as they are spelled, by which typing is repaired."""
    return f"spelled_{language}"


def text_fields() -> list[str]:
    """Return the names of the fields that hold analysed words, one a language."""
    return [f"{name}_{language}" for name in WEIGHTS for language in LANGUAGES]


def schema() -> tantivy.Schema:
    """Return the fields; words come analysed, so that tantivy only splits at spaces."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("label", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("region", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("exact", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("suggest", tokenizer_name="whitespace", index_option="position")
    for name in text_fields():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for facet in Facet:
        builder.add_text_field(facet.value, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("order", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("next", fast=True, indexed=True)
    builder.add_bytes_field("meaning", stored=True)
    return builder.build()


def sayings_schema() -> tantivy.Schema:
    """Return the fields of what people say: an index of its own, with weights of its own.

    Beside the rows, five thousand expressions would make each of their words look rare.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("label", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("saying", stored=True, tokenizer_name="raw", index_option="basic")
    for language in LANGUAGES:
        builder.add_text_field(said_in(language), tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def vocabulary_schema() -> tantivy.Schema:
    """Return the fields of the words as they are spelled: an index of its own.

    Each word stands there once. Beside the rows, each row would name all of its words again.
    """
    builder = tantivy.SchemaBuilder()
    for name in (*map(spelled_in, LANGUAGES), BACKWARDS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    return builder.build()
