"""What stands in the middle of the window: the start page and the pages of the steps."""
