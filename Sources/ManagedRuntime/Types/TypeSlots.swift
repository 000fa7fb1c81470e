/// What a type's instances can do, by protocol: the counterpart of a C type's slots. One table a type, outside the heap,
/// behind `TypeLayout.slots`; a class has its base's entries, with those it overrides in Python replaced by ones that
/// look the special method up.
///
/// Arguments are borrowed, results are new references. A binary operation may return `NotImplemented`. Entries are
/// functions without context: literals that call a method of the runtime.
struct TypeSlots {
    typealias Unary = (Runtime, ObjectRef) throws(Raised) -> ObjectRef
    typealias Binary = (Runtime, ObjectRef, ObjectRef) throws(Raised) -> ObjectRef
    typealias Ternary = (Runtime, ObjectRef, ObjectRef, ObjectRef) throws(Raised) -> ObjectRef
    typealias Predicate = (Runtime, ObjectRef) throws(Raised) -> Bool
    typealias Measure = (Runtime, ObjectRef) throws(Raised) -> Int
    typealias Call = (Runtime, ObjectRef, Arguments) throws(Raised) -> ObjectRef
    typealias Initialize = (Runtime, ObjectRef, Arguments) throws(Raised) -> Void
    typealias Repeat = (Runtime, ObjectRef, Int) throws(Raised) -> ObjectRef

    // Object
    var represent: Unary?
    var string: Unary?
    var hash: Measure?
    var call: Call?
    var getAttribute: Binary?
    /// Sets, or with nil deletes.
    var setAttribute: ((Runtime, ObjectRef, ObjectRef, ObjectRef?) throws(Raised) -> Void)?
    var compare: ((Runtime, ObjectRef, ObjectRef, ComparisonOperator) throws(Raised) -> ObjectRef)?
    var iterate: Unary?
    /// Nil at the end. A StopIteration that carries a value is raised instead.
    var next: ((Runtime, ObjectRef) throws(Raised) -> ObjectRef?)?
    /// Descriptor, instance (nil for access through the class), owner.
    var descriptorGet: ((Runtime, ObjectRef, ObjectRef?, ObjectRef) throws(Raised) -> ObjectRef)?
    var descriptorSet: ((Runtime, ObjectRef, ObjectRef, ObjectRef?) throws(Raised) -> Void)?
    /// Arguments without receiver.
    var initialize: Initialize?
    /// The class, then arguments without it.
    var new: Call?
    /// `__del__`.
    var finalize: ((Runtime, ObjectRef) -> Void)?

    // Numbers. By `BinaryOperator`: 0..<13 plain, 13..<26 in place.
    var binary = BinarySlots()
    /// `pow` with three arguments.
    var power: Ternary?
    var negative: Unary?
    var positive: Unary?
    var absolute: Unary?
    var invert: Unary?
    var bool: Predicate?
    var int: Unary?
    var float: Unary?
    var index: Unary?

    // Sequences and mappings.
    var length: Measure?
    var concatenate: Binary?
    var concatenateInPlace: Binary?
    var `repeat`: Repeat?
    var repeatInPlace: Repeat?
    /// By a position that is not negative any more; used where an index is an int.
    var item: Repeat?
    var getItem: Binary?
    /// Stores, or with nil deletes.
    var setItem: ((Runtime, ObjectRef, ObjectRef, ObjectRef?) throws(Raised) -> Void)?
    var contains: ((Runtime, ObjectRef, ObjectRef) throws(Raised) -> Bool)?

    // Memory, for kinds with more than their layout's fields.
    /// Calls the visitor with the owned references beyond the fields.
    var traverse: ((Runtime, ObjectRef, (ObjectRef) -> Void) -> Void)?
    /// Gives up everything beyond the fields: at deallocation, and when a collection breaks cycles.
    var clear: ((Runtime, ObjectRef) -> Void)?
    /// Bytes of buffers outside the object's block.
    var bufferSize: ((Runtime, ObjectRef) -> Int)?

    init() {}
}

/// The functions of the binary operators. Each is in a struct of its own: as an element of its own type, it would be
/// wrapped anew every time it is taken out.
struct BinarySlots {
    private struct Slot {
        var function: TypeSlots.Binary?
    }

    private var functions = InlineArray<26, Slot>(repeating: Slot())

    subscript(_ index: Int) -> TypeSlots.Binary? {
        @inline(__always)
        get { functions[index].function }
        @inline(__always)
        set { functions[index].function = newValue }
    }
}

extension TypeSlots {
    // Passed to a generic function by itself, a function would be wrapped; in a struct it stays as it is.
    private struct BinaryBox {
        let function: Binary?
    }

    private struct CallBox {
        let function: Call?
    }

    private struct InitializeBox {
        let function: Initialize?
    }

    /// Whether two slots hold the same function: slots are inherited by copying them.
    static func areSame(_ one: Binary?, _ other: Binary?) -> Bool {
        unsafeBitCast(BinaryBox(function: one), to: (UInt, UInt).self)
            == unsafeBitCast(BinaryBox(function: other), to: (UInt, UInt).self)
    }

    static func areSame(new one: Call?, _ other: Call?) -> Bool {
        unsafeBitCast(CallBox(function: one), to: (UInt, UInt).self)
            == unsafeBitCast(CallBox(function: other), to: (UInt, UInt).self)
    }

    static func areSame(initialize one: Initialize?, _ other: Initialize?) -> Bool {
        unsafeBitCast(InitializeBox(function: one), to: (UInt, UInt).self)
            == unsafeBitCast(InitializeBox(function: other), to: (UInt, UInt).self)
    }
}

extension ObjectRef {
    /// The slots of a type object.
    @inline(__always)
    var slots: UnsafeMutablePointer<TypeSlots> {
        self[pointer: TypeLayout.slots].unsafelyUnwrapped.assumingMemoryBound(to: TypeSlots.self)
    }
}
