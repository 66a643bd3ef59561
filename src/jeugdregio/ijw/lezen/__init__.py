"""Reading files: from bytes to typed units, their place, and what breaks their structure."""
