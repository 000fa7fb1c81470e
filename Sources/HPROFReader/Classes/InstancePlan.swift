/// How to read the instances of a class: plain data, looked at once for each instance.
struct InstancePlan {
    /// Its ``TypeID``.
    var type: UInt32 = 0
    /// Where in the field values references stand: a stretch of the offsets of all plans.
    var firstSlot: UInt32 = 0
    var slotCount: UInt32 = 0
    /// Bytes of field values.
    var dataLength: UInt32 = 0
    var size: UInt64 = 0
    /// The last reference of an instance is to its class.
    var refersToClass = false
    var role = Role.plain

    enum Role: UInt8 {
        case plain
        /// `java.lang.String`.
        case string
        /// `java.lang.Thread` and its subclasses.
        case thread
    }

    /// References of an instance.
    var references: UInt32 { slotCount + (refersToClass ? 1 : 0) }
}
