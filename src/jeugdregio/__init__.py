"""jeugdregio: one open system for the Dutch youth-care regions."""

from importlib.metadata import version

__version__ = version("jeugdregio")
