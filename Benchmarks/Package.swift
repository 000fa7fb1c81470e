// swift-tools-version: 6.2
import PackageDescription

/// Its own package, so that nobody who uses Barrow builds it. It measures the command as users have it, so it does not
/// link Barrow: `make bench` builds that for release first.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
    targets: [
        .executableTarget(
            name: "bench", dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")])
    ],
    swiftLanguageModes: [.v6]
)
