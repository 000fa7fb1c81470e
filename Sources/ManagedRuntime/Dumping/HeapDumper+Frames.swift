import DumpFormat
import HeapGraph

/// Frames, whose references are their locals and what lies on their value stacks. Those on the thread's stack are not
/// objects, but appear as if they were, as in a capture of CPython 3.11: something has to hold the locals.
extension HeapDumper {
    func writeThreadFrames() {
        var frame = runtime.currentFrame
        while let current = frame {
            if current.owner != .generator { writeThreadFrame(current) }
            frame = current.previous
        }
    }

    private func writeThreadFrame(_ frame: InterpreterFrame) {
        writer.beginObject(
            address: UInt64(UInt(bitPattern: frame.raw)), type: types[Int(ObjectKind.frame.rawValue)],
            size: UInt64(frame.size), slack: 0, referenceCount: 1, flags: ObjectFlags().withGeneration(nil))
        if frame.owner != .native {
            refer(to: frame.code, writer.label(".f_code"))
            refer(to: frame.frameObject, writer.label("frame object"))
        }
        writeContents(of: frame)
        writer.endObject()
    }

    func writeFrameObject(_ object: ObjectRef) {
        refer(to: object[reference: FrameLayout.back], labels.back)
        refer(to: object[reference: FrameLayout.trace], writer.label(".f_trace"))
        let frame = object.interpreterFrame
        guard frame.owner == .frameObject else { return }
        refer(to: frame.code, writer.label(".f_code"))
        writeContents(of: frame)
    }

    /// The handled exception, and the frame of one that has not ended.
    func writeGeneratorFrame(_ generator: ObjectRef) {
        let item = HandledItem(raw: generator.raw + GeneratorLayout.handled)
        refer(to: item.exception, writer.label("handled exception"))
        guard generator.generatorHasFrame else { return }
        let frame = generator.generatorFrame
        refer(to: frame.code, writer.label(".gi_frame"))
        refer(to: frame.frameObject, writer.label("frame object"))
        writeContents(of: frame)
    }

    /// All but code and frame object.
    private func writeContents(of frame: InterpreterFrame) {
        if frame.owner != .native {
            refer(to: frame.function, writer.label("function"))
            refer(to: frame.globals, writer.label(".f_globals", strength: .borrowed))
            refer(to: frame.builtins, writer.label(".f_builtins", strength: .borrowed))
        }
        refer(to: frame.locals, writer.label(".f_locals"))
        let names = runtime.variableNames(of: frame)
        for index in 0..<frame.knownSlots {
            guard let value = frame.slots[index] else { continue }
            let label = index < names.count ? "local \(names[index])" : "stack [\(index - names.count)]"
            refer(to: value, writer.label(label))
        }
    }
}

extension InterpreterFrame {
    /// Bytes up to the end of its value stack.
    var size: Int { owner == .native ? InterpreterFrame.headerSize + 8 * variableSlots : code.frameSize }

    /// What stands for the frame in a dump: itself, or the generator that it is in.
    var dumpAddress: UInt64 {
        UInt64(UInt(bitPattern: owner == .generator ? raw - GeneratorLayout.frame : raw))
    }
}
