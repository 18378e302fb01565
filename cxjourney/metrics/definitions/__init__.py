"""How each type of metric is defined, with its defaults, and what it cannot do without."""
