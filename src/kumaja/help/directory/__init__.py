"""What associations offer (toiminta; M25, M26): activities, channels, schedules, facts."""
