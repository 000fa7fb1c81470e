extension ExceptionKind {
    /// `__basicsize__` of the class, as in 3.11.
    var size: Int {
        if let last = ownFields.last { return max(last.key + 8, base?.size ?? 0) + trailingBytes }
        return base?.size ?? KindLayout[.exception].size
    }

    /// Fields that hold references, beside those of the base.
    var ownFields: KeyValuePairs<Int, String> {
        switch self {
        case .stopIteration: [72: ".value"]
        case .systemExit: [72: ".code"]
        case .importError: [72: ".msg", 80: ".name", 88: ".path"]
        case .osError: [72: ".errno", 80: ".strerror", 88: ".filename", 96: ".filename2"]
        case .syntaxError:
            [
                72: ".msg", 80: ".filename", 88: ".lineno", 96: ".offset", 104: ".end_lineno",
                112: ".end_offset",
                120: ".text", 128: ".print_file_and_line",
            ]
        case .nameError: [72: ".name"]
        case .attributeError: [72: ".obj", 80: ".name"]
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError:
            [72: ".encoding", 80: ".object", 104: ".reason"]
        default: [:]
        }
    }

    /// OSError ends with the number of characters written, which is no reference.
    private var trailingBytes: Int { self == .osError ? 8 : 0 }

    /// As `KindLayout.referenceMask`.
    var referenceMask: UInt64 {
        let own = ownFields.reduce(UInt64(0)) { $0 | 1 << UInt64(($1.key - 16) / 8) }
        return own | (base?.referenceMask ?? KindLayout[.exception].referenceMask)
    }
}
