"""What a person does on a sheet with the mouse: one gesture a file. Each is cancelled by Escape and is one step."""
