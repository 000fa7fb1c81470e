/// A Python exception is on its way: the exception object itself is `pendingException` of the runtime. Carries nothing,
/// so throwing costs a register.
package struct Raised: Error {
    package init() {}
}
