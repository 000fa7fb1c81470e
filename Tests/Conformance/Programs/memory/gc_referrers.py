"""gc.get_referrers: who holds an object, among the tracked ones."""

import gc


class Node:
    pass


def kinds(thing, *ignored):
    found = [one for one in gc.get_referrers(thing) if not any(one is i for i in ignored)]
    return sorted(type(one).__name__ for one in found)


def local_test():
    target = Node()
    print("only a local:", kinds(target))
    box = [target]
    print("a list:", kinds(target), gc.get_referrers(target)[0] is box)
    pair = (target, target)
    print("a tuple twice in it:", kinds(target))
    table = {"k": target}
    print("a dict:", kinds(target))
    keyed = {target: 1}
    print("a key:", kinds(target))
    members = {target}
    print("a set:", kinds(target))
    holder = Node()
    holder.target = target
    print("an attribute:", kinds(target))
    holder.__dict__
    print("its dict looked at:", kinds(target))
    del box, pair, table, keyed, members, holder
    print("all gone:", kinds(target))


local_test()


def closed():
    target = Node()

    def inner():
        return target
    return [type(one).__name__ for one in gc.get_referrers(target)], inner


print("a cell:", closed()[0])
target = Node()
print("the module's dict:", gc.get_referrers(target)[0] is globals(), len(gc.get_referrers(target)))
a, b = Node(), Node()
one, two = [a, b], [a]
print("both:", sum(x is one or x is two for x in gc.get_referrers(a, b)))
print("only two:", [x is two for x in gc.get_referrers(a) if x is not globals() and x is not one])
print("nobody asked:", gc.get_referrers())
print("an int's:", any(x is one for x in gc.get_referrers(10 ** 9)))
method = target.__init__
print("wrapper:", any(x is method for x in gc.get_referrers(target)))


class Method:
    def f(self):
        pass


m = Method()
bound = m.f
print("bound method:", any(x is bound for x in gc.get_referrers(m)))
print("function by the class's dict:", kinds(Method.f))
print("class by instances:", any(x is m for x in gc.get_referrers(Method)))
