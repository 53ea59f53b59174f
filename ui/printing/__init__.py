"""Paper: sheets of the diagram as PDF and picture, on a printer, and the look at them before."""
