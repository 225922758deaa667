import Foundation
import Testing

@testable import PhysiXServer

/// What can be known about the image without building it.
struct DockerfileTests {
    private static let repository = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    private let lines: [String]

    init() throws {
        let text = try String(contentsOf: Self.repository.appending(path: "Dockerfile"), encoding: .utf8)
        lines = text.replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n").map(String.init)
    }

    private func arguments(of instruction: String) -> [[String]] {
        lines.filter { $0.hasPrefix("\(instruction) ") }.map { line in
            line.split(separator: " ").dropFirst().map(String.init)
        }
    }

    private var environment: [String: String] {
        arguments(of: "ENV").joined().reduce(into: [:]) { variables, assignment in
            let parts = assignment.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        }
    }

    @Test func whatIsCopiedIsThere() {
        let copies = arguments(of: "COPY").filter { !$0[0].hasPrefix("--from") }
        #expect(copies.count == 4)
        for copy in copies {
            let path = Self.repository.appending(path: copy[0]).path
            #expect(FileManager.default.fileExists(atPath: path), "\(copy[0])")
        }
    }

    @Test func theProductIsOneOfThePackages() throws {
        let manifest = try String(contentsOf: Self.repository.appending(path: "Package.swift"), encoding: .utf8)
        #expect(lines.contains { $0.contains("swift build -c release --static-swift-stdlib --product physix") })
        #expect(manifest.contains(#".executable(name: "physix""#))
        #expect(lines.contains { $0 == #"ENTRYPOINT ["physix", "serve"]"# })
    }

    @Test func itServesOthersOnTheExposedPort() throws {
        let settings = try ServerSettings(ServerFlags(), environment: environment)
        #expect(settings.host == "0.0.0.0")
        #expect(arguments(of: "EXPOSE") == [["\(settings.port)"]])
        #expect(settings.logFormat == .json)
    }

    @Test func aHostsPortWinsAndASpaceHasThatOfItsFrontMatter() throws {
        let cloud = environment.merging(["PORT": "8080"]) { $1 }
        #expect(try ServerSettings(ServerFlags(), environment: cloud).port == 8080)
        let space = environment.merging(["SPACE_ID": "someone/physix"]) { $1 }
        let port = try ServerSettings(ServerFlags(), environment: space).port
        let guide = try String(contentsOf: Self.repository.appending(path: "Docs/Deploying.md"), encoding: .utf8)
        #expect(guide.contains("\napp_port: \(port)\n"))
    }

    @Test func itRunsWithoutRightsAndChecksItsHealth() {
        #expect(arguments(of: "USER") == [["65532:65532"]])
        #expect(lines.contains { $0.hasPrefix("HEALTHCHECK") && $0.contains("${PHYSIX_PORT:-$PORT}/health") })
    }
}
