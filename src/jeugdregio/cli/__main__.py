"""`python -m jeugdregio.cli`: the command, for a process that is started by another."""

from jeugdregio.cli import main

main()
