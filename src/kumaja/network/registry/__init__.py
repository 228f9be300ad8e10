"""The registry of organisations (järjestörekisteri; M01): their records, contacts and roles."""
