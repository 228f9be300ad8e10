"""What developers run beside the project: catalogues, locked requirements, the drawing."""
