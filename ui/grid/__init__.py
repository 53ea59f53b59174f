"""The spreadsheet-like grid over a table of the audit."""
