"""Rules on what claims rest on."""
