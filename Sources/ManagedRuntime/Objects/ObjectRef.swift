/// The address of a managed object: one word, no ownership, no Swift object behind it.
///
/// ```
///  object - 32  values        pointer  instances only: attribute values, 0 once there is a dict
///         - 24  dict          pointer  instances only: the attribute dict, 0 until somebody asks for it
///         - 16  next          pointer  containers only: garbage-collection header; next is 0 when untracked
///         - 8   previous      UInt     containers only: pointer, or during a collection a count, and two flags
///         + 0   refcount      Int
///         + 8   type          pointer
///         + 16  the rest of the object, laid out by its kind
/// ```
///
/// Whoever calls keeps the count right: a function that returns a *new* reference hands the caller one to release;
/// one that returns a *borrowed* reference does not.
package struct ObjectRef: Hashable {
    package let raw: UnsafeMutableRawPointer

    @inline(__always)
    package init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    package var address: UInt { UInt(bitPattern: raw) }

    @inline(__always)
    package var refcount: Int {
        get { self[word: 0] }
        nonmutating set { self[word: 0] = newValue }
    }

    /// The type object, borrowed.
    @inline(__always)
    package var type: ObjectRef {
        get { ObjectRef(self[pointer: 8].unsafelyUnwrapped) }
        nonmutating set { self[pointer: 8] = newValue.raw }
    }

    @inline(__always)
    package var kind: ObjectKind {
        type.raw.load(fromByteOffset: TypeLayout.instanceKind, as: ObjectKind.self)
    }

    /// Whether the object has a garbage-collection header, because it can hold references.
    @inline(__always)
    var isContainer: Bool { prefix != 0 }

    /// Bytes of the object's block in front of its address.
    @inline(__always)
    var prefix: Int { Int(type.raw.load(fromByteOffset: TypeLayout.prefix, as: UInt8.self)) }

    @inline(__always)
    subscript(word offset: Int) -> Int {
        get { raw.load(fromByteOffset: offset, as: Int.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: offset, as: Int.self) }
    }

    @inline(__always)
    subscript(pointer offset: Int) -> UnsafeMutableRawPointer? {
        get { raw.load(fromByteOffset: offset, as: UnsafeMutableRawPointer?.self) }
        nonmutating set {
            raw.storeBytes(of: newValue, toByteOffset: offset, as: UnsafeMutableRawPointer?.self)
        }
    }

    @inline(__always)
    subscript(reference offset: Int) -> ObjectRef? {
        get { self[pointer: offset].map(ObjectRef.init) }
        nonmutating set { self[pointer: offset] = newValue?.raw }
    }
}
