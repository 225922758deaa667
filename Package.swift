// swift-tools-version: 6.3
import PackageDescription

/// `PHYSIX_LEAN=1` leaves out every remote package and the targets that need one: the pure targets and their tests
/// then build in seconds.
let lean = Context.environment["PHYSIX_LEAN"] == "1"

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
]

// Foundation-free executables on Linux do not pull in libm by themselves, and `.rounded()` needs it.
let math: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

var products: [Product] = [
    .library(name: "PhysiX", targets: ["PhysiXKernel", "PhysiXFormats", "PhysiXDiscovery", "PhysiXEpisodes"]),
    // What other languages load; Python does (scripts/build-library).
    .library(name: "physixc", type: .dynamic, targets: ["PhysiXC"]),
]
var dependencies: [Package.Dependency] = []
var targets: [Target] = [
    .target(name: "CPhysiXShims"),
    // Counts heap allocations, for the tests and the benchmarks that promise none.
    .target(name: "CAllocationCounter", path: "Benchmarks/Sources/CAllocationCounter"),
    .target(
        name: "PhysiXKernel", dependencies: ["CPhysiXShims"], swiftSettings: strict + [.strictMemorySafety()],
        linkerSettings: math),
    .target(name: "PhysiXFormats", dependencies: ["PhysiXKernel"], swiftSettings: strict),
    .target(name: "PhysiXDiscovery", dependencies: ["PhysiXKernel", "PhysiXFormats"], swiftSettings: strict),
    .target(name: "PhysiXEpisodes", dependencies: ["PhysiXKernel", "PhysiXFormats"], swiftSettings: strict),
    .target(
        name: "PhysiXPolicies", dependencies: ["PhysiXFormats", "PhysiXEpisodes", "PhysiXDiscovery"],
        swiftSettings: strict),
    .target(
        name: "PhysiXBenchmark", dependencies: ["PhysiXFormats", "PhysiXDiscovery", "PhysiXPolicies"],
        swiftSettings: strict),
    .target(name: "CPhysiX"),
    .target(
        name: "PhysiXC",
        dependencies: ["CPhysiX", "PhysiXKernel", "PhysiXFormats", "PhysiXDiscovery", "PhysiXEpisodes"],
        swiftSettings: strict + [.strictMemorySafety()], linkerSettings: math),
    // Built with the flags of the library for Python, whose cost it tells (scripts/bench python).
    .executableTarget(
        name: "physix-reward-bench", dependencies: ["PhysiXKernel", "PhysiXFormats", "PhysiXEpisodes"],
        path: "Benchmarks/Sources/physix-reward-bench", swiftSettings: strict, linkerSettings: math),
    .testTarget(
        name: "PhysiXKernelTests", dependencies: ["PhysiXKernel", "CAllocationCounter"],
        resources: [.copy("References")], swiftSettings: strict),
    .testTarget(name: "PhysiXFormatsTests", dependencies: ["PhysiXFormats"], swiftSettings: strict),
    .testTarget(name: "PhysiXDiscoveryTests", dependencies: ["PhysiXDiscovery"], swiftSettings: strict),
    .testTarget(name: "PhysiXEpisodesTests", dependencies: ["PhysiXEpisodes"], swiftSettings: strict),
    .testTarget(
        name: "PhysiXCTests", dependencies: ["CPhysiX", "PhysiXC", "PhysiXEpisodes", "PhysiXDiscovery"],
        swiftSettings: strict),
    .testTarget(name: "PhysiXPoliciesTests", dependencies: ["PhysiXPolicies"], swiftSettings: strict),
    .testTarget(name: "PhysiXBenchmarkTests", dependencies: ["PhysiXBenchmark"], swiftSettings: strict),
]

if !lean {
    products += [
        .executable(name: "physix", targets: ["physix"]),
        .library(name: "PhysiXStore", targets: ["PhysiXStore"]),
        .library(name: "PhysiXLLM", targets: ["PhysiXLLM"]),
    ]
    dependencies += [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Without its default traits it links no full Foundation: a third of the program's size and memory.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
    ]
    targets += [
        .target(
            name: "PhysiXStore",
            dependencies: [
                "PhysiXKernel", "PhysiXFormats", "PhysiXEpisodes", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PhysiXStoreTests", dependencies: ["PhysiXStore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .executableTarget(
            name: "physix-store-bench", dependencies: ["PhysiXKernel", "PhysiXEpisodes", "PhysiXStore"],
            path: "Benchmarks/Sources/physix-store-bench", swiftSettings: strict),
        .target(
            name: "PhysiXLLM",
            dependencies: [
                "PhysiXKernel", "PhysiXFormats", "PhysiXDiscovery", "PhysiXEpisodes", "PhysiXPolicies",
                "PhysiXBenchmark",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PhysiXLLMTests",
            dependencies: [
                "PhysiXLLM", "PhysiXFormats",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "PhysiXServer",
            dependencies: [
                "PhysiXKernel", "PhysiXFormats", "PhysiXDiscovery", "PhysiXEpisodes", "PhysiXPolicies", "PhysiXLLM",
                "PhysiXStore",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [
                .embedInCode("Resources/openapi.json"), .embedInCode("Resources/schema.json"),
                .embedInCode("Resources/docs.html"), .embedInCode("Resources/docs.css"),
                .embedInCode("Resources/tools.json"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PhysiXServerTests",
            dependencies: ["PhysiXServer", .product(name: "NIOEmbedded", package: "swift-nio")],
            swiftSettings: strict),
        .executableTarget(
            name: "physix",
            dependencies: [
                "PhysiXKernel", "PhysiXFormats", "PhysiXDiscovery", "PhysiXEpisodes", "PhysiXPolicies",
                "PhysiXBenchmark", "PhysiXServer", "PhysiXStore", "PhysiXLLM",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .testTarget(name: "physixTests", dependencies: ["physix"], swiftSettings: strict),
    ]
}

let package = Package(
    name: "PhysiX", products: products, dependencies: dependencies, targets: targets, swiftLanguageModes: [.v6])
