"""What every part shares: identifiers, periods, money."""
