"""Floor 6, showing: charts, the highlighted article, rendered reports and the command line."""
