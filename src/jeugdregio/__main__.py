"""`python -m jeugdregio` is the command `jeugdregio`."""

from jeugdregio.cli import main

if __name__ == "__main__":
    main()
