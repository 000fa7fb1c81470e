import Glibc

extension MathFunctions {
    /// Functions of many numbers.
    static var sums: [NativeFunction] {
        [
            NativeFunction("fsum", "(seq, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.fsum", receivers: 0)
                return r.makeFloat(try r.exactSum(a[0]))
            },
            NativeFunction("prod", "(iterable, /, *, start=1)") { (r, a) throws(Raised) in
                let values = try r.bind(a, prodSignature)
                var result = values[1].map { r.retained($0) } ?? r.makeInt(1)
                do throws(Raised) {
                    try r.forEach(in: values[0].unsafelyUnwrapped) { (item) throws(Raised) in
                        let product = try r.binary(.multiply, result, item)
                        r.release(result)
                        result = product
                    }
                } catch {
                    r.release(result)
                    throw error
                }
                return result
            },
            NativeFunction("hypot") { (r, a) throws(Raised) in
                if a.keywordNames != nil { throw r.typeError("math.hypot() takes no keyword arguments") }
                var values: [Double] = []
                for index in 0..<a.count { values.append(try r.asDouble(a[index]).magnitude) }
                return r.makeFloat(VectorNorm.norm(values))
            },
            NativeFunction("dist", "(p, q, /)") { (r, a) throws(Raised) in
                try r.expect(a, 2...2, "dist", receivers: 0)
                return r.makeFloat(try r.distance(a[0], a[1]))
            },
        ]
    }

    private static var prodSignature: Signature {
        Signature("prod", positionalOnly: ["iterable"], keywordOnly: ["start"], required: 1)
    }
}

/// The length of a vector, nearly always rounded once: squares and sums carry their rounding errors along (Raymond
/// Hettinger's use of Dekker's double-length arithmetic in CPython).
enum VectorNorm {
    static func norm(_ values: [Double]) -> Double {
        let largest = values.reduce(0) { $1 > $0 ? $1 : $0 }
        if values.contains(.infinity) { return .infinity }
        if values.contains(where: \.isNaN) { return .nan }
        if largest == 0 || values.count <= 1 { return largest }
        var exponent: Int32 = 0
        _ = frexp(largest, &exponent)
        if exponent < -1023 {
            let least = Double.leastNormalMagnitude
            return least * norm(values.map { $0 / least })
        }
        let scale = scalbn(1, -exponent)
        var (sum, squareErrors, sumErrors) = (1.0, 0.0, 0.0)
        func add(_ product: Double, _ error: Double) {
            let total = sum + product
            sumErrors += (sum - total) + product
            sum = total
            squareErrors += error
        }
        for value in values {
            let x = value * scale
            add(x * x, fma(x, x, -(x * x)))
        }
        var length = (sum - 1 + (squareErrors + sumErrors)).squareRoot()
        let square = -length * length
        add(square, fma(-length, length, -square))
        length += (sum - 1 + (squareErrors + sumErrors)) / (2 * length)
        return length / scale
    }
}

extension Runtime {
    fileprivate func distance(_ one: ObjectRef, _ other: ObjectRef) throws(Raised) -> Double {
        let (p, q) = (try coordinates(one), try coordinates(other))
        guard p.count == q.count else {
            throw valueError("both points must have the same number of dimensions")
        }
        return VectorNorm.norm(zip(p, q).map { ($0 - $1).magnitude })
    }

    private func coordinates(_ point: ObjectRef) throws(Raised) -> [Double] {
        var values: [Double] = []
        try forEach(in: point) { (item) throws(Raised) in values.append(try asDouble(item)) }
        return values
    }

    /// Without rounding but at the end: partial sums that do not overlap (Shewchuk, 1997).
    fileprivate func exactSum(_ iterable: ObjectRef) throws(Raised) -> Double {
        var partials: [Double] = []
        var (specials, infinities) = (0.0, 0.0)
        try forEach(in: iterable) { (item) throws(Raised) in
            var x = try asDouble(item)
            let original = x
            var kept = 0
            for index in partials.indices {
                var y = partials[index]
                if x.magnitude < y.magnitude { (x, y) = (y, x) }
                let high = x + y
                let low = y - (high - x)
                if low != 0 {
                    partials[kept] = low
                    kept += 1
                }
                x = high
            }
            partials.removeSubrange(kept...)
            if x.isFinite {
                if x != 0 { partials.append(x) }
            } else {
                if original.isFinite { throw overflowError("intermediate overflow in fsum") }
                if original.isInfinite { infinities += original }
                specials += original
                partials.removeAll()
            }
        }
        if specials != 0 || specials.isNaN {
            if infinities.isNaN { throw valueError("-inf + inf in fsum") }
            return specials
        }
        return rounded(partials)
    }

    /// The sum of partials that do not overlap, the smallest first, rounded half to even.
    private func rounded(_ partials: [Double]) -> Double {
        guard var high = partials.last else { return 0 }
        var index = partials.count - 1
        var low = 0.0
        while index > 0 {
            index -= 1
            let (x, y) = (high, partials[index])
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        if index > 0, low < 0 && partials[index - 1] < 0 || low > 0 && partials[index - 1] > 0 {
            let y = low * 2
            let x = high + y
            if y == x - high { high = x }
        }
        return high
    }
}
