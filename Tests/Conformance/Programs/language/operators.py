"""Operator overloading: reflected, in place, comparison, unary, call, item, and NotImplemented."""


class V:
    def __init__(self, *v):
        self.v = v

    def __repr__(self):
        return f"V{self.v}"

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.v, other.v)))

    def __mul__(self, k):
        return V(*(a * k for a in self.v)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.v, other.v))

    def __neg__(self): return V(*(-a for a in self.v))
    def __pos__(self): return self
    def __abs__(self): return sum(a * a for a in self.v) ** 0.5
    def __invert__(self): return V(*reversed(self.v))
    def __bool__(self): return any(self.v)
    def __eq__(self, other): return isinstance(other, V) and self.v == other.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, other): return self.v < other.v
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
    def __call__(self, x): return [a * x for a in self.v]
    def __contains__(self, x): return x in self.v
    def __iadd__(self, other):
        self.v = tuple(a + b for a, b in zip(self.v, other.v))
        return self
    def __rsub__(self, other): return ("rsub", other)
    def __pow__(self, n, m=None): return ("pow", n, m)
    def __divmod__(self, n): return ("divmod", n)
    def __round__(self, n=0): return ("round", n)
    def __index__(self): return len(self.v)
    def __int__(self): return 42
    def __float__(self): return 4.5


a, b = V(1, 2), V(3, 4)
print(a + b, a * 3, 3 * a, a @ b, -a, +a is a, abs(b), ~a)
print(bool(V(0, 0)), a == V(1, 2), a != b, a < b, a > b, sorted([b, a]), max(a, b))
print(a[0], len(a), a(10), 2 in a, list(a), [*b], 5 - a, a ** 2, pow(a, 2, 3), divmod(a, 7), round(a), round(a, 2))
print([10, 20, 30][a], "x" * 3, int(a), float(a), hex(a), range(a), {a: 1}[V(1, 2)])
c = a
a += b
print(a, c is a)
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a * "x", lambda: a <= b, lambda: a - 1, lambda: a / 2, lambda: a["k"]):
    try:
        print(bad())
    except TypeError as error:
        print(error)


class Left:
    def __add__(self, other): print("Left.__add__"); return NotImplemented
    def __eq__(self, other): print("Left.__eq__"); return NotImplemented
    def __lt__(self, other): print("Left.__lt__"); return NotImplemented


class Right(Left):
    def __radd__(self, other): print("Right.__radd__"); return "right"
    def __gt__(self, other): print("Right.__gt__"); return "greater"


print(Left() + Right(), Left() < Right(), Left() == Left())
try:
    Left() + Left()
except TypeError as error:
    print(error)
