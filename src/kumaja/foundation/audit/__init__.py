"""Who did what, before and after (loki; M03): history of a row, form keys and `@once`."""
