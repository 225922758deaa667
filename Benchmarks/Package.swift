// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that nothing that the benchmarks need leaks into PhysiX. `PHYSIX_LEAN=1` in the environment
// leaves PhysiX's remote packages out; `scripts/bench` sets it.
let package = Package(
    name: "PhysiXBenchmarks",
    dependencies: [.package(name: "PhysiX", path: "..")],
    targets: [
        .target(name: "CAllocationCounter"),
        .executableTarget(
            name: "physix-bench",
            dependencies: ["CAllocationCounter", .product(name: "PhysiX", package: "PhysiX")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
            ]),
    ],
    swiftLanguageModes: [.v6])
