"""Tags of the echo's templates."""
