"""An Article becomes an Extraction: actors, quotes, demands, questions. Pure functions."""
