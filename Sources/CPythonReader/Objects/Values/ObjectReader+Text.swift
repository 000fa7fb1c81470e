extension ObjectReader {
    /// What a str has outside its own block (Objects/unicodeobject.c, `unicode_sizeof`): the characters of one that is not
    /// compact, the UTF-8 that C code asked for, up to 3.11 also as `wchar_t`.
    @inline(__always)
    func visitText<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let state = strings.state(of: object, in: space) else { return }
        if state.isCompact, state.isASCII, minor >= 12 { return }
        visitTextBuffers(object, state, into: &sink)
    }

    @inline(never)
    private func visitTextBuffers<S: ReferenceSink>(
        _ object: UInt64, _ state: StringReader.State, into sink: inout S
    ) {
        let length = space.load(object &+ UInt64(strings.length), as: Int.self) ?? 0
        guard length >= 0, length < 1 << 40 else { return sink.note("strings of impossible lengths") }
        var data: UInt64 = 0
        if !state.isCompact {
            data = word(object, strings.data)
            if data != 0 { sink.buffer(at: data, requested: UInt64((length + 1) * max(1, state.kind))) }
        }
        if !(state.isCompact && state.isASCII) {
            let utf8 = word(object, strings.utf8)
            if utf8 != 0, utf8 != data {
                sink.buffer(at: utf8, requested: min(word(object, strings.utf8Length), 1 << 40) + 1)
            }
        }
        guard let offset = strings.wideCharacters, let wideLength = strings.wideLength else { return }
        let wide = word(object, offset)
        // That of a str of four bytes a character is its own data.
        let own = object &+ UInt64(strings.compactHeader)
        if wide != 0, wide != data, wide != own {
            let count = state.isASCII ? UInt64(length) : min(word(object, wideLength), 1 << 40)
            sink.buffer(at: wide, requested: (count + 1) * 4)
        }
    }
}
