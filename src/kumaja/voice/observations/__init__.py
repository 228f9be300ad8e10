"""Words from the field (viestit kentältä; M12): what associations see, read by coordination."""
