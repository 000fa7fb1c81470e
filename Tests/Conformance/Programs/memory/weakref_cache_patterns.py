"""Weak containers in use: caches, observers, parents, pools; what is alive after each step."""

import gc
import weakref

gc.disable()


class Node:
    count = 0

    def __init__(self, name, parent=None):
        Node.count += 1
        self.name, self.children = name, []
        self.parent = weakref.proxy(parent) if parent else None
        if parent:
            parent.children.append(self)

    def __del__(self):
        Node.count -= 1

    def path(self):
        return self.name if self.parent is None else f"{self.parent.path()}/{self.name}"


root = Node("root")
leaf = Node("leaf", Node("branch", root))
print(leaf.path(), Node.count)
del root
print("root and branch gone at once:", Node.count, gc.collect())
try:
    leaf.path()
except ReferenceError as error:
    print("leaf's parent:", error)


class Registry:
    def __init__(self):
        self.by_name = weakref.WeakValueDictionary()
        self.extra = weakref.WeakKeyDictionary()
        self.all = weakref.WeakSet()

    def add(self, node, note):
        self.by_name[node.name] = node
        self.extra[node] = note
        self.all.add(node)
        return node

    def sizes(self):
        return len(self.by_name), len(self.extra), len(self.all)


registry = Registry()
nodes = [registry.add(Node(f"n{i}"), i) for i in range(6)]
print(registry.sizes(), Node.count)
del nodes[::2]
print(registry.sizes(), sorted(registry.by_name), sorted(registry.extra.values()))
for name, node in list(registry.by_name.items()):
    node.partner = node
del node
nodes.clear()
print("in cycles:", registry.sizes(), Node.count)
print("collected:", gc.collect(), registry.sizes(), Node.count)

iterated = weakref.WeakValueDictionary()
kept = {k: Node(k) for k in "abcd"}
iterated.update(kept)
seen = []
for key in iterated:
    kept.pop("c", None)
    seen.append(key)
print("dropped while iterating:", seen, len(iterated))
values = iterated.values()
first = next(values)
kept.clear()
print("the one in hand stays:", first.name, len(iterated))
del first, values
gc.collect()
print(len(iterated), Node.count)

events = []
target = Node("target")
refs = [weakref.ref(target, lambda ref, n=n: events.append(n)) for n in range(3)]
final = weakref.finalize(target, events.append, "finalize")
method = weakref.WeakMethod(target.path)
print(method()(), final.alive)
del target
print(events, method(), final.alive, [r() for r in refs])
value = weakref.WeakValueDictionary(a=leaf)
copied, merged = value.copy(), value | {"b": leaf}
del leaf
print(len(value), len(copied), len(merged), Node.count)
