"""What is asked: an answer to points, a verdict on it, and why it is opened again."""
