"""The thread of one assignment on screen: from the request to the last declared line."""
