import DumpFiles
import HeapGraph

extension BarrowReader {
    /// The whole value of the object at this address, from the dump itself: a graph keeps only the beginning.
    ///
    /// Nil where the dump does not have it, has only its hash, or has lost a part of it. Reads the chunks of values until
    /// it is found: linear in their bytes.
    package func fullValue(at address: UInt64) throws(DumpError) -> [UInt8]? {
        let loader = PayloadLoader()
        var value: [UInt8] = []
        var isOpen = false
        for chunk in chunks where chunk.header.tag == .values {
            guard case .success(let bytes) = try loader.load(chunk, from: file),
                let payload = try? ValuePayload(bytes, header: chunk.header)
            else { continue }
            var start = 0
            for row in payload.addresses.indices {
                let end = start + Int(payload.parts[row])
                defer { start = end }
                guard payload.addresses[row] == address else { continue }
                if payload.offsets[row] == 0 {
                    value = []
                    isOpen = true
                }
                guard isOpen, payload.offsets[row] == UInt64(value.count) else { return nil }
                value += payload.bytes[start..<end]
                if UInt64(value.count) == payload.lengths[row] { return value }
            }
        }
        return nil
    }
}
