import HeapGraph

/// How instances of a class keep their `java.lang.ref.Reference.referent`: by the class of that package they descend from.
struct ReferenceStrengths {
    private let strengths: [Int: ReferenceStrength]
    private let reference: Int?

    init(_ table: ClassTable) {
        reference = table.number(named: "java/lang/ref/Reference")
        let named: [(String, ReferenceStrength)] = [
            ("java/lang/ref/SoftReference", .soft), ("java/lang/ref/WeakReference", .weak),
            ("java/lang/ref/PhantomReference", .phantom), ("java/lang/ref/FinalReference", .final),
        ]
        strengths = Dictionary(
            named.compactMap { name, strength in table.number(named: name).map { ($0, strength) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether this is the class that declares `referent`.
    func declaresReferent(_ number: Int) -> Bool { number == reference }

    /// - Parameter chain: a class and its superclasses.
    func strength(along chain: [Int]) -> ReferenceStrength {
        chain.lazy.compactMap { strengths[$0] }.first ?? .strong
    }
}
