import HeapGraph

extension DumpWriter {
    /// The number of a name; equal names share one. Names longer than 64 KiB are cut.
    package func name(_ text: String) -> NameID {
        if let row = nameRows[text] { return NameID(row) }
        var kept = Self.cut(text)
        let row = withTable(\.names) { names in
            let row = names.nextRow
            kept.withUTF8 { bytes in
                names.append(UInt32(bytes.count))
                names.appendTail(UnsafeRawBufferPointer(bytes))
            }
            return row
        }
        nameRows[text] = row
        return NameID(row)
    }

    /// Adds a type. `object` is the address of the object that is this type, 0 where there is none.
    package func type(
        name: String, module: String = "", kind: TypeKind = .other, labels: LabelTemplate = .explicit,
        base: TypeID? = nil, basicSize: UInt32 = 0, itemSize: UInt32 = 0, object: UInt64 = 0
    ) -> TypeID {
        let (name, module) = (self.name(name).rawValue, self.name(module).rawValue)
        return withTable(\.types) { types in
            let row = types.nextRow
            types.append(
                object, name, module, base?.rawValue ?? noRow, basicSize, itemSize, kind.rawValue,
                labels.rawValue)
            return TypeID(row)
        }
    }

    /// A label as a programmer would write it (`.attr`, `local x`); equal ones share a number.
    package func label(_ text: String, strength: ReferenceStrength = .strong) -> LabelID {
        label(LabelKey(value: name(text).rawValue, isIndex: false, strength: strength))
    }

    /// The label `[index]`, for types whose template does not imply it.
    package func label(index: UInt32, strength: ReferenceStrength = .strong) -> LabelID {
        label(LabelKey(value: index, isIndex: true, strength: strength))
    }

    private func label(_ key: LabelKey) -> LabelID {
        if let row = labelRows[key] { return LabelID(row) }
        let row = withTable(\.labels) { labels in
            let row = labels.nextRow
            labels.append(key.value, UInt8(key.isIndex ? 1 : 0), key.strength.rawValue)
            return row
        }
        labelRows[key] = row
        return LabelID(row)
    }

    /// Adds a GC root; `name` says what holds the object, where that has a name.
    package func root(
        _ address: UInt64, kind: RootKind, name: String = "", thread: ThreadIndex? = nil,
        frame: FrameIndex? = nil
    ) {
        let name = self.name(name).rawValue
        withTable(\.roots) {
            $0.append(address, name, thread?.rawValue ?? noRow, frame?.rawValue ?? noRow, kind.rawValue)
        }
    }

    /// Adds a thread; `id` is the operating system's number for it.
    package func thread(id: UInt64, name: String = "") -> ThreadIndex {
        let name = self.name(name).rawValue
        return withTable(\.threads) { threads in
            let row = threads.nextRow
            threads.append(id, name)
            return ThreadIndex(row)
        }
    }

    /// Adds a frame; those of a thread come innermost first. `object` is the address of the frame's own object, whose
    /// references are its locals, 0 where frames are not objects.
    @discardableResult
    package func frame(
        thread: ThreadIndex, function: String, file: String, line: UInt32, object: UInt64 = 0
    ) -> FrameIndex {
        let (function, file) = (name(function).rawValue, name(file).rawValue)
        return withTable(\.frames) { frames in
            let row = frames.nextRow
            frames.append(object, thread.rawValue, function, file, line)
            return FrameIndex(row)
        }
    }

    /// Adds a place in the program where objects are allocated.
    package func allocationSite(function: String, file: String, line: UInt32) -> UInt32 {
        let (function, file) = (name(function).rawValue, name(file).rawValue)
        return withTable(\.sites) { sites in
            let row = sites.nextRow
            sites.append(function, file, line)
            return row
        }
    }

    /// A member of the intern table.
    package func interned(_ address: UInt64) {
        withTable(\.interned) { $0.append(address) }
    }

    /// A fact about the process or its runtime: `runtime.name`, `process.rss`, …
    package func fact(_ key: String, _ value: String) {
        let (key, value) = (name(key).rawValue, name(value).rawValue)
        withTable(\.facts) { $0.append(key, value) }
    }

    /// Something that the writer could not take in, and how often; `what` is a plural noun phrase (`objects of type
    /// _queue.SimpleQueue whose references are unknown`). A report shows it beside what the reader could not take in;
    /// equal texts are summed.
    package func coverage(_ what: String, count: UInt64) {
        let what = name(what).rawValue
        withTable(\.coverage) { $0.append(count, what) }
    }

    /// At most 64 KiB, and no broken character at the end.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > FormatLimits.nameBytes else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: FormatLimits.nameBytes)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}
