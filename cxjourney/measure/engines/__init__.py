"""What runs the queries: one file an engine."""
