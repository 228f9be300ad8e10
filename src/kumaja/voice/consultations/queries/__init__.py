"""Reading consultations: what pages, mails and desks show."""
