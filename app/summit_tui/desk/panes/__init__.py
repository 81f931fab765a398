"""One pane and its messages a file."""
