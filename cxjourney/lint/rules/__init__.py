"""One folder a group, one file a rule. A new file is found by itself."""
