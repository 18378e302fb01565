"""The site: one page for everything the model speaks about, in every language of the workspace."""
