"""Plain parts of the desk: pure functions and data, without a widget, a thread or a file."""
