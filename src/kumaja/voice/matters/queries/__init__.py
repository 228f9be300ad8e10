"""Reading matters."""
