"""Weak references, with and without callbacks, and what is made of them."""

import weakref

from exhibits import exhibit


class Target:
    def __init__(self, name):
        self.name = name

    def method(self):
        return self.name


class ReferenceChild(weakref.ref):
    __slots__ = ("key",)


def callback(reference):
    return reference


@exhibit
def references():
    target, dying = Target("kept"), Target("dying")
    child = ReferenceChild(target, callback)
    child.key = ["of a weak reference"]
    made = {
        "target": target,
        "plain": weakref.ref(target),
        "again": weakref.ref(target),
        "callback": weakref.ref(target, callback),
        "closure": weakref.ref(target, lambda _, held=["held"]: held),
        "child": child,
        "proxy": weakref.proxy(target),
        "callable_proxy": weakref.proxy(callback),
        "method": weakref.WeakMethod(target.method),
        "dead": weakref.ref(dying),
        "dead_with_callback": weakref.ref(dying, callback),
        "to_class": weakref.ref(Target),
        "to_set": weakref.ref({1, 2, 3}),
    }
    del dying
    return made


@exhibit
def collections():
    targets = [Target(number) for number in range(6)]
    values = weakref.WeakValueDictionary((target.name, target) for target in targets)
    keys = weakref.WeakKeyDictionary((target, [target.name]) for target in targets)
    members = weakref.WeakSet(targets)
    finalizer = weakref.finalize(targets[0], print, "never", end=["never"])
    finalizer.atexit = False
    del targets[3:]
    return [targets, values, keys, members, finalizer]
