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
    typealias Repeat = (Runtime, ObjectRef, Int) throws(Raised) -> ObjectRef

    // Object
    var represent: Unary?
    var string: Unary?
    var hash: Measure?
    var call: ((Runtime, ObjectRef, Arguments) throws(Raised) -> ObjectRef)?
    var getAttribute: Binary?
    /// Sets, or with nil deletes.
    var setAttribute: ((Runtime, ObjectRef, ObjectRef, ObjectRef?) throws(Raised) -> Void)?
    var compare: ((Runtime, ObjectRef, ObjectRef, ComparisonOperator) throws(Raised) -> ObjectRef)?
    var iterate: Unary?
    /// Nil at the end.
    var next: ((Runtime, ObjectRef) throws(Raised) -> ObjectRef?)?
    /// Descriptor, instance (nil for access through the class), owner.
    var descriptorGet: ((Runtime, ObjectRef, ObjectRef?, ObjectRef) throws(Raised) -> ObjectRef)?
    var descriptorSet: ((Runtime, ObjectRef, ObjectRef, ObjectRef?) throws(Raised) -> Void)?
    /// Arguments without receiver.
    var initialize: ((Runtime, ObjectRef, Arguments) throws(Raised) -> Void)?
    /// The class, then arguments without it.
    var new: ((Runtime, ObjectRef, Arguments) throws(Raised) -> ObjectRef)?
    /// `__del__`.
    var finalize: ((Runtime, ObjectRef) -> Void)?

    // Numbers. By `BinaryOperator`: 0..<13 plain, 13..<26 in place.
    var binary = InlineArray<26, Binary?>(repeating: nil)
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

extension ObjectRef {
    /// The slots of a type object.
    @inline(__always)
    var slots: UnsafeMutablePointer<TypeSlots> {
        self[pointer: TypeLayout.slots].unsafelyUnwrapped.assumingMemoryBound(to: TypeSlots.self)
    }
}
