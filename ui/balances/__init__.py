"""What the balances say: Sankey diagrams, reconciled figures, closures, field sheets."""
