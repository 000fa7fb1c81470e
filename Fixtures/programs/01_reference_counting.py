"""Reference counting: an object lives for as long as something refers to it, and not a moment longer.

Every name, every item of a list, every value of a dictionary and every argument of a running call is one reference.
The runtime keeps their number in the object itself: it goes up when a reference is made and down when one is
dropped, and the moment it reaches zero the object's memory is free, without waiting for any collector.
`sys.getrefcount` tells the number; it counts its own argument too, so it says one more than you would.

    barrow run --dump counts.barrow Fixtures/programs/01_reference_counting.py
    barrow analyze counts.barrow --profile quick      # the parcels that are left, and who holds them
"""

import sys


class Parcel:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print(f"      ({self.label} is freed)")


def count(thing):
    """The references that are there without this function's own parameter and getrefcount's argument."""
    return sys.getrefcount(thing) - 2


def carry(parcel):
    print("while a function carries it:", count(parcel))


box = Parcel("box")
print("one name:", count(box))
same = box
print("two names:", count(box))
shelf = [box, box]
print("and twice on a shelf:", count(box))
index = {"latest": box}
print("and in an index:", count(box))
carry(box)
del same
shelf.pop()
print("after dropping a name and an item:", count(box))
shelf.clear()
index["latest"] = None
print("one name again:", count(box))
print("dropping the last one:")
del box
print("a parcel nobody names:")
Parcel("gift")
print("one that stays:")
kept = Parcel("keepsake")
print("   until the program ends")
