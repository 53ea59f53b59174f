"""What a person can ask for: one list for menus, tool bar, shortcuts and the page of all keys."""
