"""What a word from the field may not carry: true without a database."""
