/// How names of globals are found again: where the value is, as long as no key is added to the dict or removed.
extension Runtime {
    @inline(never)
    func specializeGlobal(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ name: ObjectRef, _ frame: InterpreterFrame
    ) {
        cache.counter = InlineCache.patience
        guard frame.globals.type == types.dict, frame.builtins.type == types.dict,
            assignVersion(dictKeys(frame.globals))
        else { return }
        if let place = place(of: name, in: frame.globals) {
            cache.version = dictKeys(frame.globals).version
            cache.pointer = place
            instruction.opcode = .loadGlobalModule
            return
        }
        let builtins = dictKeys(frame.builtins)
        guard assignVersion(builtins), builtins.version <= UInt32(UInt16.max),
            let place = place(of: name, in: frame.builtins)
        else { return }
        cache.version = dictKeys(frame.globals).version
        cache.number = UInt16(builtins.version)
        cache.pointer = place
        instruction.opcode = .loadGlobalBuiltin
    }

    /// The address of the value under a key.
    private func place(of name: ObjectRef, in dict: ObjectRef) -> UnsafeMutableRawPointer? {
        let keys = dictKeys(dict)
        guard keys.strKeysOnly, let found = find(name, stringHash(name), in: keys) else { return nil }
        return UnsafeMutableRawPointer(keys.entry(found.entry) + 1)
    }

    /// - Returns: whether the keys have a version now.
    func assignVersion(_ keys: DictKeys) -> Bool {
        if keys.version != 0 { return true }
        guard keys.raw != statics.emptyKeys.raw, language.pointee.nextKeysVersion != .max else {
            return false
        }
        keys.version = language.pointee.nextKeysVersion
        language.pointee.nextKeysVersion += 1
        return true
    }
}
