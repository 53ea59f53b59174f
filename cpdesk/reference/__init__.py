"""Shipped knowledge: every value with its unit, source and edition."""
