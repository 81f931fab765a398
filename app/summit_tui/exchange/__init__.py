"""Reports, exports and imports."""
