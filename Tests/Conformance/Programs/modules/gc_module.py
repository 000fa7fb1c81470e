"""gc: the module's functions in a tour, each with what it returns."""

import gc


class Node:
    pass


print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks, gc.get_freeze_count())
print(gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), gc.set_threshold(500, 5, 5), gc.get_threshold(), gc.set_threshold(700, 10, 10))
gc.disable()
gc.collect()
a = Node()
a.self = a
print(len(gc.get_count()), gc.is_tracked(a), gc.is_tracked(5), gc.is_finalized(a), type(gc.get_stats()).__name__, len(gc.get_stats()))
print(gc.get_referents([1, "a"]), gc.get_referents({"k": "v"}), gc.get_referents(), any(o is a for o in gc.get_objects()), gc.get_referrers(a)[0] is globals() or len(gc.get_referrers(a)))
del a
print(gc.collect(), gc.collect(0), gc.collect(generation=1), gc.collect())
before = gc.get_stats()[2]["collections"]
gc.collect()
print(gc.get_stats()[2]["collections"] - before)


def count(kind):
    return sum(type(o) is kind for o in gc.get_objects())


nodes = [Node() for _ in range(25)]
print(count(Node))
for i, node in enumerate(nodes):
    node.next = nodes[i - 1]
del nodes, node
print(count(Node), gc.collect(), count(Node))


def reachable(start):
    seen, todo = {}, [start]
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, (type, type(gc))) or one is globals():
            continue
        seen[id(one)] = one
        todo.extend(gc.get_referents(one))
    return sorted(type(o).__name__ for o in seen.values())


tree = {"a": [1, 2, ("x", [3])], "b": Node()}
print(reachable(tree))
print(gc.freeze(), gc.get_freeze_count() > 0, gc.unfreeze(), gc.get_freeze_count())
for wrong in (lambda: gc.collect(5), lambda: gc.collect("a"), lambda: gc.set_threshold("a"), lambda: gc.is_tracked(), lambda: gc.get_objects(generation=7), lambda: gc.set_debug("a"), lambda: gc.nothing):
    try:
        print(wrong())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
