"""The search index (hakemisto; M38): its change log, and from a query to ids and facets."""
