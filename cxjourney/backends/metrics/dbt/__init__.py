"""A dbt project: the metrics in the latest form of its semantic layer, and every query as a model."""
