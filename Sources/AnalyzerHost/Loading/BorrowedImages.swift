import CAnalyzerABI
import HeapGraph

/// Heaps as the C interface shows them; valid for as long as this object is.
final class BorrowedImages {
    let images: UnsafeMutableBufferPointer<barrow_image>
    private let heaps: [HeapGraph]

    init(_ heaps: [(graph: HeapGraph, name: String)]) {
        self.heaps = heaps.map(\.graph)
        images = .allocate(capacity: heaps.count)
        for (row, heap) in heaps.enumerated() {
            images.initializeElement(at: row, to: Self.image(of: heap.graph, name: heap.name))
        }
    }

    deinit {
        for image in images {
            image.columns.deallocate()
            image.name.deallocate()
        }
        images.deallocate()
    }

    private static func image(of graph: HeapGraph, name: String) -> barrow_image {
        let sorted = graph.table.columns.sorted { $0.key < $1.key }
        let columns = UnsafeMutableBufferPointer<barrow_column>.allocate(capacity: sorted.count)
        for (row, (id, column)) in sorted.enumerated() {
            columns.initializeElement(
                at: row,
                to: barrow_column(
                    id: id, width: UInt32(column.width), count: UInt64(column.count), base: column.base))
        }
        return barrow_image(
            struct_size: UInt32(MemoryLayout<barrow_image>.size), column_count: UInt32(sorted.count),
            columns: columns.baseAddress!, object_count: UInt64(graph.objectCount),
            reference_count: UInt64(graph.referenceCount), name: copy(of: name))
    }

    private static func copy(of text: String) -> UnsafePointer<CChar> {
        let bytes = text.utf8CString
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        return UnsafePointer(copy.baseAddress!)
    }
}
