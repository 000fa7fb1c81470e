/// What a generator is doing, as its `frame_state` says.
enum GeneratorState {
    case created, suspended, suspendedInYieldFrom, executing, completed, cleared

    /// `PyFrameState` (CPython, Include/internal/pycore_frame.h): 3.13 put one state more before the others.
    init(_ raw: Int8, minor: Int) {
        switch raw {
        case ..<0 where minor >= 13:
            self = raw == -1 ? .suspendedInYieldFrom : raw == -2 ? .suspended : .created
        case ..<0: self = raw == -1 ? .suspended : .created
        case 0: self = .executing
        case 1..<4: self = .completed
        default: self = .cleared
        }
    }
}

/// Generators, coroutines and async generators (CPython, Objects/genobject.c, `gen_traverse`).
extension ObjectReader {
    /// The references of the generator, coroutine or async generator at `object`, with the locals of one that has not
    /// ended. Up to 3.10 these belong to its frame, an object of its own.
    package func visitGenerator<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        let layout = frameLayout.generator
        visitField(object, layout.name, frameLabels.name, into: &sink)
        visitField(object, layout.qualifiedName, frameLabels.qualifiedName, into: &sink)
        if let type = layout.exceptionType {
            visitField(object, type, frameLabels.exceptionType, into: &sink)
        }
        visitField(object, layout.exceptionValue, frameLabels.exceptionValue, into: &sink)
        if let traceback = layout.exceptionTraceback {
            visitField(object, traceback, frameLabels.exceptionTraceback, into: &sink)
        }
        let flags = codeFlags(of: object, layout)
        let labels = frameLabels.generator(codeFlags: flags)
        if flags & CodeFlags.coroutine != 0 {
            visitField(object, layout.origin, frameLabels.origin, into: &sink)
        } else if flags & CodeFlags.asyncGenerator != 0 {
            visitField(object, layout.finalizer, frameLabels.finalizer, into: &sink)
        }
        if let code = layout.code { visitField(object, code, labels.code, into: &sink) }
        if let frame = layout.frame { visitField(object, frame, labels.frame, into: &sink) }
        if let embedded = layout.embeddedFrame, let state = layout.frameState {
            visitEmbeddedFrame(
                object &+ UInt64(embedded), state: object &+ UInt64(state), labels, into: &sink)
        }
    }

    /// 3.12 and later: the frame keeps the code when all else of it is cleared.
    private func visitEmbeddedFrame<S: ReferenceSink>(
        _ frame: UInt64, state: UInt64, _ labels: FrameLabels.GeneratorLabels, into sink: inout S
    ) {
        guard let layout = frameLayout.interpreterFrame, let state = space.load(state, as: Int8.self) else {
            return
        }
        let generatorState = GeneratorState(state, minor: frameLayout.minor)
        let isCleared = generatorState == .cleared
        if frameLayout.generator.code == nil {
            visitField(frame, layout.code, labels.code, into: &sink)
        } else if !isCleared {
            visitField(frame, layout.code, frameLabels.code, into: &sink)
        }
        guard !isCleared else { return }
        visitField(frame, layout.frameObject, labels.frame, into: &sink)
        visitContents(of: frame, layout, state: generatorState, into: &sink)
    }

    /// `co_flags`, which tell what kind of generator it is; 0 where they cannot be had.
    private func codeFlags(of object: UInt64, _ layout: GeneratorLayout) -> UInt32 {
        let code: UInt64
        if let offset = layout.code {
            code = object &+ UInt64(offset)
        } else if let embedded = layout.embeddedFrame, let frame = frameLayout.interpreterFrame {
            code = object &+ UInt64(embedded) &+ UInt64(frame.code)
        } else {
            return 0
        }
        return space.word(code).flatMap { space.load($0 &+ UInt64(frameLayout.code.flags), as: UInt32.self) }
            ?? 0
    }
}
