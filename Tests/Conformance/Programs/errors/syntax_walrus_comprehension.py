"""A walrus that rebinds the variable of its comprehension."""

a = [x := 0 for x in range(3)]
