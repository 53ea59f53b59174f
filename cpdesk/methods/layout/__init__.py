"""Places for the boxes of a flow diagram, from left to right."""
