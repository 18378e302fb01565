"""Metrics as files: their resolved definitions, a dictionary to read, and the queries that compute them."""
