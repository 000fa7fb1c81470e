/// What threads are called, and which of the kernel's each is.
///
/// `threading._active` has the `Thread` objects of a program by identifier, with their names and, from 3.8 on, the
/// kernel's number. A thread that `threading` does not know is told by its stack: `pthread_self()` lies at the upper
/// end of it, the stack pointer below in the same mapping.
struct ThreadIdentities {
    struct Known {
        var name: String
        var nativeID: UInt32?
    }

    private let reader: ObjectReader
    private let image: ProcessImage
    private let layout: StateLayout

    init(_ reader: ObjectReader, _ image: ProcessImage, _ layout: StateLayout) {
        self.reader = reader
        self.image = image
        self.layout = layout
    }

    // MARK: The threading module

    /// What the `threading` module of an interpreter knows, by identifier.
    func known(in interpreter: UInt64) -> [UInt64: Known] {
        guard let module = value(named: "threading", inDict: reader.word(interpreter, layout.modules)),
            let active = value(named: "_active", inDict: reader.word(module, layout.moduleDict))
        else { return [:] }
        var known: [UInt64: Known] = [:]
        reader.forEachDictEntry(at: active) { key, thread in
            guard let identifier = reader.unsignedInteger(at: key) else { return true }
            known[identifier] = self.identity(ofThread: thread)
            return known.count < 1 << 16
        }
        return known
    }

    private func identity(ofThread thread: UInt64) -> Known {
        let attributes = AttributeSink.attributes(["_name", "_native_id"], of: thread, reader)
        return Known(
            name: attributes[0].flatMap { reader.string(at: $0) } ?? "",
            nativeID: attributes[1].flatMap { reader.unsignedInteger(at: $0) }.flatMap { UInt32(exactly: $0) }
        )
    }

    private func value(named name: String, inDict dict: UInt64) -> UInt64? {
        guard dict != 0 else { return nil }
        var found: UInt64?
        reader.forEachDictEntry(at: dict) { key, value in
            guard reader.string(at: key) == name else { return true }
            found = value
            return false
        }
        return found
    }

    // MARK: The kernel's threads

    /// The threads with what the kernel's list can add: numbers by their stacks, names.
    func completed(_ threads: [PythonThread]) -> [PythonThread] {
        var threads = threads
        for row in threads.indices where threads[row].nativeID == nil {
            threads[row].nativeID = nativeID(byStackOf: threads[row].identifier)
        }
        let taken = Set(threads.compactMap(\.nativeID))
        let process = image.facts.first { $0.key == "process.id" }.flatMap { UInt32($0.value) }
        let unknown = threads.indices.filter { threads[$0].nativeID == nil }
        // The main thread's identifier is not in its stack: it is what remains.
        if let process, !taken.contains(process), unknown.count == 1 {
            threads[unknown[0]].nativeID = process
        }
        for row in threads.indices where threads[row].name.isEmpty {
            threads[row].name = image.threads.first { $0.id == threads[row].nativeID }?.name ?? ""
        }
        return threads
    }

    private func nativeID(byStackOf identifier: UInt64) -> UInt32? {
        guard let stack = image.mappings.first(where: { $0.start <= identifier && identifier < $0.end })
        else {
            return nil
        }
        let there = image.threads.filter { $0.stackPointer >= stack.start && $0.stackPointer < identifier }
        return there.count == 1 ? there[0].id : nil
    }
}

/// Takes some attributes of an instance by their names, wherever it keeps them.
private struct AttributeSink: ReferenceSink {
    static let takesLabels = true

    private let wanted: [LabelNumber]
    private let dict: LabelNumber
    private var found: [UInt64?]
    private var foundDict: UInt64?

    static func attributes(_ names: [String], of object: UInt64, _ reader: ObjectReader) -> [UInt64?] {
        let type = reader.typeRow(at: object)
        guard type >= 0 else { return names.map { _ in nil } }
        var sink = AttributeSink(names, reader)
        reader.visit(object, type: type, into: &sink)
        guard let dict = sink.foundDict else { return sink.found }
        reader.forEachDictEntry(at: dict) { key, value in
            if let row = reader.string(at: key).flatMap({ names.firstIndex(of: $0) }) {
                sink.found[row] = value
            }
            return true
        }
        return sink.found
    }

    private init(_ names: [String], _ reader: ObjectReader) {
        wanted = names.map { reader.labels.label(".\($0)") }
        dict = reader.labels.label(".__dict__")
        found = names.map { _ in nil }
    }

    mutating func reference(to target: UInt64, _ label: LabelNumber) {
        if label == dict { foundDict = target }
        if let row = wanted.firstIndex(of: label) { found[row] = target }
    }

    mutating func buffer(at address: UInt64, requested: UInt64) {}
    mutating func note(_ what: StaticString) {}
}
