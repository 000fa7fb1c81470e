"""An error within the expression of an f-string."""

x = 1
print(f"sum {x +} end")
