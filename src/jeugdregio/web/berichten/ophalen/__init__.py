"""Messages as files: what was made here, to send it, and what was received, to look at it elsewhere."""
