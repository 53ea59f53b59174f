"""What a person may do to an audit, one function an edit."""
