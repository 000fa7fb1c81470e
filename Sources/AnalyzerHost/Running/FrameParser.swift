/// Takes apart what a worker sends, however it is cut into pieces.
struct FrameParser {
    private var pending: [UInt8] = []
    /// Payloads of more bytes end the conversation.
    let payloadLimit: Int
    /// What went wrong; nothing is parsed after it.
    private(set) var fault: Fault?

    enum Fault: Equatable {
        case unknownTag
        case tooLong(Int)
    }

    init(payloadLimit: Int) {
        self.payloadLimit = payloadLimit
    }

    /// The frames that these bytes complete.
    mutating func append(_ bytes: some Sequence<UInt8>) -> [(tag: WorkerFrame.Tag, payload: [UInt8])] {
        guard fault == nil else { return [] }
        pending.append(contentsOf: bytes)
        var frames: [(tag: WorkerFrame.Tag, payload: [UInt8])] = []
        var start = 0
        while fault == nil, pending.count - start >= WorkerFrame.headerLength {
            guard let tag = WorkerFrame.Tag(rawValue: pending[start]) else {
                fault = .unknownTag
                break
            }
            let length = (1...4).reduce(0) { $0 | Int(pending[start + $1]) << (($1 - 1) * 8) }
            guard length <= payloadLimit else {
                fault = .tooLong(length)
                break
            }
            let payload = start + WorkerFrame.headerLength
            guard pending.count - payload >= length else { break }
            frames.append((tag, Array(pending[payload..<payload + length])))
            start = payload + length
        }
        pending.removeFirst(start)
        return frames
    }
}
