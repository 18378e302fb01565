"""Rules on persons and secrets."""
