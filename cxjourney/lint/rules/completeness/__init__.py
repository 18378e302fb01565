"""Rules on what a journey still lacks."""
