"""The hold on the calendar of public holidays."""
