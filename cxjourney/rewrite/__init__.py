"""Rewriting the source: what a person would have edited by hand, and never another meaning."""
