"""Extractions and decisions become frames: the cache, deltas, positions, the queries behind each pane."""
