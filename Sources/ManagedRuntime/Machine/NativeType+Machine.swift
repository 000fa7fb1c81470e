extension NativeType {
    /// The types of what runs.
    static var machine: [NativeType] { [.function, .code, .cell, .generator, .frame, .traceback] }
}
