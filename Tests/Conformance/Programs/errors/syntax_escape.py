"""A Unicode escape that is cut short."""

a = "fine \x41"
b = "\u12"
