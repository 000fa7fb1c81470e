import DumpFiles
import HeapGraph

/// The classes of a dump, numbered in the order they were loaded.
struct ClassTable {
    private(set) var classes: [JavaClass] = []
    let numbers: ClassNumbers
    /// Class dumps of classes that were not loaded, or that were dumped before.
    private(set) var strayDumps = 0
    /// Classes whose superclasses form a cycle, or a chain longer than any program's.
    private(set) var endlessChains = 0

    /// A chain of superclasses longer than this is no program's.
    private static let longestChain = 1024

    /// Before the first pass: names only.
    init(_ layout: FileLayout, file: DumpFile) throws(DumpError) {
        numbers = ClassNumbers(capacity: layout.loadedClasses.count)
        // A name is read once: a hostile file may give a million classes the same long one.
        var names: [UInt64: (internal: String?, written: String)] = [:]
        for loaded in layout.loadedClasses {
            if loaded.isLate, numbers.find(loaded.object) != ClassNumbers.none { continue }
            let number = numbers.add(loaded.object)
            let name: (internal: String?, written: String)
            if let known = names[loaded.name] {
                name = known
            } else {
                let internalName = try layout.names.text(loaded.name, in: file)
                name = (internalName, internalName.map(JavaName.type) ?? "<class without a name>")
                names[loaded.name] = name
            }
            let entry = JavaClass(object: loaded.object, internalName: name.internal, name: name.written)
            if number == classes.count { classes.append(entry) } else { classes[number] = entry }
        }
    }

    /// After the first pass.
    mutating func add(_ dumps: [ClassDump]) {
        for dump in dumps {
            let number = numbers.find(dump.address)
            if number == ClassNumbers.none || classes[Int(number)].dump != nil {
                strayDumps += 1
                continue
            }
            classes[Int(number)].dump = dump
        }
        for number in classes.indices {
            guard let superclass = classes[number].dump?.superclass, superclass != 0 else { continue }
            let found = numbers.find(superclass)
            if found != ClassNumbers.none { classes[number].superclass = Int(found) }
        }
        breakEndlessChains()
    }

    /// The class and its superclasses, nearest first.
    func chain(of number: Int) -> [Int] { Array(sequence(first: number) { classes[$0].superclass }) }

    /// The class of this name; of several, the one that was loaded first.
    func number(named internalName: String) -> Int? {
        classes.firstIndex { $0.internalName == internalName }
    }

    /// Lets a chain end where it comes back to itself or gets too long. Linear: each class's depth is found once.
    private mutating func breakEndlessChains() {
        var depth = [Int](repeating: 0, count: classes.count)
        for start in classes.indices where depth[start] == 0 {
            var path: [Int] = []
            var next: Int? = start
            while let number = next, depth[number] == 0 {
                depth[number] = -1
                path.append(number)
                next = classes[number].superclass
            }
            // -1: on this very path.
            var below = next.map { depth[$0] } ?? 0
            if below == -1 { below = Self.longestChain }
            for number in path.reversed() {
                if below >= Self.longestChain {
                    classes[number].superclass = nil
                    endlessChains += 1
                    below = 0
                }
                below += 1
                depth[number] = below
            }
        }
    }
}
