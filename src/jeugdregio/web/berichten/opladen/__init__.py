"""Files that somebody offers on a page: received, kept sealed, and taken in by a process behind the site."""
