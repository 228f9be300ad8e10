"""Plain rules of jobs and schedules."""
