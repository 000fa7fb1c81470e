extension Runtime {
    func importNativeModule(_ name: String) throws(Raised) -> ObjectRef? { nil }
    func newModule(_ name: ObjectRef) -> ObjectRef { makeModule(stringValue(name)) }
}
