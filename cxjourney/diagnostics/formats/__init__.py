"""The ways of writing a report: one file a format."""
