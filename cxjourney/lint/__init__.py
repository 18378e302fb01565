"""The rules: what a well-formed journey still lacks."""
