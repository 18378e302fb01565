"""Rules on the configuration of the rules itself."""
