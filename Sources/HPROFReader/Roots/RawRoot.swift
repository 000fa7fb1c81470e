/// A root as its record has it: id of the object, and for some kinds the serial number of a thread, and a frame or stack trace.
struct RawRoot {
    var tag: UInt8
    var address: UInt64
    /// Serial number of its thread; 0 where it has none.
    var thread: UInt32 = 0
    /// Depth of the frame, or the serial number of a thread object's stack trace.
    var detail: UInt32 = 0

    /// `bytes` begins at the tag.
    init(_ tag: UInt8, _ bytes: UnsafeRawPointer, length: Int, idSize: Int) {
        self.tag = tag
        address = bytes.id(1, size: idSize)
        // A JNI global's second id is of the JNI handle, which is no object.
        guard tag != HeapTag.rootJNIGlobal else { return }
        if length >= 1 + idSize + 4 { thread = bytes.u4(1 + idSize) }
        if length >= 1 + idSize + 8 { detail = bytes.u4(1 + idSize + 4) }
    }
}
