"""From plain data to the typed model, with every reference answered."""
