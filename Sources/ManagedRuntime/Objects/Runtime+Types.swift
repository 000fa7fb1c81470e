/// What the runtime knows of a type beside the type object.
package struct TypeDescription: Sendable {
    package internal(set) var name: String
    package internal(set) var module: String
    package let kind: ObjectKind
    /// The type object; 0 once a class is gone.
    package internal(set) var address: UInt
}

extension Runtime {
    /// A new reference to a class, in the module's dict under its name.
    ///
    /// `attributes` name what its instances will have. The class keeps them, interned, in a tuple under
    /// `__static_attributes__`, as the code of a class's methods keeps the names it uses: so they belong to no
    /// instance.
    package func makeClass(
        _ name: String, in module: ObjectRef, attributes: [String] = []
    ) -> ObjectRef {
        let type = newContainer(types.type, size: TypeLayout.heapSize)
        type.raw.initializeMemory(as: UInt8.self, at: 16, count: TypeLayout.heapSize - 16)
        type.initializeTypeFields(.instance, flags: [.heap, .baseType])
        type.initializeInstanceLayout()
        makeSharedKeys(of: type)
        type[reference: TypeLayout.name] = intern(name)
        let moduleName = module[reference: ModuleLayout.name].unsafelyUnwrapped
        retain(moduleName)
        type[reference: TypeLayout.moduleName] = moduleName
        retain(types.object)
        type[reference: TypeLayout.base] = types.object
        type[reference: TypeLayout.dict] = makeClassDict(attributes)
        let moduleText = stringValue(moduleName)
        registerType(type, name: name, module: moduleText, kind: .instance)
        track(type)
        setDictValue(moduleDict(module), type[reference: TypeLayout.name].unsafelyUnwrapped, type)
        return type
    }

    private func makeClassDict(_ attributes: [String]) -> ObjectRef {
        let dict = makeDict()
        let names = makeTuple(owned: attributes.map { intern($0) })
        setDictValue(dict, ownedKey: intern("__static_attributes__"), ownedValue: names)
        return dict
    }

    func registerType(_ type: ObjectRef, name: String, module: String = "", kind: ObjectKind) {
        type[word: TypeLayout.index] = typeTable.count
        typeTable.append(TypeDescription(name: name, module: module, kind: kind, address: type.address))
    }

    /// Index into `typeTable` of the object's type.
    @inline(__always)
    func typeIndex(of object: ObjectRef) -> Int { object.type[word: TypeLayout.index] }

    /// Breaks the cycles a class is in.
    func clearType(_ type: ObjectRef) {
        if state.pointee.language != nil { typeWillChange(type) }
        if let dict = type[reference: TypeLayout.dict] { clearDict(dict) }
        let order = type[reference: TypeLayout.mro]
        type[reference: TypeLayout.mro] = nil
        release(order)
    }

    /// Takes a class that is about to go off the tables that know it, and frees its slots.
    func destroyType(_ type: ObjectRef) {
        typeTable[type[word: TypeLayout.index]].address = 0
        if let keys = sharedKeys(of: type) {
            type[pointer: TypeLayout.sharedKeys] = nil
            releaseKeys(keys)
        }
        guard let slots = type[pointer: TypeLayout.slots] else { return }
        if let bases = type[reference: TypeLayout.bases] {
            let key = makeInt(Int(bitPattern: type.address))
            for index in 0..<tupleCount(bases) {
                guard let known = tupleItem(bases, index)[reference: TypeLayout.subclasses] else { continue }
                removeDictValue(known, for: key)
            }
            release(key)
        }
        type[pointer: TypeLayout.slots] = nil
        let table = slots.assumingMemoryBound(to: TypeSlots.self)
        table.deinitialize(count: 1)
        table.deallocate()
    }
}

extension ObjectRef {
    /// Of a class: instances have a managed dict and a list of weak references, and nothing else.
    func initializeInstanceLayout() {
        typeFlags.insert(.managedDict)
        raw.storeBytes(of: UInt8(KindLayout.withManagedDict), toByteOffset: TypeLayout.prefix, as: UInt8.self)
        self[word: TypeLayout.basicSize] = InstanceLayout.size
        self[word: TypeLayout.instanceWeakList] = InstanceLayout.weakList
        self[word: TypeLayout.instanceDict] = InstanceLayout.dict
    }
}

extension UnsafeMutableRawPointer {
    /// Zeroes `count` bytes from `offset` on.
    func initializeMemory(as type: UInt8.Type, at offset: Int, count: Int) {
        (self + offset).initializeMemory(as: type, repeating: 0, count: count)
    }
}
