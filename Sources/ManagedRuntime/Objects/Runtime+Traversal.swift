extension Runtime {
    /// Calls `body` with every reference the object owns: each counted once in its referent's reference count. The
    /// class of an instance is among them; a weak reference's referent is not.
    @inline(__always)
    func forEachOwnedReference(_ object: ObjectRef, _ body: (ObjectRef) -> Void) {
        switch object.kind {
        case .none, .bool, .int, .float, .str, .bytes, .weakReference: break
        case .tuple:
            for index in 0..<tupleCount(object) { body(tupleItem(object, index)) }
        case .list:
            for index in 0..<listCount(object) { body(listItem(object, index)) }
        case .dict:
            forEachEntry(object) { key, value in
                body(key)
                body(value)
            }
        case .set: forEachMember(object, body)
        case .instance:
            body(object.type)
            visit(object[reference: InstanceLayout.dict], body)
        case .type:
            visit(object[reference: TypeLayout.name], body)
            visit(object[reference: TypeLayout.moduleName], body)
            visit(object[reference: TypeLayout.base], body)
            visit(object[reference: TypeLayout.dict], body)
        case .module:
            visit(object[reference: ModuleLayout.name], body)
            visit(object[reference: ModuleLayout.dict], body)
        case .frame:
            visit(object[reference: FrameLayout.back], body)
            for index in 0..<object[word: FrameLayout.localCount] {
                visit(object[reference: FrameLayout.locals + 8 * index], body)
            }
        }
    }

    @inline(__always)
    private func visit(_ reference: ObjectRef?, _ body: (ObjectRef) -> Void) {
        if let reference { body(reference) }
    }
}
