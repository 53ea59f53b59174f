"""CPDesk: the audit without its window. Imports no Qt."""
