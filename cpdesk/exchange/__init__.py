"""What comes in and goes out; renders tables, computes nothing."""
