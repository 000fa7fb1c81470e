import BigInt
import Glibc

extension MathFunctions {
    /// Functions that give ints.
    static var whole: [NativeFunction] {
        [
            rounding("floor", .__floor__) { $0.rounded(.down) },
            rounding("ceil", .__ceil__) { $0.rounded(.up) },
            NativeFunction("trunc", "(x, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.trunc", receivers: 0)
                if a[0].type == r.types.float { return try r.floatToInt(r.floatValue(a[0])) }
                guard let method = try r.specialMethod(.__trunc__, of: a[0]) else {
                    throw r.typeError("type \(r.typeName(of: a[0])) doesn't define __trunc__ method")
                }
                defer { r.release(method) }
                return try r.call(method)
            },
            NativeFunction("gcd") { (r, a) throws(Raised) in
                try r.fold(a, "math.gcd", initial: 0) { (one, other) throws(Raised) in r.gcd(one, other) }
            },
            NativeFunction("lcm") { (r, a) throws(Raised) in
                try r.fold(a, "math.lcm", initial: 1) { (one, other) throws(Raised) in try r.lcm(one, other) }
            },
            NativeFunction("factorial", "(x, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.factorial", receivers: 0)
                return try r.factorial(a[0])
            },
            NativeFunction("comb", "(n, k, /)") { (r, a) throws(Raised) in
                try r.expect(a, 2...2, "comb", receivers: 0)
                return try r.selections(a[0], a[1], ordered: false)
            },
            NativeFunction("perm", "(n, k=None, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...2, "perm", receivers: 0)
                guard let k = a.optional(1), k != r.none else { return try r.factorial(a[0]) }
                return try r.selections(a[0], k, ordered: true)
            },
            NativeFunction("isqrt", "(n, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.isqrt", receivers: 0)
                let n = try r.indexObject(a[0])
                defer { r.release(n) }
                guard !r.intIsNegative(n) else { throw r.valueError("isqrt() argument must be nonnegative") }
                return r.makeInt(magnitude: r.bigInt(n).magnitude.squareRoot(), negative: false)
            },
        ]
    }

    private static func rounding(
        _ name: String, _ method: Name, _ round: @escaping (Double) -> Double
    ) -> NativeFunction {
        NativeFunction(name, "(x, /)") { (r, a) throws(Raised) in
            guard a.count == 1, a.keywordNames == nil else { throw r.wrongCount(a, "math.\(name)", 1) }
            if a[0].type == r.types.float { return try r.floatToInt(round(r.floatValue(a[0]))) }
            if a[0].type == r.types.int { return r.retained(a[0]) }
            if let bound = try r.specialMethod(method, of: a[0]) {
                defer { r.release(bound) }
                return try r.call(bound)
            }
            return try r.floatToInt(round(r.asDouble(a[0])))
        }
    }
}

extension Runtime {
    /// Combines the arguments, each of which must be an int. A new reference.
    fileprivate func fold(
        _ arguments: Arguments, _ name: String, initial: Int,
        _ combine: (ObjectRef, ObjectRef) throws(Raised) -> ObjectRef
    ) throws(Raised) -> ObjectRef {
        if arguments.keywordNames != nil { throw typeError("\(name)() takes no keyword arguments") }
        var result = makeInt(initial)
        for index in 0..<arguments.count {
            let previous = result
            defer { release(previous) }
            let operand = try indexObject(arguments[index])
            defer { release(operand) }
            result = try combine(previous, operand)
        }
        return result
    }

    /// The greatest common divisor, not negative.
    func gcd(_ left: ObjectRef, _ right: ObjectRef) -> ObjectRef {
        if let one = compactInt(left), let other = compactInt(right) {
            var (a, b) = (one.magnitude, other.magnitude)
            while b != 0 { (a, b) = (b, a % b) }
            return makeInt(Int(a))
        }
        let divisor = bigInt(left).magnitude.greatestCommonDivisor(with: bigInt(right).magnitude)
        return makeInt(magnitude: divisor, negative: false)
    }

    fileprivate func lcm(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard left[word: IntLayout.digitCount] != 0, right[word: IntLayout.digitCount] != 0 else {
            return makeInt(0)
        }
        let divisor = gcd(left, right)
        defer { release(divisor) }
        let quotient = try intFloorDivide(left, divisor)
        defer { release(quotient) }
        let product = intMultiply(quotient, right)
        defer { release(product) }
        return intAbsolute(product)
    }

    fileprivate func factorial(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let int = try indexObject(object)
        defer { release(int) }
        guard !intIsNegative(int) else {
            throw valueError("factorial() not defined for negative values")
        }
        guard let n = intValue(int) else {
            throw overflowError("factorial() argument should not exceed \(Int.max)")
        }
        if n <= 20 { return makeInt(n < 2 ? 1 : (2...n).reduce(1, *)) }
        return makeInt(magnitude: product(2, n), negative: false)
    }

    /// Of the numbers from one to the other, halved again and again so that factors are of like size.
    private func product(_ first: Int, _ last: Int) -> BigUInt {
        if first > last { return 1 }
        if last - first < 8 { return (first...last).reduce(BigUInt(1)) { $0 * BigUInt($1) } }
        let middle = first + (last - first) / 2
        return product(first, middle) * product(middle + 1, last)
    }

    /// How many ways there are to choose k things of n.
    fileprivate func selections(
        _ total: ObjectRef, _ chosen: ObjectRef, ordered: Bool
    ) throws(Raised) -> ObjectRef {
        let (n, k) = (try indexObject(total), try indexObject(chosen))
        defer {
            release(n)
            release(k)
        }
        guard !intIsNegative(n) else { throw valueError("n must be a non-negative integer") }
        guard !intIsNegative(k) else { throw valueError("k must be a non-negative integer") }
        if intOrder(n, k) < 0 { return makeInt(0) }
        let size = bigInt(n).magnitude
        var count = bigInt(k).magnitude
        if !ordered, size - count < count { count = size - count }
        guard count < BigUInt(1) << 40 else {
            throw overflowError(
                ordered
                    ? "k must not exceed \(Int.max)" : "min(n - k, k) must not exceed \(Int.max)")
        }
        let steps = Int(count)
        if steps == 0 { return makeInt(1) }
        if let small = Int(exactly: size) {
            let ways = product(small - steps + 1, small)
            return makeInt(magnitude: ordered ? ways : ways / product(2, steps), negative: false)
        }
        var ways = BigUInt(1)
        for step in 0..<steps { ways = ways * (size - BigUInt(step)) }
        return makeInt(magnitude: ordered ? ways : ways / product(2, steps), negative: false)
    }
}
