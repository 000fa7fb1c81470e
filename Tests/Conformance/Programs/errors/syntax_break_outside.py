"""break outside a loop, in a function within a loop."""

for i in range(3):
    def f():
        break
