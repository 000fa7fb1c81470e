import Reports

extension Watch.Event {
    /// What a log shows.
    public var line: String {
        switch self {
        case .started(let resident): "watching; resident set size \(HumanText.bytes(resident))"
        case .capturing(let reason): "capturing: \(reason)"
        case .captured(let path, let outcome): outcome.summary(of: path)
        case .failed(let message): "the capture failed: \(message)"
        case .removed(let path): "removed \(path), the oldest"
        case .ended(let captures): "the process has ended; dumps written: \(captures)"
        }
    }
}
