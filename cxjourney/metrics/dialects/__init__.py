"""What differs from one SQL engine to another: one file a dialect."""
