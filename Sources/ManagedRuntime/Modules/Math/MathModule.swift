import Glibc

extension NativeModule {
    /// `math`: C's functions with Python's errors, and what it does on ints of any size.
    static var math: NativeModule {
        NativeModule("math") { module in
            module.functions =
                MathFunctions.simple + MathFunctions.binary + MathFunctions.parts + MathFunctions.whole
                + MathFunctions.sums
            module.populate = { (runtime, module) throws(Raised) in
                let dict = runtime.moduleDict(module)
                for (name, value) in [
                    ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity),
                    ("nan", Double.nan),
                ] {
                    runtime.setDictValue(
                        dict, ownedKey: runtime.intern(name), ownedValue: runtime.makeFloat(value))
                }
            }
        }
    }
}

/// The functions of `math`, by what they take and give.
enum MathFunctions {
    /// Of one float, a float. Those that may overflow say so where the others report a domain error.
    static var simple: [NativeFunction] {
        [
            real("acos", acos), real("acosh", acosh), real("asin", asin), real("asinh", asinh),
            real("atan", atan), real("atanh", atanh), real("cbrt", cbrt), real("cos", cos), real("sin", sin),
            real("tan", tan), real("tanh", tanh), real("sqrt", { $0.squareRoot() }), real("log1p", log1p),
            real("fabs", fabs), real("erf", erf), real("erfc", erfc),
            real("cosh", overflows: true, cosh), real("sinh", overflows: true, sinh),
            real("exp", overflows: true, exp), real("exp2", overflows: true, exp2),
            real("expm1", overflows: true, expm1),
            real("degrees") { $0 * (180 / Double.pi) }, real("radians") { $0 * (Double.pi / 180) },
            real("gamma", overflows: true) { $0 == 0 ? .nan : GammaFunction.gamma($0) },
            real("lgamma", overflows: true) { x in
                x.isFinite && x <= 0 && x == x.rounded(.down) ? .nan : GammaFunction.logarithm(x)
            },
            real("ulp") { x in x.isNaN ? x : x.isInfinite ? .infinity : x.magnitude.ulp },
        ]
    }

    private static func real(
        _ name: String, overflows: Bool = false, _ function: @escaping (Double) -> Double
    ) -> NativeFunction {
        NativeFunction(name, "(x, /)") { (r, a) throws(Raised) in
            guard a.count == 1, a.keywordNames == nil else { throw r.wrongCount(a, "math.\(name)", 1) }
            let x = try r.asDouble(a[0])
            let result = function(x)
            if result.isNaN, !x.isNaN { throw r.mathDomainError() }
            if result.isInfinite, x.isFinite { throw overflows ? r.mathRangeError() : r.mathDomainError() }
            return r.makeFloat(result)
        }
    }

    static var binary: [NativeFunction] {
        [
            pair("atan2") { (_, y, x) throws(Raised) in atan2(y, x) },
            pair("copysign") { (_, x, y) throws(Raised) in copysign(x, y) },
            pair("nextafter") { (_, x, y) throws(Raised) in nextafter(x, y) },
            pair("fmod") { (r, x, y) throws(Raised) in
                if y.isInfinite, x.isFinite { return x }
                let result = fmod(x, y)
                if result.isNaN, !x.isNaN, !y.isNaN { throw r.mathDomainError() }
                return result
            },
            pair("remainder") { (r, x, y) throws(Raised) in
                if x.isFinite, y.isInfinite { return x }
                let result = Glibc.remainder(x, y)
                if result.isNaN, !x.isNaN, !y.isNaN { throw r.mathDomainError() }
                return result
            },
            pair("pow") { (r, x, y) throws(Raised) in
                let result = pow(x, y)
                if x.isFinite, y.isFinite {
                    if result.isNaN { throw r.mathDomainError() }
                    if result.isInfinite { throw x == 0 ? r.mathDomainError() : r.mathRangeError() }
                }
                return result
            },
        ]
    }

    private static func pair(
        _ name: String, _ function: @escaping (Runtime, Double, Double) throws(Raised) -> Double
    ) -> NativeFunction {
        NativeFunction(name, "(x, y, /)") { (r, a) throws(Raised) in
            guard a.count == 2, a.keywordNames == nil else { throw r.wrongCount(a, name, 2) }
            return r.makeFloat(try function(r, r.asDouble(a[0]), r.asDouble(a[1])))
        }
    }

