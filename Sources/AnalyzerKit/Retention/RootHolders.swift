/// What the roots are, by object and by group: modules, the frames of a thread, handles, and so on.
package struct RootHolders {
    /// Top-level dominators that are held the same way.
    package struct Group {
        package let name: String
        package var objects = 0
        package var retained: UInt64 = 0
        /// Its largest objects.
        package var largest: TopK<UInt64, ObjectID>
    }

    /// The group of an object that several groups, or several objects within one, keep alive.
    package static let shared = "shared by several roots"

    /// By descending retained size.
    package private(set) var groups: [Group]
    private let heap: HeapGraph
    private let roots: UnsafeBufferPointer<RootRecord>
    /// Rows of the root table, ascending by object.
    private let rows: [Int]

    /// Linear in the top-level dominators; sorts the roots.
    ///
    /// - Parameter limit: How many of its largest objects each group keeps.
    package init(_ heap: HeapGraph, keeping limit: Int) {
        self.heap = heap
        let roots = heap.roots
        let retained = heap.retainedSizes
        self.roots = roots
        rows = roots.indices.sorted { (roots[$0].object, $0) < (roots[$1].object, $1) }
        groups = []
        var index: [String: Int] = [:]
        for child in heap.dominatedChildren(of: heap.virtualRoot) {
            let object = ObjectID(child)
            let name = group(of: object)
            let place = index[name] ?? groups.count
            if place == groups.count {
                index[name] = place
                groups.append(Group(name: name, largest: TopK(limit)))
            }
            let bytes = retained[object.index]
            groups[place].objects += 1
            groups[place].retained += bytes
            groups[place].largest.insert(object, key: bytes)
        }
        groups.sort { $0.retained != $1.retained ? $0.retained > $1.retained : $0.name < $1.name }
    }

    /// The name of the group of a top-level dominator.
    package func group(of object: ObjectID) -> String {
        let records = records(of: object)
        guard let first = records.first else { return Self.shared }
        let isUnanimous = records.dropFirst().allSatisfy {
            roots[$0].kind == roots[first].kind && roots[$0].thread == roots[first].thread
        }
        return isUnanimous ? groupName(roots[first]) : Self.shared
    }

    /// What holds a root object: `module app`, `handle (app.py:12), local cache`; several roots are counted.
    package func description(of object: ObjectID) -> String {
        let records = records(of: object)
        guard let first = records.first else { return Self.shared }
        let text = description(of: roots[first])
        return records.count == 1 ? text : "\(text) and \(Format.count(records.count - 1)) more roots"
    }

    /// Where an object is to be found from its immediate dominator: `.cache`, or what its roots are for one at the
    /// top; nil where it is held through several objects.
    package func place(of object: ObjectID, isTopLevel: Bool) -> String? {
        guard !isTopLevel else {
            let text = description(of: object)
            return text == Self.shared ? nil : text
        }
        return heap.label(from: ObjectID(heap.immediateDominators[object.index]), to: object)
    }

    /// What a path from the root begins with: its description, and the module's own name where a module is all that
    /// holds it.
    package func prefix(of object: ObjectID) -> (name: String, module: String?) {
        let records = records(of: object)
        // V8's distances begin at what DevTools calls so, below the one root.
        guard !records.isEmpty else { return ("user root \(heap.typeName(of: object))", nil) }
        guard records.count == 1, kind(of: roots[records.first!]) == .module else {
            return (description(of: object), nil)
        }
        let module = heap.name(NameID(roots[records.first!].name))
        return (description(of: object), module.isEmpty ? nil : module)
    }

    /// The description without what may change from run to run: lines, threads, other roots.
    package func stableDescription(of object: ObjectID) -> String {
        guard let row = records(of: object).first else { return "" }
        let root = roots[row]
        let function = root.frame == noRow ? "" : heap.name(NameID(heap.frames[Int(root.frame)].function))
        return [kind(of: root).name, function, heap.name(NameID(root.name))].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// The rows of the roots that refer to the object. Logarithmic in the number of roots.
    private func records(of object: ObjectID) -> ArraySlice<Int> {
        func firstRow(from bound: UInt32) -> Int {
            rows.partitioningIndex { roots[$0].object >= bound }
        }
        return rows[firstRow(from: object.rawValue)..<firstRow(from: object.rawValue + 1)]
    }

    private func kind(of root: RootRecord) -> RootKind { RootKind(rawValue: root.kind) ?? .other }

    private func groupName(_ root: RootRecord) -> String {
        if root.thread != noRow, Int(root.thread) < heap.threads.count {
            return "thread \(threadName(heap.threads[Int(root.thread)]))"
        }
        switch kind(of: root) {
        case .frame: return "frames"
        case .thread: return "threads"
        case .module: return "modules"
        case .interpreter: return "interpreter"
        case .static: return "static objects"
        case .handle: return "handles"
        case .other: return "other roots"
        }
    }

    private func threadName(_ thread: ThreadRecord) -> String {
        let name = heap.name(NameID(thread.name))
        return name.isEmpty ? "\(thread.id)" : name
    }

    private func description(of root: RootRecord) -> String {
        let name = heap.name(NameID(root.name))
        guard root.frame != noRow, Int(root.frame) < heap.frames.count else {
            return name.isEmpty ? kind(of: root).name : "\(kind(of: root).name) \(name)"
        }
        let frame = heap.frames[Int(root.frame)]
        let file = heap.name(NameID(frame.file))
        let place = file.isEmpty ? "" : " (\(file):\(frame.line))"
        let function = heap.name(NameID(frame.function)) + place
        return name.isEmpty ? "frame \(function)" : "frame \(function), \(name)"
    }
}
