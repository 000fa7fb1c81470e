/// What a code object says of a frame that runs it: how many locals and stack slots it has and what they are called.
///
/// Up to 3.10 the values stand in the order of `co_varnames`, `co_cellvars`, `co_freevars`; from 3.11 on in that of
/// `co_localsplusnames`, and the byte of the same index in `co_localspluskinds` tells what each is
/// (CPython, Objects/frameobject.c and Include/internal/pycore_code.h). Read for one frame at a time; nothing in it is
/// trusted.
struct FrameCode {
    /// Locals, cells and free variables.
    let localCount: Int
    let stackSize: Int
    let flags: UInt32
    private let variables: NameTuple
    private let cells: NameTuple
    private let free: NameTuple
    /// Address of the bytes of `co_localspluskinds`; 0 up to 3.10, or where it is not to be read.
    private let kinds: UInt64

    /// More than any compiler makes; what says more is not a code object.
    private static let limit = 1 << 20
    /// `CO_FAST_FREE`
    private static let freeKind: UInt8 = 0x80

    /// - Returns: nil where there is no sound code object at `code`.
    init?(at code: UInt64, _ layout: FrameLayout, _ space: AddressSpace) {
        let offsets = layout.code
        func count(_ offset: Int) -> Int? {
            guard let value = space.load(code &+ UInt64(offset), as: Int32.self), value >= 0,
                value < Self.limit
            else { return nil }
            return Int(value)
        }
        func names(_ offset: Int) -> NameTuple? {
            space.word(code &+ UInt64(offset)).flatMap { NameTuple(at: $0, layout, space) }
        }
        guard let stackSize = count(offsets.stackSize),
            let flags = space.load(code &+ UInt64(offsets.flags), as: UInt32.self)
        else { return nil }
        self.stackSize = stackSize
        self.flags = flags
        switch offsets.names {
        case .threeTuples(let variables, let cells, let free):
            guard let variables = names(variables), let cells = names(cells), let free = names(free) else {
                return nil
            }
            (self.variables, self.cells, self.free) = (variables, cells, free)
            localCount = variables.count + cells.count + free.count
            kinds = 0
        case .oneTuple(let total, let all, let kindBytes):
            guard let total = count(total), let all = names(all), total <= all.count else { return nil }
            (variables, cells, free) = (all, .empty, .empty)
            localCount = total
            kinds = Self.kinds(at: code &+ UInt64(kindBytes), count: total, layout, space)
        }
    }

    private static func kinds(
        at field: UInt64, count: Int, _ layout: FrameLayout, _ space: AddressSpace
    ) -> UInt64 {
        guard let object = space.word(field), let length = space.word(object &+ UInt64(layout.tupleSize)),
            length == UInt64(count)
        else { return 0 }
        let bytes = object &+ UInt64(layout.bytesValue)
        return space.pointer(bytes, count) == nil ? 0 : bytes
    }

    /// The address of the name of local `index`, and whether it belongs to an enclosing function.
    @inline(__always)
    func name(_ index: Int, _ space: AddressSpace) -> (address: UInt64, isFree: Bool)? {
        if kinds != 0 {
            guard let name = variables.item(index, space),
                let kind = space.load(kinds &+ UInt64(index), as: UInt8.self)
            else { return nil }
            return (name, kind & Self.freeKind != 0)
        }
        if index < variables.count { return variables.item(index, space).map { ($0, false) } }
        let index = index - variables.count
        if index < cells.count { return cells.item(index, space).map { ($0, false) } }
        return free.item(index - cells.count, space).map { ($0, true) }
    }

    /// A tuple of names whose items were all read.
    private struct NameTuple {
        let items: UInt64
        let count: Int

        static let empty = NameTuple(items: 0, count: 0)

        private init(items: UInt64, count: Int) {
            self.items = items
            self.count = count
        }

        init?(at tuple: UInt64, _ layout: FrameLayout, _ space: AddressSpace) {
            guard let size = space.word(tuple &+ UInt64(layout.tupleSize)), size < UInt64(limit) else {
                return nil
            }
            let items = tuple &+ UInt64(layout.tupleItems)
            guard size == 0 || space.pointer(items, Int(size) * 8) != nil else { return nil }
            self.init(items: items, count: Int(size))
        }

        @inline(__always)
        func item(_ index: Int, _ space: AddressSpace) -> UInt64? {
            index < count ? space.word(items &+ UInt64(index) &* 8) : nil
        }
    }
}
