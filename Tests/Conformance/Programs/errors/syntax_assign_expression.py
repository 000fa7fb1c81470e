"""Assignment to an expression in the middle of a tuple."""

a = b = 1
(a, a + b, b) = 1, 2, 3
