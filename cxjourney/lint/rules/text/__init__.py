"""Rules on the words."""
