import DumpFormat
import Glibc
import HeapGraph

extension HeapDumper {
    /// What keeps the heap alive: the frames of the one thread, the modules, the static objects, and whatever the
    /// program holds on to without the heap knowing why.
    func writeRoots() {
        let thread = writer.thread(id: UInt64(getpid()), name: "MainThread")
        var frame = runtime.currentFrame
        while let current = frame {
            writeFrame(current, thread)
            frame = current.previous
        }
        for module in runtime.modules {
            let name = module[reference: ModuleLayout.name].map(runtime.stringValue) ?? ""
            writer.root(UInt64(module.address), kind: .module, name: name)
        }
        writeLanguageRoots()
        for object in runtime.statics.objects {
            writer.root(UInt64(object.address), kind: .static, name: name(ofStatic: object))
        }
        let census = ReferenceCensus(runtime)
        runtime.allocator.forEachObject { raw in
            if census.externalReferences(to: ObjectRef(raw)) > 0 {
                writer.root(UInt64(UInt(bitPattern: raw)), kind: .handle, name: "held by the program")
            }
        }
    }

    /// The modules of a running program, under the names by which it imports them, and what the runtime itself holds
    /// for it.
    private func writeLanguageRoots() {
        guard runtime.state.pointee.language != nil else { return }
        runtime.forEachEntry(runtime.language.pointee.modules) { name, module in
            guard module.kind == .module, name.kind == .str else { return }
            writer.root(UInt64(module.address), kind: .module, name: runtime.stringValue(name))
        }
        runtime.forEachHeldReference { object in
            writer.root(UInt64(object.address), kind: .interpreter, name: "runtime")
        }
    }

    private func writeFrame(_ frame: InterpreterFrame, _ thread: ThreadIndex) {
        let name = runtime.functionName(of: frame)
        let row = writer.frame(
            thread: thread, function: name, file: runtime.fileName(of: frame),
            line: UInt32(clamping: runtime.line(of: frame)), object: frame.dumpAddress)
        writer.root(frame.dumpAddress, kind: .frame, name: name, thread: thread, frame: row)
    }

    private func name(ofStatic object: ObjectRef) -> String {
        switch object.kind {
        case .type: runtime.typeTable[object[word: TypeLayout.index]].name
        case .dict: "interned"
        default: ""
        }
    }
}
