"""What the look knows without Django: shell, charts, colours."""
