"""assert, pass, ellipsis, del, semicolons, line joining, docstrings, literals and comments."""

try:
    assert 1 == 2, "not equal"
except AssertionError as error:
    print(error, error.args)
try:
    assert (x := 0)
except AssertionError as error:
    print(repr(error), x)
assert True, 1 / 1
a = 1; b = 2; print(a, b)
total = 1 + \
    2 + \
    3
print(total, (1 +
              2), [
    1,
    2,  # a comment
])
...


def documented():
    "The docstring."
    "Another string."
    return ...


class Documented:
    """Of a class."""


print(documented.__doc__, documented(), Documented.__doc__, __doc__.split(":")[0])
print(0xFF, 0o17, 0b101, 1_000_000, 0x_ff, 1e3, 1_0.5e-1, .5, 5., 00)
print('single', "double", '''triple''', r"raw\n", "tab\tnewline\\n", "\x41\u0042\U00000043\N{LATIN SMALL LETTER A}\101\0".strip("\0"))
print(b"bytes\x00\xff", rb"raw\x", "con" "cat" 'enated', "a\
b")
print("quotes ' inside", 'quotes " inside', """both ' and " """)
print(True, False, None, NotImplemented, Ellipsis, __name__)
print(not True, -5, +5, ~5, - - 5, not not 0, -2 ** 2, 2 ** -1, (-2) ** 2)
print(1 if True else 2, 2 * 3 + 4, 2 + 3 * 4, 2 ** 3 ** 2, 7 // 2, -7 // 2, 7 % -3, -7 % 3, 1 << 2 + 1, 5 & 3 | 4 ^ 1)
print(1 < 2 == True, (1 < 2) == True, not 1 == 2, 1 in [1] == False)
print("a" < "b", [1, 2] < [1, 3], (1,) < (1, 0), {1} < {1, 2}, "Z" < "a")
if True: pass
if False: print("never")
elif True: print("one line elif")
while False: pass
else: print("one line else")
try: pass
finally: print("one line finally")
def one(): return 1
class Empty: pass
print(one(), Empty.__name__)
print(isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), callable(one), callable(5))
print(type(one).__name__, type(Empty).__name__, type(None).__name__, type(...).__name__, type(print).__name__)
print(__name__ == "__main__", documented.__module__, documented.__qualname__)
µ, ñ, 变量 = 1, 2, 3
print(µ + ñ + 变量)
lst = [0,
       1,

       2]
print(lst[-1], lst[::-1], lst[5:], lst[-2:], lst[:1])
for i in 1, 2, 3: print(i, end=" ")
print()
x = 1,
print(x, (), (1), (1,), 1 if x else 0,)
print(*[1, 2], sep="-", end="!\n")
