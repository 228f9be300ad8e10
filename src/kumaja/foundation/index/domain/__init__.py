"""Plain values of the index: documents that go in, questions that are asked, answers."""
