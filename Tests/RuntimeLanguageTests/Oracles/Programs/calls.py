"""Calls, methods, stars."""
import module
import package.part as part

f()
f(a)
f(a, b, c)
f(a, b=c)
f(a=1, b=2)
f(*a)
f(*a, *b)
f(a, *b)
f(*a, b)
f(**a)
f(a, **b)
f(*a, **b)
f(a=1, **b)
f(**a, b=1)
f(**a, b=1, c=2, **d, e=3)
f(a, *b, c=1, d=2, **e)
f(1, 2, 3, *a)
f(*(1, 2))
f(*[1, 2, 3], 4)
a.b()
a.b(c)
a.b(c, d=e)
a.b(*c)
a.b(**c)
a.b.c.d(e)
a().b().c()
a[b].c(d)
module.f(a)
module.sub.f(a)
part.f(a)
(a.b)(c)
(lambda: 0)()
f(a)(b)(c)
f(x for x in y)
f(a, (x for x in y))
f(
    a,
    b=c,
)
(a
 .method(b)
 .other(c,
        d)
 .last())
a.b(
    c
).d(
    e
)
print("text", end="")
"text".join(x)
b"bytes".hex()
[].append(1)
super().method()


def inside(self, a):
    import local

    self.method(a)
    local.f(a)
    print(a, self, sep="")
    print(*a)
    return self.method(a).other(a=a)


class Class:
    def method(self):
        super().method()
        super(Class, self).method()
        return super().attribute

    def other(self):
        return __class__

    @classmethod
    def third(cls):
        def inner():
            return super().third()

        return [super for x in cls]
