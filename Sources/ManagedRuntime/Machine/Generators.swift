/// A generator object, with its frame in it.
///
/// ```
///  object + 16  code
///         + 24  weak references
///         + 32  name
///         + 40  qualified name
///         + 48  handled exception   an item of the stack of exceptions being handled
///         + 64  (finalizer of asynchronous generators)
///         + 75  state               Int8
///         + 80  frame
/// ```
enum GeneratorLayout {
    static let code = 16
    static let weakList = 24
    static let name = 32
    static let qualifiedName = 40
    static let handled = 48
    static let state = 75
    static let frame = 80
}

/// Numbered as in 3.11; the frame holds something below `completed`.
struct GeneratorState: Equatable {
    let rawValue: Int8

    static let created = GeneratorState(rawValue: -2)
    static let suspended = GeneratorState(rawValue: -1)
    static let executing = GeneratorState(rawValue: 0)
    static let completed = GeneratorState(rawValue: 1)
    static let cleared = GeneratorState(rawValue: 4)
}

/// Only for generators.
extension ObjectRef {
    @inline(__always)
    var generatorState: GeneratorState {
        get { GeneratorState(rawValue: raw.load(fromByteOffset: GeneratorLayout.state, as: Int8.self)) }
        nonmutating set {
            raw.storeBytes(of: newValue.rawValue, toByteOffset: GeneratorLayout.state, as: Int8.self)
        }
    }

    @inline(__always)
    var generatorFrame: InterpreterFrame { InterpreterFrame(raw + GeneratorLayout.frame) }

    var generatorHasFrame: Bool { generatorState.rawValue < GeneratorState.completed.rawValue }
}
