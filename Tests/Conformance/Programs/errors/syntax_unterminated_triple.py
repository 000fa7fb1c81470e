"""A triple-quoted string that does not end."""

a = 1
text = """begins here
and goes on
