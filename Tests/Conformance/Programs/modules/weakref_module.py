"""weakref: what the module offers beyond ref: types, counts, helpers."""

import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self._parent = None

    @property
    def parent(self):
        return self._parent and self._parent()

    def add(self, child):
        self.children.append(child)
        child._parent = weakref.ref(self)
        return child

    def __repr__(self):
        return f"Node({self.name})"


gc.disable()
root = Node("root")
leaf = root.add(Node("a")).add(Node("leaf"))
print(leaf.parent, leaf.parent.parent, root.parent)
del root
print("parents are gone without a collection:", leaf.parent, gc.collect())
print(weakref.ref, weakref.ReferenceType is weakref.ref, weakref.ProxyType.__name__, weakref.CallableProxyType.__name__, [t.__name__ for t in weakref.ProxyTypes])


class Observable:
    def __init__(self):
        self.listeners = weakref.WeakSet()

    def notify(self, event):
        return sorted(listener.name + ":" + event for listener in self.listeners)


source = Observable()
a, b = Node("a"), Node("b")
source.listeners.add(a)
source.listeners.add(b)
print(source.notify("x"))
del a
print(source.notify("y"), len(source.listeners), b in source.listeners)


class Cached:
    _instances = weakref.WeakValueDictionary()

    def __new__(cls, key):
        return cls._instances.get(key) or cls._instances.setdefault(key, super().__new__(cls))


x, y = Cached("k"), Cached("k")
print(x is y, len(Cached._instances))
del x
print(len(Cached._instances))
del y
print(len(Cached._instances))
extra = weakref.WeakKeyDictionary()
n = Node("n")
extra[n] = {"size": 5}
extra[n]["more"] = 6
print(extra[n], len(extra), list(extra))
del n
print(len(extra), gc.collect())
log = []
m = Node("m")
weakref.finalize(m, log.append, "finalized m")
r = weakref.ref(m, lambda ref: log.append("callback"))
del m
print(log)
proxy_target = Node("p")
proxy = weakref.proxy(proxy_target)
proxy.children.append(1)
proxy.new = "attribute"
print(proxy.name, proxy_target.children, proxy_target.new, proxy == proxy_target, isinstance(proxy, Node), type(proxy) is Node, repr(proxy_target))
