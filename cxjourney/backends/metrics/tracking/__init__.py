"""The tracking plan: which event is sent from where, with which properties, and what waits for an event."""
