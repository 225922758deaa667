import Foundation
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

@testable import PhysiXStore

/// A database file in a folder of its own, which is gone afterwards.
func withDatabaseFile<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "physix-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appending(path: "episodes.sqlite").path)
}

extension Session {
    /// A session about a built-in system.
    static func drawn(
        _ systemID: String = "damped_spring", seed: UInt64 = 7, options: ProblemOptions = ProblemOptions(),
        turnLimit: Int = 8, label: SessionLabel = .test()
    ) throws -> Session {
        try Session(
            label, drawing: try SystemCatalog.builtIn.system(systemID), seed: seed, options: options,
            turnLimit: turnLimit)
    }

    /// A session about measured samples, one of them missing, with a start that is known in part.
    static func measured(label: SessionLabel = .test()) throws -> Session {
        let values = [0.1, 1.0 / 3, .nan, -0.0, 1e-300, 12345.678901234567]
        let problem = try Problem(
            observed: Trajectory(times: (0..<6).map { Double($0) / 7 }, states: values, stateCount: 1),
            scope: Scope(stateVariables: ["y"]), hiddenVelocities: ["vy": 0.1 + 0.2], hint: "“my” data\u{0}\n",
            systemID: "mine")
        return try Session(label, measured: problem)
    }

    /// Takes a turn and tells a store of it.
    @discardableResult
    mutating func play(
        _ equation: String, _ parameters: Parameters = [:], in store: (any SessionStore)? = nil
    ) throws -> SessionTurn {
        try play(Proposal(Action(equation: equation, parameters: parameters), policy: "test"), in: store)
    }

    /// Takes a turn and tells a store of it.
    @discardableResult
    mutating func play(_ proposal: Proposal, in store: (any SessionStore)? = nil) throws -> SessionTurn {
        var verifier = episode.problem.makeVerifier()
        let turn = try step(proposal, with: &verifier)
        try store?.append(turn, of: self)
        return turn
    }

    /// The equation that its problem was drawn from.
    mutating func playTheTruth(in store: any SessionStore) throws {
        guard let truth = episode.problem.truth else { preconditionFailure("the problem was drawn") }
        try play(truth.equation, truth.parameters, in: store)
    }
}

extension SessionLabel {
    static func test(policy: String = "test", owner: String = "") -> SessionLabel {
        SessionLabel(
            policy: policy, owner: owner, version: "0.1.0", created: Timestamp(milliseconds: 1_764_217_152_345))
    }
}

extension Observation {
    /// What the agent sees, byte for byte.
    var bytes: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }
}

/// All bits of some numbers.
func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
