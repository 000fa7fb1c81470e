/// `PyArrayObject_fields` (numpy/core/include/numpy/ndarraytypes.h), the same in NumPy 1 and 2:
///
///     16 data* · 24 nd (i32) · 32 dimensions* · 40 strides* · 48 base* · 56 descr* · 64 flags (i32)
private enum NDArray {
    static let data: UInt64 = 16
    static let dimensionCount: UInt64 = 24
    static let dimensions: UInt64 = 32
    static let base: UInt64 = 48
    static let descriptor: UInt64 = 56
    static let flags: UInt64 = 64
    /// `NPY_ARRAY_OWNDATA`
    static let ownsData: Int32 = 4
    /// `NPY_MAXDIMS` of NumPy 2.
    static let dimensionLimit = 64
}

/// `PyArray_Descr`: NumPy 1 has two 32-bit numbers, item size and alignment, at 32 and 36, where NumPy 2 has 64 flag
/// bits of which the upper half is zero, and the item size at 40.
private enum ArrayDescriptor {
    static let typeNumber: UInt64 = 28
    static let flagsOrSizes: UInt64 = 32
    static let itemSize2: UInt64 = 40
    /// `NPY_OBJECT`
    static let object: Int32 = 17
}

extension ObjectReader {
    /// The items of an array of objects that owns its data, in memory order; the data as a buffer; base and dtype.
    func visitNDArray<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        let descriptor = space.word(object &+ NDArray.descriptor) ?? 0
        if let flags = space.load(object &+ NDArray.flags, as: Int32.self), flags & NDArray.ownsData != 0,
            let data = space.word(object &+ NDArray.data), data != 0,
            let count = elementCount(of: object), let itemSize = itemSize(of: descriptor)
        {
            let isOfObjects =
                itemSize == 8
                && space.load(descriptor &+ ArrayDescriptor.typeNumber, as: Int32.self)
                    == ArrayDescriptor.object
            if isOfObjects { visitItems(at: data, count, into: &sink) }
            let (size, overflows) = max(1, count).multipliedReportingOverflow(by: itemSize)
            if !overflows { sink.buffer(at: data, requested: UInt64(size)) }
        }
        if let dimensions = space.word(object &+ NDArray.dimensions), dimensions != 0,
            let count = space.load(object &+ NDArray.dimensionCount, as: Int32.self), count > 0, count <= 64
        {
            // Dimensions and strides are one allocation.
            sink.buffer(at: dimensions, requested: UInt64(count) * 16)
        }
        if let base = space.word(object &+ NDArray.base), base != 0 { sink.reference(to: base, fixed.base) }
        if descriptor != 0 { sink.reference(to: descriptor, fixed.dtype) }
    }

    private func elementCount(of object: UInt64) -> Int? {
        guard let rank = space.load(object &+ NDArray.dimensionCount, as: Int32.self),
            rank >= 0, rank <= NDArray.dimensionLimit,
            let dimensions = space.word(object &+ NDArray.dimensions)
        else { return nil }
        var count = 1
        for axis in 0..<UInt64(rank) {
            guard let length = space.load(dimensions &+ axis &* 8, as: Int.self), length >= 0 else {
                return nil
            }
            let (product, overflows) = count.multipliedReportingOverflow(by: length)
            guard !overflows, product < 1 << 44 else { return nil }
            count = product
        }
        return count
    }

    private func itemSize(of descriptor: UInt64) -> Int? {
        guard let word = space.word(descriptor &+ ArrayDescriptor.flagsOrSizes) else { return nil }
        let size =
            word >> 32 != 0
            ? Int(word & 0xffff_ffff) : space.load(descriptor &+ ArrayDescriptor.itemSize2, as: Int.self) ?? 0
        return size > 0 && size < 1 << 31 ? size : nil
    }
}
