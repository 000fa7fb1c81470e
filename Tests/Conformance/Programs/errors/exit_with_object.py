"""SystemExit with an object prints it."""

print("before")
raise SystemExit(["a", "list", 3])
