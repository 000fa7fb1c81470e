"""An f-string whose field is not closed."""

x = 1
print(f"value {x")
