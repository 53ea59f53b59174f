"""What an audit shows: every table and figure, defined once."""
