"""The shapes of queries: from observations to one row that holds a value and all it takes to judge it."""
