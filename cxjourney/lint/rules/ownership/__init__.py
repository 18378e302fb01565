"""Rules on who answers, who does."""
