"""What del cannot delete."""

a = [1]
del a[0], a + 1
