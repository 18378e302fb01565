"""Work that was done once, kept in the workspace: it can be deleted at any time, and nothing in it can run."""
