"""A Sankey diagram as geometry."""
