// swift-tools-version: 6.2
import PackageDescription

/// Its own package, so that nobody who uses Barrow builds it. Depending on the products builds the command and its
/// analyzers for release, beside this benchmark.
let analyzers = ["TypeHistogram", "DominatorTree", "CycleFinder", "FragmentationMap", "InterningSavings"]

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "barrow", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "barrow", package: "barrow"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + analyzers.map { .product(name: $0, package: "barrow") })
    ],
    swiftLanguageModes: [.v6]
)
