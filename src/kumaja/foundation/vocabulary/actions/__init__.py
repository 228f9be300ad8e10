"""What is done to terms: loading, importing, rewording, merging, retiring."""

from kumaja.foundation.vocabulary.actions.editing import (
    MergedIntoItself,
    change_term,
    merge_terms,
    restore_term,
    retire_term,
)
from kumaja.foundation.vocabulary.actions.loading import (
    import_terms,
    link_meanings,
    load_vocabulary,
    write_terms,
)
from kumaja.foundation.vocabulary.actions.national import NationalTerms

__all__ = [
    "MergedIntoItself",
    "NationalTerms",
    "change_term",
    "import_terms",
    "link_meanings",
    "load_vocabulary",
    "merge_terms",
    "restore_term",
    "retire_term",
    "write_terms",
]
