/// The methods that str, bytes and bytearray have in common.
enum TextMethods {
    static var all: [NativeFunction] { searching + splitting + changing + predicates }

    private static var searching: [NativeFunction] {
        [
            NativeFunction("find") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "find")
                return r.makeInt(try r.textFind(a, last: false))
            },
            NativeFunction("rfind") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "rfind")
                return r.makeInt(try r.textFind(a, last: true))
            },
            NativeFunction("index") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "index")
                return try r.textIndex(a, last: false)
            },
            NativeFunction("rindex") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "rindex")
                return try r.textIndex(a, last: true)
            },
            NativeFunction("count") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "count")
                return r.makeInt(try r.textCount(a))
            },
            NativeFunction("startswith") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "startswith")
                return try r.textHasAffix(a, atEnd: false, "startswith")
            },
            NativeFunction("endswith") { (r, a) throws(Raised) in
                try r.expect(a, 1...3, "endswith")
                return try r.textHasAffix(a, atEnd: true, "endswith")
            },
            NativeFunction("removeprefix", "($self, prefix, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.removeprefix")
                return try r.textRemoveAffix(a, atEnd: false, "removeprefix")
            },
            NativeFunction("removesuffix", "($self, suffix, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.removesuffix")
                return try r.textRemoveAffix(a, atEnd: true, "removesuffix")
            },
            NativeFunction("replace", "($self, old, new, count=-1, /)") { (r, a) throws(Raised) in
                try r.expect(a, 2...3, "replace")
                return try r.textReplace(a)
            },
        ]
    }

    private static var splitting: [NativeFunction] {
        [
            NativeFunction("split", "($self, /, sep=None, maxsplit=-1)") { (r, a) throws(Raised) in
                try r.textSplit(a, fromEnd: false)
            },
            NativeFunction("rsplit", "($self, /, sep=None, maxsplit=-1)") { (r, a) throws(Raised) in
                try r.textSplit(a, fromEnd: true)
            },
            NativeFunction("splitlines", "($self, /, keepends=False)") { (r, a) throws(Raised) in
                try r.textSplitLines(a)
            },
            NativeFunction("partition", "($self, sep, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.partition")
                return try r.textPartition(a, last: false)
            },
            NativeFunction("rpartition", "($self, sep, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.rpartition")
                return try r.textPartition(a, last: true)
            },
            NativeFunction("join", "($self, iterable, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.join")
                return try r.textJoin(a[0], a[1])
            },
            NativeFunction("strip", "($self, chars=None, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "strip")
                return try r.textStrip(a, .both, "strip")
            },
            NativeFunction("lstrip", "($self, chars=None, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "lstrip")
                return try r.textStrip(a, .left, "lstrip")
            },
            NativeFunction("rstrip", "($self, chars=None, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "rstrip")
                return try r.textStrip(a, .right, "rstrip")
            },
        ]
    }

    private static var changing: [NativeFunction] {
        [
            NativeFunction("lower", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.lower")
                return r.textChangeCase(a[0], .lower)
            },
            NativeFunction("upper", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.upper")
                return r.textChangeCase(a[0], .upper)
            },
            NativeFunction("title", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.title")
                return r.textChangeCase(a[0], .title)
            },
            NativeFunction("capitalize", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.capitalize")
                return r.textChangeCase(a[0], .capitalize)
            },
            NativeFunction("swapcase", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.swapcase")
                return r.textChangeCase(a[0], .swapcase)
            },
            NativeFunction("center", "($self, width, fillchar=' ', /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...2, "center")
                return try r.textPad(a, .both, "center")
            },
            NativeFunction("ljust", "($self, width, fillchar=' ', /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...2, "ljust")
                return try r.textPad(a, .right, "ljust")
            },
            NativeFunction("rjust", "($self, width, fillchar=' ', /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...2, "rjust")
                return try r.textPad(a, .left, "rjust")
            },
            NativeFunction("zfill", "($self, width, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.zfill")
                return try r.textZeroFill(a)
            },
            NativeFunction("expandtabs", "($self, /, tabsize=8)") { (r, a) throws(Raised) in
                try r.textExpandTabs(a)
            },
        ]
    }

    private static var predicates: [NativeFunction] {
        [
            NativeFunction("isalpha", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isalpha")
                return r.textAll(a[0], Unicode.isAlpha)
            },
            NativeFunction("isdigit", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isdigit")
                return r.textAll(a[0], Unicode.isDigit)
            },
            NativeFunction("isalnum", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isalnum")
                return r.textAll(a[0], Unicode.isAlphanumeric)
            },
            NativeFunction("isspace", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isspace")
                return r.textAll(a[0], Unicode.isWhitespace) { $0 == 32 || $0 &- 9 < 5 }
            },
            NativeFunction("islower", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.islower")
                return r.textIsCased(a[0], upper: false)
            },
            NativeFunction("isupper", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isupper")
                return r.textIsCased(a[0], upper: true)
            },
            NativeFunction("istitle", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.istitle")
                return r.textIsTitle(a[0])
            },
            NativeFunction("isascii", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isascii")
                return r.retained(r.bool(r.anyText(a[0]).usedBits < 128))
            },
        ]
    }
}
