"""Assignment to a comparison."""

a < b = 5
