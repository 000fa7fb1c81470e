/// The first thing found wrong with a heap.
package struct InvariantViolation: Error, Equatable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }

    /// Throws the description unless the condition holds.
    @inline(__always)
    static func unless(
        _ condition: Bool, _ description: @autoclosure () -> String
    ) throws(InvariantViolation) {
        if !condition { throw InvariantViolation(description()) }
    }
}
