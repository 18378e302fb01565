"""The journey model: kinds as declarations, the resolved model, and what is derived from it."""
