"""Charts over a table's own columns."""
