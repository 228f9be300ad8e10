"""Documents as files: DOCX and PDF, drawn from the same plain values."""
