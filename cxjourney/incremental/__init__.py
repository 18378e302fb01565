"""A check that does again only what an edit makes necessary. Its findings are those of a whole compilation."""
