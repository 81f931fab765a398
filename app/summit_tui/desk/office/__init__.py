"""The clerk's office: all that runs on the clerk's thread, beside the screen; no widget."""
