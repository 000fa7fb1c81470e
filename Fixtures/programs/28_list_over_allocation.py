"""Over-allocation of lists: a list that grows asks for more room than it needs, so that it need not ask each time.

Appending one item at a time would copy the whole array each time. Instead the array grows by an eighth and a little
more, so a list of a million has been moved some hundred times, and an append costs the same on average however long
it is. The room to spare is memory nobody uses: a list that was built by appending is up to an eighth larger than
one that was made in one piece, and it shrinks only when less than half of its room is used.

    barrow run --dump lists.barrow Fixtures/programs/28_list_over_allocation.py
    barrow analyze lists.barrow --profile quick        # type-histogram: the same items, lists of different size
"""

import sys

EMPTY = sys.getsizeof([])


def room(items):
    """How many items fit before the list must move."""
    return (sys.getsizeof(items) - EMPTY) // 8


items, moves = [], []
for n in range(100):
    before = room(items)
    items.append(n)
    if room(items) != before:
        moves.append((len(items), room(items)))
print("moved when its length became, and got room for:")
print("  ", " ".join(f"{length}:{space}" for length, space in moves))

items, count = [], 0
for n in range(20_000):
    before = room(items)
    items.append(n)
    count += room(items) != before
print("twenty thousand appends moved it", count, "times; room for", room(items))

print("the same ten items:")
print("   display           ", room([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
print("   list(range)       ", room(list(range(10))))
print("   comprehension     ", room([n for n in range(10)]))
print("   list(generator)   ", room(list(n for n in range(10))))
print("   repeated          ", room([0] * 10))
appended = []
for n in range(10):
    appended.append(n)
print("   appended          ", room(appended), "and copied", room(appended[:]))

items = list(range(64))
shrinks = []
while items:
    before = room(items)
    items.pop()
    if room(items) != before:
        shrinks.append((len(items), room(items)))
print("popping one by one it shrank at:", " ".join(f"{length}:{space}" for length, space in shrinks))

big = list(range(1000))
big[10:] = []
print("cut to ten items:", room(big), end="; ")
big.clear()
print("cleared:", room(big))
print("a tuple has no room to spare:", (sys.getsizeof(tuple(range(10))) - sys.getsizeof(())) // 8)
kept = [list(range(n)) for n in range(200)] + [[x for x in range(n)] for n in range(200)]
print("two hundred of each kind, for the dump")
