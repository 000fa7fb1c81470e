"""Methods of str: searching, splitting, joining, stripping, replacing, padding."""

s = "Hello, World"
print(s.find("o"), s.find("o", 5), s.find("x"), s.rfind("o"), s.index("W"), s.count("l"), s.count(""), s.count("o", 5, 9))
print(s.startswith("He"), s.startswith(("x", "H")), s.endswith("ld"), s.startswith("W", 7), s.endswith(("x", "d")), "".startswith(""))
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), "ß".upper(), "ǆ".title(), "İ".lower() == "i̇", "ΑΣ".lower(), "straße".casefold())
print("  a b  ".strip() + "|", "  a ".lstrip() + "|", "  a ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "\t\n a\u00a0".strip())
print("a,b,,c".split(","), " a  b ".split(), "a b c d".split(" ", 2), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "a\tb\nc".split())
print("one\ntwo\r\nthree\rfour\n".splitlines(), "a\nb".splitlines(True), "".splitlines(), "a\x0bb\x85c\u2028d".splitlines())
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print(", ".join(["a", "b"]), "".join(str(i) for i in range(5)), "-".join("abc"), "x".join([]), "x".join(["one"]))
print("aXbXc".replace("X", "-"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "aaaa".replace("aa", "b"), "abc".replace("x", "y"))
print("a".center(5, "*"), "ab".center(5, "*"), "a".ljust(3, ".") + "|", "a".rjust(3) + "|", "-5".zfill(4), "+5".zfill(4), "abc".zfill(2))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removeprefix("y"), "a\tb\tc".expandtabs(4), "\ta".expandtabs())
for text in ("abc", "ABC", "a1", "12", "½", "٣", " ", "", "A b", "a_b", "1a", "Abc Def", "ǅ", "é", "\n", "class"):
    print(repr(text), text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalnum(), text.isspace(), text.islower(),
          text.isupper(), text.istitle(), text.isidentifier(), text.isprintable(), text.isascii())
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), "abc".translate({97: "AA", 98: None}), str.maketrans({"a": 1, 98: "b"}))
print("é".encode(), "é".encode("latin-1"), "日本".encode("utf-16-le"), "a".encode("utf-8"), "\ud800".encode("utf-8", "surrogatepass"))
print("aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), "aé日".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
for bad in (lambda: s.index("x"), lambda: s.split(""), lambda: ",".join([1]), lambda: s.find(1), lambda: "a".center(3, "ab"), lambda: s + 1,
            lambda: s.replace("a"), lambda: "%d" % "x", lambda: s[1.0], lambda: s.nothing, lambda: s.startswith(1), lambda: s.rindex("x")):
    try:
        print(bad())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
