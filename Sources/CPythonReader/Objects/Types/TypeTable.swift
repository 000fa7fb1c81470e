/// The Python types of a target by address, found and described as objects of them come up.
///
/// One thread at a time. The hot parts live behind one pointer, so that a lookup costs neither a retain nor an
/// exclusivity check.
package final class TypeTable {
    /// One a row, with what is shown to people.
    package private(set) var rows: [PythonType] = []
    /// By row: the known type that a type is or derives from, and how large its instances are.
    var solids: [Solid] = []

    struct Solid {
        var known: KnownType
        var basicSize: Int
        var itemSize: Int
        /// Whether the type itself is the known one.
        var isKnown: Bool
    }

    struct State {
        /// Row -1: looked at, and not a type.
        var table = AddressTable(log2Capacity: 13)
        var records = UnsafeMutablePointer<TypeRecord>.allocate(capacity: 1 << 10)
        var recordCapacity = 1 << 10
        var recordCount = 0
        var fields = GrowingBuffer<ObjectField>()
        /// By type and entry of its cached keys: the label of the attribute.
        var attributeLabels = GrowingBuffer<LabelNumber>()
    }

    let state: UnsafeMutablePointer<State>
    let space: AddressSpace
    let layout: TypeLayout
    let known: KnownTypes
    let dicts: DictReader
    let strings: StringReader
    let labels: LabelCatalog
    let minor: Int
    let moduleStateOffset: Int
    /// `tp_dict` and so on of static types, which 3.12 and later keep by interpreter.
    let staticStates: StaticTypeStates

    init(_ python: PythonInstance, _ space: AddressSpace, labels: LabelCatalog) throws(CaptureError) {
        self.space = space
        self.labels = labels
        minor = python.minor
        layout = try TypeLayout(python.layout)
        moduleStateOffset = try python.layout.offset("PyModuleObject", "md_state")
        dicts = try DictReader(python.layout, minor: python.minor)
        strings = try StringReader(python.layout)
        known = KnownTypes(python.layout, labels: labels)
        staticStates = try StaticTypeStates(python, space)
        state = .allocate(capacity: 1)
        state.initialize(to: State())
    }

    deinit {
        state.pointee.table.deallocate()
        state.pointee.records.deallocate()
        state.pointee.fields.deallocate()
        state.pointee.attributeLabels.deallocate()
        state.deallocate()
    }

    package var count: Int { state.pointee.recordCount }

    package subscript(row: Int) -> PythonType { rows[row] }

    /// The row of the type at an address; -1 where there is none. A type is checked and described the first time.
    @inline(__always)
    package func row(ofType address: UInt64) -> Int {
        if let row = state.pointee.table.row(of: address) { return Int(row) }
        return register(address, depth: 0)
    }

    @inline(__always)
    func record(_ row: Int) -> TypeRecord { state.pointee.records[row] }

    /// Describes what stands at `address` if it is a type, its bases first.
    @inline(never)
    func register(_ address: UInt64, depth: Int) -> Int {
        guard mayBeType(address) else { return -1 }
        // A base chain that closes on itself finds this.
        state.pointee.table.insert(address, row: -1)
        guard let name = space.word(address &+ UInt64(layout.name)).flatMap({ space.cString($0) }),
            !name.isEmpty
        else { return -1 }
        var base = -1
        if let address = space.word(address &+ UInt64(layout.base)), address != 0, depth < Self.depthLimit {
            base = state.pointee.table.row(of: address).map { Int($0) } ?? register(address, depth: depth + 1)
            if base < 0 { return -1 }
        }
        return append(address, name: name, base: base)
    }

    /// Longer than any chain of bases that a program would make.
    private static let depthLimit = 500

    /// Cheap enough for words that are mostly something else, which is why those are not remembered.
    private func mayBeType(_ address: UInt64) -> Bool {
        guard address & 7 == 0, address != 0, let type = space.pointer(address, layout.size) else {
            return false
        }
        let flags = TypeFlags(rawValue: type.loadUnaligned(fromByteOffset: layout.flags, as: UInt64.self))
        let basicSize = type.loadUnaligned(fromByteOffset: layout.basicSize, as: Int.self)
        let itemSize = type.loadUnaligned(fromByteOffset: layout.itemSize, as: Int.self)
        guard basicSize >= 16, basicSize < Self.sizeLimit, itemSize >= 0, itemSize < Self.sizeLimit,
            type.loadUnaligned(as: Int.self) > 0
        else { return false }
        let metatype = type.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        guard flags.contains(.ready) else { return mayBeUnreadyType(address, type, metatype: metatype) }
        guard let metaflags = space.word(metatype &+ UInt64(layout.flags)) else { return false }
        return TypeFlags(rawValue: metaflags).isSuperset(of: [.type, .ready])
    }

    private static let sizeLimit = 1 << 20

    /// Some static types are used without `PyType_Ready` (functools._lru_list_elem in 3.8 and 3.9, say): in the data of a
    /// library, without a type of their own or with `type`, and with the name and destructor that their initialiser gives.
    private func mayBeUnreadyType(_ address: UInt64, _ type: UnsafeRawPointer, metatype: UInt64) -> Bool {
        guard let region = space.region(of: address), space.regions[region + 1].isFile,
            metatype == 0 || space.word(metatype &+ 8) == metatype,
            type.loadUnaligned(fromByteOffset: layout.base, as: UInt64.self) == 0,
            type.loadUnaligned(fromByteOffset: layout.deallocate, as: UInt64.self) != 0,
            let name = space.cString(
                type.loadUnaligned(fromByteOffset: layout.name, as: UInt64.self), limit: 100)
        else { return false }
        return !name.isEmpty && name.utf8.allSatisfy(Self.isNameCharacter)
    }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    func append(_ type: PythonType, _ record: TypeRecord) -> Int {
        let row = state.pointee.recordCount
        if row == state.pointee.recordCapacity { growRecords() }
        state.pointee.records[row] = record
        state.pointee.recordCount = row + 1
        rows.append(type)
        state.pointee.table.insert(type.address, row: Int32(row))
        return row
    }

    private func growRecords() {
        let capacity = state.pointee.recordCapacity * 2
        let larger = UnsafeMutablePointer<TypeRecord>.allocate(capacity: capacity)
        larger.update(from: state.pointee.records, count: state.pointee.recordCount)
        state.pointee.records.deallocate()
        state.pointee.records = larger
        state.pointee.recordCapacity = capacity
    }
}
