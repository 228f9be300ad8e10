"""What must happen after a commit (lähtevät; M17): jobs, the schedule, mail out."""
