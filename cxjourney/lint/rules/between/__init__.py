"""Rules on journeys and entities seen together."""
