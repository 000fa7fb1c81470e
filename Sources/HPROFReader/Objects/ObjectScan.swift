import HeapGraph

/// The first pass over a piece: which objects there are, and everything that is few.
struct ObjectScan: HeapVisitor, ~Copyable {
    private let idSize: Int
    private let classes: ClassNumbers
    private var part = DeclarationPart()
    private var evidence = LayoutEvidence()
    private var few = Few()
    private var lastArrayClass: UInt64 = 0
    /// By class: the least bytes of field values of an instance.
    private let shortest: UnsafeMutablePointer<UInt32>

    /// What is not an object, and what is wrong.
    struct Few {
        var classDumps: [ClassDump] = []
        var roots: [RawRoot] = []
        /// Ids of the classes of object arrays.
        var arrayClasses: Set<UInt64> = []
        /// Ids of the names of Android's heaps.
        var heapNames: Set<UInt64> = []
        var gaps: [HPROFDamage.Gap] = []
        /// Instances of classes that were not loaded.
        var classless = 0
        var arraysWithoutData = 0

        mutating func add(_ other: Few) {
            classDumps += other.classDumps
            roots += other.roots
            arrayClasses.formUnion(other.arrayClasses)
            heapNames.formUnion(other.heapNames)
            gaps += other.gaps
            classless += other.classless
            arraysWithoutData += other.arraysWithoutData
        }
    }

    init(idSize: Int, classes: ClassNumbers) {
        self.idSize = idSize
        self.classes = classes
        shortest = .allocate(capacity: classes.count + 1)
        shortest.initialize(repeating: .max, count: classes.count + 1)
    }

    deinit { shortest.deallocate() }

    /// Lowers what other pieces have found to what this one has.
    func lower(_ least: inout [UInt32]) {
        for number in least.indices { least[number] = min(least[number], shortest[number]) }
    }

    consuming func finish() -> Found {
        let part = exchange(&part, with: DeclarationPart())
        return Found(part: PartBox(part), evidence: evidence, few: few)
    }

    /// What a piece holds.
    struct Found {
        var part: PartBox<DeclarationPart>
        var evidence: LayoutEvidence
        var few: Few
    }

    @inline(__always)
    mutating func instance(
        at address: UInt64, class: UInt64, header: Int, data: UInt32, _ window: inout FileWindow
    ) {
        let number = classes.find(`class`)
        if number != ClassNumbers.none {
            part.append(address: address, shape: number)
            if data < shortest[Int(number)] { shortest[Int(number)] = data }
        } else {
            few.classless += 1
            part.append(address: address, references: 0)
        }
        evidence.instance(at: address)
    }

    @inline(__always)
    mutating func objectArray(
        at address: UInt64, class: UInt64, header: Int, count: UInt32, _ window: inout FileWindow
    ) {
        part.append(address: address, references: count)
        if `class` != lastArrayClass {
            lastArrayClass = `class`
            few.arrayClasses.insert(`class`)
        }
        evidence.objectArray(at: address, count: count)
    }

    @inline(__always)
    mutating func primitiveArray(
        at address: UInt64, type: UInt8, header: Int, count: UInt32, hasData: Bool, _ window: inout FileWindow
    ) {
        part.append(address: address, references: 0)
        if !hasData { few.arraysWithoutData += 1 }
        evidence.primitiveArray(at: address, bytes: UInt64(count) &* UInt64(BasicType.primitiveSize(type)))
    }

    mutating func other(_ tag: UInt8, length: UInt64, _ window: inout FileWindow) {
        guard length <= FileWindow.maximum, let bytes = window.need(Int(length)) else { return }
        switch tag {
        case HeapTag.classDump: few.classDumps.append(ClassDump(bytes, idSize: idSize))
        case HeapTag.heapDumpInfo: few.heapNames.insert(bytes.id(5, size: idSize))
        // The object is in the dump and nothing holds it: no root.
        case HeapTag.unreachable: break
        default: few.roots.append(RawRoot(tag, bytes, length: Int(length), idSize: idSize))
        }
    }

    mutating func lost(_ bytes: Range<UInt64>, _ reason: String) {
        few.gaps.append(HPROFDamage.Gap(bytes: bytes, reason: reason))
    }
}
