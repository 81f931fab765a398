"""A file becomes an Article: reading, zones, metadata, the folder and its watching."""
