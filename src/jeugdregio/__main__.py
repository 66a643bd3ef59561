"""`python -m jeugdregio` is the command `jeugdregio`."""

if __name__ == "__main__":
    from jeugdregio.cli import main  # here: each process that judges messages reads this module too

    main()