    /// Functions that take floats apart, classify or compare them, and logarithms.
    static var parts: [NativeFunction] {
        [
            predicate("isnan") { $0.isNaN }, predicate("isinf") { $0.isInfinite },
            predicate("isfinite") { $0.isFinite },
            NativeFunction("frexp", "(x, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.frexp", receivers: 0)
                let x = try r.asDouble(a[0])
                var exponent: Int32 = 0
                let mantissa = x.isFinite && x != 0 ? Glibc.frexp(x, &exponent) : x
                return r.makeTuple(owned: [r.makeFloat(mantissa), r.makeInt(Int(exponent))])
            },
            NativeFunction("ldexp", "(x, i, /)") { (r, a) throws(Raised) in
                try r.expect(a, 2...2, "ldexp", receivers: 0)
                return r.makeFloat(try r.mathLdexp(r.asDouble(a[0]), a[1]))
            },
            NativeFunction("modf", "(x, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.modf", receivers: 0)
                let x = try r.asDouble(a[0])
                let whole = x.isFinite ? x.rounded(.towardZero) : x
                let fraction = x.isNaN ? x : x.isInfinite ? copysign(0, x) : copysign(x - whole, x)
                return r.makeTuple(owned: [r.makeFloat(fraction), r.makeFloat(whole)])
            },
            NativeFunction("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { (r, a) throws(Raised) in
                r.retained(r.bool(try r.mathIsClose(a)))
            },
            NativeFunction("log") { (r, a) throws(Raised) in
                guard (1...2).contains(a.count), a.keywordNames == nil else {
                    throw r.typeError("math.log requires 1 to 2 arguments")
                }
                let numerator = try r.mathLogarithm(a[0], Glibc.log)
                guard a.count == 2 else { return r.makeFloat(numerator) }
                let denominator = try r.mathLogarithm(a[1], Glibc.log)
                return try r.floatBinary(.trueDivide, numerator, denominator)
            },
            NativeFunction("log2", "(x, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.log2", receivers: 0)
                return r.makeFloat(try r.mathLogarithm(a[0], Glibc.log2))
            },
            NativeFunction("log10", "(x, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "math.log10", receivers: 0)
                return r.makeFloat(try r.mathLogarithm(a[0], Glibc.log10))
            },
        ]
    }

    private static func predicate(_ name: String, _ condition: @escaping (Double) -> Bool) -> NativeFunction {
        NativeFunction(name, "(x, /)") { (r, a) throws(Raised) in
            guard a.count == 1, a.keywordNames == nil else { throw r.wrongCount(a, "math.\(name)", 1) }
            return r.retained(r.bool(condition(try r.asDouble(a[0]))))
        }
    }
}

extension Runtime {
    func mathDomainError() -> Raised { valueError("math domain error") }
    func mathRangeError() -> Raised { overflowError("math range error") }

    func wrongCount(_ arguments: Arguments, _ function: String, _ count: Int) -> Raised {
        if arguments.keywordNames != nil {
            return typeError("\(function)() takes no keyword arguments")
        }
        return count == 1
            ? typeError("\(function)() takes exactly one argument (\(arguments.count) given)")
            : typeError("\(function) expected \(count) arguments, got \(arguments.count)")
    }

    fileprivate func mathLdexp(_ x: Double, _ exponent: ObjectRef) throws(Raised) -> Double {
        guard isInt(exponent) else { throw typeError("Expected an int as second argument to ldexp.") }
        guard x.isFinite, x != 0 else { return x }
        let power = intValue(exponent) ?? (intIsNegative(exponent) ? .min : .max)
        let result = scalbn(x, Int32(clamping: power))
        guard result.isFinite else { throw mathRangeError() }
        return result
    }

    private static let iscloseSignature = Signature(
        "isclose", ["a", "b"], keywordOnly: ["rel_tol", "abs_tol"], required: 2)

    fileprivate func mathIsClose(_ arguments: Arguments) throws(Raised) -> Bool {
        let values = try bind(arguments, Self.iscloseSignature)
        let (a, b) = (try asDouble(values[0].unsafelyUnwrapped), try asDouble(values[1].unsafelyUnwrapped))
        let relative = try values[2].map { (value) throws(Raised) in try asDouble(value) } ?? 1e-9
        let absolute = try values[3].map { (value) throws(Raised) in try asDouble(value) } ?? 0
        guard relative >= 0, absolute >= 0 else { throw valueError("tolerances must be non-negative") }
        if a == b { return true }
        if a.isInfinite || b.isInfinite { return false }
        let difference = (b - a).magnitude
        return difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
            || difference <= absolute
    }

    /// Of floats, and of ints however large.
    fileprivate func mathLogarithm(
        _ object: ObjectRef, _ logarithm: (Double) -> Double
    ) throws(Raised) -> Double {
        if isInt(object) {
            guard !intIsNegative(object), object[word: IntLayout.digitCount] != 0 else {
                throw mathDomainError()
            }
            if intBitLength(object) > 1023 {
                let (fraction, exponent) = intFraction(object)
                return logarithm(fraction) + logarithm(2) * Double(exponent)
            }
        }
        let x = try asDouble(object)
        if x.isNaN || x == .infinity { return x }
        guard x > 0 else { throw mathDomainError() }
        return logarithm(x)
    }
}
