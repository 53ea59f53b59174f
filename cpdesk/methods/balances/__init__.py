"""Which of a plant's figures can be believed: layers, closures, reconciliation, gross errors."""
