"""The codes of diagnostics, one module a group of stages."""
