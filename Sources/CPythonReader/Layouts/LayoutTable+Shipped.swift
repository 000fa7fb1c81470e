import CPythonLayouts
import FoundationEssentials
import Synchronization

extension LayoutTable {
    /// The minor versions there are tables for, ascending.
    package static let shippedMinors: [Int] = (0...)
        .lazy.map { barrow_python_layout($0) }.prefix { $0 != nil }.map { Int($0!.pointee.minor) }

    private static let decoded = Mutex<[Int: LayoutTable]>([:])

    /// The table that ships for CPython 3.`minor`; nil where there is none. Decoded the first time it is asked for, which
    /// takes milliseconds. Safe to call from any thread.
    package static func shipped(minor: Int) throws(CaptureError) -> LayoutTable? {
        if let table = decoded.withLock({ $0[minor] }) { return table }
        guard let row = shippedMinors.firstIndex(of: minor), let entry = barrow_python_layout(row) else {
            return nil
        }
        let table = try LayoutTable(
            json: Data(bytes: entry.pointee.json, count: entry.pointee.size),
            name: "the layout table of CPython 3.\(minor)")
        decoded.withLock { $0[minor] = table }
        return table
    }
}
