/// The built-in exception classes, each after its base.
package enum ExceptionKind: Int, CaseIterable, Sendable {
    case baseException, exception, systemExit, keyboardInterrupt, generatorExit
    case stopIteration, stopAsyncIteration, arithmeticError, floatingPointError, overflowError,
        zeroDivisionError,
        assertionError, attributeError, bufferError, eofError, importError, moduleNotFoundError, lookupError,
        indexError, keyError, memoryError, nameError, unboundLocalError, osError, blockingIOError,
        childProcessError, connectionError, brokenPipeError, connectionAbortedError, connectionRefusedError,
        connectionResetError, fileExistsError, fileNotFoundError, interruptedError, isADirectoryError,
        notADirectoryError, permissionError, processLookupError, timeoutError, referenceError, runtimeError,
        notImplementedError, recursionError, syntaxError, indentationError, tabError, systemError, typeError,
        valueError, unicodeError, unicodeDecodeError, unicodeEncodeError, unicodeTranslateError, warning,
        userWarning, deprecationWarning, runtimeWarning, resourceWarning

    /// Nil for BaseException, whose base is `object`.
    var base: ExceptionKind? {
        switch self {
        case .baseException: nil
        case .exception, .systemExit, .keyboardInterrupt, .generatorExit: .baseException
        case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
        case .moduleNotFoundError: .importError
        case .indexError, .keyError: .lookupError
        case .unboundLocalError: .nameError
        case .blockingIOError, .childProcessError, .connectionError, .fileExistsError, .fileNotFoundError,
            .interruptedError, .isADirectoryError, .notADirectoryError, .permissionError, .processLookupError,
            .timeoutError:
            .osError
        case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError:
            .connectionError
        case .notImplementedError, .recursionError: .runtimeError
        case .indentationError: .syntaxError
        case .tabError: .indentationError
        case .unicodeError: .valueError
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
        case .userWarning, .deprecationWarning, .runtimeWarning, .resourceWarning: .warning
        default: .exception
        }
    }

    /// Python's name of the class.
    var typeName: String {
        switch self {
        case .osError: return "OSError"
        case .eofError: return "EOFError"
        case .blockingIOError: return "BlockingIOError"
        default:
            let name = String(describing: self)
            return name.prefix(1).uppercased() + name.dropFirst()
        }
    }
}
