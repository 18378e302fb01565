"""Rules on pictures and maps for everyone."""
