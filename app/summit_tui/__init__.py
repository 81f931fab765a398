"""summit-tui: a terminal desk for people who follow a negotiation through the press."""

__version__ = "0.1.0"
