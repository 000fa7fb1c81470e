"""str: indexing, slicing, comparison, repr, iteration, code points."""

s = "héllo wörld"
print(len(s), s[0], s[-1], s[1], s[1:4], s[::-1], s[::2], s[-3:], s[:-8], s[5:2], s[100:], s[2:100], s[-100:2], s[10:0:-3])
print("a" in s, "llo" in s, "" in s, "x" not in s, s * 2, 2 * "ab", "a" * 0, "a" * -1, "a" + "b" "c")
print("a" < "b", "a" < "B", "abc" < "abd", "abc" < "abcd", "é" > "z", "" < "a", "日" < "本", "a" == "a", "a" != "b", "a" <= "a")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n cr\r bs\\ nul\0 bell\x07 del\x7f"), repr("é日\u200b\U0001F600\xad"))
print(ascii("é日😀"), str(5), str(None), str(b"x"), str(b"abc", "ascii"), repr(str), str([1, "a"]))
print([c for c in "añ😀"], list(map(ord, "añ😀")), "".join(map(chr, (97, 241, 0x1F600))), ord("€"), chr(8364))
print(len("😀"), len("é"), len("e\u0301"), "😀"[0], "a😀b"[1], "a😀b"[::-1])
print(sorted("hello"), min("hello"), max("hello"), set("aab") == {"a", "b"}, list(reversed("abc")), list(enumerate("ab")))
print("\x41\u0042\U00000043\101\N{GREEK SMALL LETTER ALPHA}", r"\x41\n", "line \
continued", "tab\there", '\'"')
a, *b = "xyz"
print(a, b, "%s" % "x", "x".__add__("y"), str.upper("abc"), "abc".__contains__("b"), "abc".__len__(), "abc".__getitem__(1))
print("abc".__eq__(5), "abc".__lt__("abd"), "a".__mul__(3), hash("") == hash(""), hash("abc"), hash("héllo"), hash("日本"), hash("😀"))
print({"a": 1}["a"], bool(""), bool(" "), not "", "" or "default", "x" and "y")
print("Ünïcödé"[2:5], "αβγ"[1], "mixed é日😀"[-3:], ("a" * 300 + "é")[298:302])
long = "ab" * 1000
print(len(long), long.count("ab"), long[999:1003], long.find("ba"), hash(long) == hash("ab" * 1000), long == "ab" * 1000)
print("a,b;c".replace(",", ";").split(";"), "".join(sorted(set("mississippi"))), "abc" "def"[1])
for wrong in (lambda: s[20], lambda: s["a"], lambda: "a" - "b", lambda: "a" < 1, lambda: ord(""), lambda: chr(1114112), lambda: s.__setitem__):
    try:
        print(wrong())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
class Shout(str):
    def __str__(self):
        return "shout"
t = Shout("quiet")
print(t, repr(t), t + "!", len(t), f"{t}", "%s" % t, "{}".format(t), t == "quiet", type(t[:]).__name__, type(t.upper()).__name__, str.__str__(t))
