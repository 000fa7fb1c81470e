import HeapGraph

/// A string and the array of its characters, as object numbers.
struct StringObject {
    var string: UInt32
    var array: UInt32
    /// 0 for Latin-1, 1 for UTF-16; in a Java where strings share arrays, the number of its slice.
    var detail: UInt32
}

/// Which characters of a shared array are a string's: Java 6 and before.
struct StringSlice {
    var offset: UInt32
    var count: UInt32

    /// Those that are there, of an array of so many.
    func units(of total: Int) -> Range<Int> {
        let start = min(Int(offset), total)
        return start..<min(start + Int(count), total)
    }
}

extension StringSlice {
    /// From the field values of a string whose fields are known to be among them.
    init(_ fields: StringFields, _ values: [UInt8]) {
        self = values.withUnsafeBytes {
            StringSlice(offset: $0.baseAddress!.u4(fields.offset!), count: $0.baseAddress!.u4(fields.count!))
        }
    }
}

/// A thread and the string that is its name, as object numbers.
struct ThreadObject {
    var thread: UInt32
    var name: UInt32
}

extension ObjectFill {
    /// Remembers strings and threads for later passes. `values` are the field values of an instance.
    mutating func note(_ row: UInt32, _ plan: InstancePlan, _ values: UnsafeRawPointer) {
        switch plan.role {
        case .plain: break
        case .string: noteString(row, values)
        case .thread:
            guard let offset = shared.threadNames[Int(plan.type)] else { return }
            let name = filler.row(of: values.id(offset, size: idSize))
            if name != noRow { threads.append(ThreadObject(thread: row, name: name)) }
        }
    }

    @inline(__always)
    private mutating func noteString(_ row: UInt32, _ values: UnsafeRawPointer) {
        guard let value = shared.string.value else { return }
        let array = filler.row(of: values.id(value, size: idSize))
        guard array != noRow else { return }
        var detail: UInt32 = 0
        if let coder = shared.string.coder {
            detail = UInt32(values.load(fromByteOffset: coder, as: UInt8.self) & 1)
        } else if shared.string.areSlices, let offset = shared.string.offset, let count = shared.string.count
        {
            detail = UInt32(slices.count)
            slices.append(StringSlice(offset: values.u4(offset), count: values.u4(count)))
        }
        strings.append(StringObject(string: row, array: array, detail: detail))
    }
}
