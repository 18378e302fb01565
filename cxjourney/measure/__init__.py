"""Numbers from data: the queries of the metrics are run on an engine, and what comes back is judged."""
