"""Forms of the desk: explicit fields, offered in short sections."""
