"""print without parentheses."""

x = 5
print "value", x
