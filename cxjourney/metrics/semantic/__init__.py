"""A metric as tools with a semantic layer take it: tables with one row a thing, aggregates, and arithmetic over them."""
