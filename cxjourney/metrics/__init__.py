"""Metrics as definitions: what is computed, from what, exactly how, and the SQL that does it. No engine, no files."""
