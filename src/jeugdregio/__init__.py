"""jeugdregio: one open system for the Dutch youth-care regions."""
