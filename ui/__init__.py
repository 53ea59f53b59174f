"""The window: renders tables, calls edits."""
