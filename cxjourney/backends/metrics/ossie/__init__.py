"""A model for Apache Ossie 0.1.1, the format by which semantic layers exchange definitions."""
