"""Rules on numbers and their targets."""
