"""Where extraction runs: supervised worker processes."""
