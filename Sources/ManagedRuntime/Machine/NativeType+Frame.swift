extension NativeType {
    static var frame: NativeType {
        NativeType(.frame) { type in
            type.slots = { slots in
                slots.represent = { (runtime, object) throws(Raised) in
                    let frame = object.interpreterFrame
                    let (name, file) = (runtime.functionName(of: frame), runtime.fileName(of: frame))
                    return runtime.makeString(
                        "<frame at \(object.hexadecimalAddress), file '\(file)', line "
                            + "\(runtime.line(of: frame)), code \(name)>")
                }
            }
            type.methods = [.clear]
            type.attributes = [
                NativeAttribute(
                    "f_back",
                    get: { (runtime, object) throws(Raised) in
                        if let back = object[reference: FrameLayout.back] { return runtime.retained(back) }
                        guard let caller = runtime.callerWithCode(of: object.interpreterFrame) else {
                            return runtime.retained(runtime.none)
                        }
                        return runtime.retained(runtime.frameObject(of: caller))
                    }),
                NativeAttribute(
                    "f_code",
                    get: { (runtime, object) throws(Raised) in
                        runtime.retained(object.interpreterFrame.code)
                    }),
                NativeAttribute(
                    "f_globals",
                    get: { (runtime, object) throws(Raised) in
                        runtime.retained(object.interpreterFrame.globals)
                    }),
                NativeAttribute(
                    "f_builtins",
                    get: { (runtime, object) throws(Raised) in
                        runtime.retained(object.interpreterFrame.builtins)
                    }),
                NativeAttribute(
                    "f_locals",
                    get: { (runtime, object) throws(Raised) in
                        runtime.retained(runtime.localsMapping(of: object.interpreterFrame))
                    }),
                NativeAttribute(
                    "f_lineno",
                    get: { (runtime, object) throws(Raised) in
                        runtime.makeInt(runtime.line(of: object.interpreterFrame))
                    }),
                NativeAttribute(
                    "f_lasti",
                    get: { (runtime, object) throws(Raised) in
                        runtime.makeInt(max(-1, 2 * object.interpreterFrame.instructionNumber))
                    }),
                .field("f_trace", FrameLayout.trace),
            ]
        }
    }
}

extension NativeFunction {
    fileprivate static var clear: NativeFunction {
        NativeFunction("clear") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 0...0, "frame.clear")
            let frame = arguments[0].interpreterFrame
            switch frame.owner {
            case .thread, .native: throw runtime.runtimeError("cannot clear an executing frame")
            case .generator:
                let generator = runtime.generator(of: frame)
                guard generator.generatorState != .executing else {
                    throw runtime.runtimeError("cannot clear an executing frame")
                }
                try runtime.close(generator: generator)
            case .frameObject: runtime.clearFrameObject(arguments[0])
            }
            return runtime.retained(runtime.none)
        }
    }
}

extension Runtime {
    /// The mapping that `locals()` is, borrowed from the frame: of a function a dict that is brought up to date.
    func localsMapping(of frame: InterpreterFrame) -> ObjectRef {
        if !frame.code.codeFlags.contains(.optimized), let locals = frame.locals { return locals }
        let dict = frame.locals ?? makeDict()
        frame.locals = dict
        let kinds = frame.code.body.variableKinds
        for index in 0..<frame.code.variableCount {
            var value = index < frame.knownSlots ? frame.slots[index] : nil
            if let cell = value, cell.kind == .cell, !kinds[index].isDisjoint(with: [.cell, .free]) {
                value = cell[reference: CellLayout.contents]
            }
            let name = tupleItem(frame.code.variableNames, index)
            if let value {
                setDictValue(dict, name, value)
            } else {
                removeDictValue(dict, for: name)
            }
        }
        return dict
    }

    /// The frame of the code that called native code, `depth` calls up; nil beyond the outermost.
    func callingFrame(_ depth: Int = 0) -> InterpreterFrame? {
        var frame = state.pointee.currentFrame
        var left = depth
        while let current = frame {
            if current.owner != .native {
                if left == 0 { return current }
                left -= 1
            }
            frame = current.previous
        }
        return nil
    }
}
