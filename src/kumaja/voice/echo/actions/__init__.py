"""Weighing points, telling the answers, taking verdicts, and marking a matter done."""
