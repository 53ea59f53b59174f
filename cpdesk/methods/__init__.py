"""The calculations: pure functions from plain values to results that explain themselves."""
