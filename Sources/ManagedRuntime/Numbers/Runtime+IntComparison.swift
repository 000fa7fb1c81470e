import BigInt

/// Comparing numbers: by value, whatever their types, and exactly.
extension Runtime {
    func intCompare(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard isInt(left), isInt(right) else { return retained(notImplemented) }
        return retained(bool(comparison.holds(for: intOrder(left, right))))
    }

    /// Negative, zero or positive, as the first is less, equal or greater.
    @inline(__always)
    func intOrder(_ left: ObjectRef, _ right: ObjectRef) -> Int {
        if let one = compactInt(left), let other = compactInt(right) {
            return one < other ? -1 : one == other ? 0 : 1
        }
        return largeOrder(left, right)
    }

    @inline(never)
    private func largeOrder(_ left: ObjectRef, _ right: ObjectRef) -> Int {
        let (leftCount, rightCount) = (left[word: IntLayout.digitCount], right[word: IntLayout.digitCount])
        guard leftCount == rightCount else { return leftCount < rightCount ? -1 : 1 }
        let (one, other) = (intDigits(left), intDigits(right))
        for index in stride(from: abs(leftCount) - 1, through: 0, by: -1) where one[index] != other[index] {
            return (one[index] < other[index]) == (leftCount > 0) ? -1 : 1
        }
        return 0
    }

    func floatCompare(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        let value = floatValue(left)
        if right.kind == .float {
            return retained(bool(comparison.holds(value, floatValue(right))))
        }
        guard isInt(right) else { return retained(notImplemented) }
        if value.isNaN { return retained(bool(comparison == .notEqual)) }
        return retained(bool(comparison.holds(for: order(value, right))))
    }

    /// How a float that is not NaN and an int compare, without rounding either.
    private func order(_ value: Double, _ int: ObjectRef) -> Int {
        if value.isInfinite { return value > 0 ? 1 : -1 }
        if let whole = compactInt(int), whole.magnitude <= 1 << 53 {
            let other = Double(whole)
            return value < other ? -1 : value == other ? 0 : 1
        }
        let truncated = BigInt(value.rounded(.towardZero))
        let other = bigInt(int)
        if truncated != other { return truncated < other ? -1 : 1 }
        let fraction = value - value.rounded(.towardZero)
        return fraction < 0 ? -1 : fraction > 0 ? 1 : 0
    }
}

extension ComparisonOperator {
    @inline(__always)
    func holds(for order: Int) -> Bool {
        switch self {
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .equal: order == 0
        case .notEqual: order != 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    @inline(__always)
    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .equal: left == right
        case .notEqual: left != right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
