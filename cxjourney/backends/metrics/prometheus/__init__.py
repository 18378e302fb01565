"""Prometheus: what each KPI should reach, an alert for those that miss it, and the numbers of a run as gauges."""
