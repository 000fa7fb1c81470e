import HeapGraph

/// The second pass over a piece: fills in the rows of its objects.
struct ObjectFill: HeapVisitor, ~Copyable {
    let filler: GraphFiller
    private let classes: ClassNumbers
    private let plans: UnsafePointer<InstancePlan>
    /// The plan of what was not loaded.
    private let unknown: UInt32
    private let offsets: UnsafePointer<UInt32>
    let shared: ClassPlans
    private let layout: ObjectLayout
    let idSize: Int
    /// The references of one instance; as many as the largest has.
    private let targets: UnsafeMutablePointer<UInt64>
    private var lastArray: (class: UInt64, type: UInt32) = (0, 0)
    var strings: [StringObject] = []
    var slices: [StringSlice] = []
    var threads: [ThreadObject] = []
    /// Objects that were given no references: their field values are longer than a window.
    private(set) var unread = 0

    init(
        _ filler: GraphFiller, _ plans: PlanColumns, _ classes: ClassNumbers, _ layout: ObjectLayout,
        idSize: Int
    ) {
        self.filler = filler
        self.classes = classes
        self.plans = plans.instances
        unknown = UInt32(plans.count - 1)
        offsets = plans.offsets
        shared = plans.shared
        self.layout = layout
        self.idSize = idSize
        targets = .allocate(capacity: plans.mostReferences + 1)
        lastArray.type = shared.unknownArrayType
    }

    deinit { targets.deallocate() }

    @inline(__always)
    mutating func instance(
        at address: UInt64, class: UInt64, header: Int, data: UInt32, _ window: inout FileWindow
    ) {
        let row = filler.claim(address)
        guard row != noRow else { return }
        let number = classes.find(`class`)
        let plan = plans + Int(min(number, unknown))
        let isUnknown = number == ClassNumbers.none
        let size =
            isUnknown ? layout.instanceSize(primitiveBytes: UInt64(data), references: 0) : plan.pointee.size
        filler.define(row, type: plan.pointee.type, size: size)
        guard plan.pointee.references > 0 else { return }
        fillSlots(of: row, plan, class: `class`, header, &window)
    }

    @inline(__always)
    private mutating func fillSlots(
        of row: UInt32, _ plan: UnsafePointer<InstancePlan>, class: UInt64, _ header: Int,
        _ window: inout FileWindow
    ) {
        guard let record = window.need(header + Int(plan.pointee.dataLength)) else { return leaveOut(row) }
        let values = record + header
        let slots = offsets + Int(plan.pointee.firstSlot)
        var count = Int(plan.pointee.slotCount)
        if idSize == 8 {
            for slot in 0..<count { targets[slot] = values.u8(Int(slots[slot])) }
        } else {
            for slot in 0..<count { targets[slot] = UInt64(values.u4(Int(slots[slot]))) }
        }
        if plan.pointee.refersToClass {
            targets[count] = `class`
            count += 1
        }
        filler.setReferences(of: row, addresses: UnsafeBufferPointer(start: targets, count: count))
        if plan.pointee.role != .plain { note(row, plan.pointee, values) }
    }

    /// Gives an object no references: columns begin as zeros, which would all be the first object.
    @inline(never)
    private mutating func leaveOut(_ row: UInt32) {
        filler.setReferences(of: row, addresses: UnsafeBufferPointer(start: nil, count: 0))
        unread += 1
    }

    @inline(__always)
    mutating func objectArray(
        at address: UInt64, class: UInt64, header: Int, count: UInt32, _ window: inout FileWindow
    ) {
        let row = filler.claim(address)
        guard row != noRow else { return }
        if `class` != lastArray.class {
            lastArray = (`class`, shared.arrayTypes[`class`] ?? shared.unknownArrayType)
        }
        filler.define(
            row, type: lastArray.type, size: layout.arraySize(bytes: UInt64(count) &* layout.reference))
        let ids = window.offset + UInt64(header)
        var position = 0
        while position < Int(count) {
            // Long arrays in parts.
            let part = min(Int(count) - position, FileWindow.maximum / 8)
            window.move(to: ids + UInt64(position * idSize))
            guard let bytes = window.need(part * idSize) else {
                return position == 0 ? leaveOut(row) : ()
            }
            filler.setReferences(of: row, from: position, bigEndian: bytes, idSize: idSize, count: part)
            position += part
        }
    }

    @inline(__always)
    mutating func primitiveArray(
        at address: UInt64, type: UInt8, header: Int, count: UInt32, hasData: Bool, _ window: inout FileWindow
    ) {
        let row = filler.claim(address)
        guard row != noRow else { return }
        let bytes = UInt64(count) &* UInt64(BasicType.primitiveSize(type))
        filler.define(row, type: shared.primitiveArrayTypes[Int(type)], size: layout.arraySize(bytes: bytes))
    }

    mutating func other(_ tag: UInt8, length: UInt64, _ window: inout FileWindow) {}
    mutating func lost(_ bytes: Range<UInt64>, _ reason: String) {}
}
