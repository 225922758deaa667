import PhysiXKernel

/// How much less a member of an ensemble of eight costs than a solution alone.
struct EnsembleLine: Encodable {
    let kind = "ensemble"
    let name: String
    let aloneNs: Double
    let perLaneNs: Double
    let timesFasterPerLane: Double
}

/// Prints the gain of solving eight parameter sets together: the true one, and seven that differ by up to 14 %.
func reportEnsemble(of reference: Reference, effort: Effort) throws {
    let program = Program(try reference.system())
    let members = (0..<8).map { lane in
        EnsembleMember(
            parameters: reference.parameters.values.map { $0 * (1 + 0.02 * Double(lane)) },
            initialState: reference.initialState)
    }
    var integrator = Integrator()
    let together = effort.nanoseconds { _ = integrator.solve(program, ensemble: members, at: reference.times) }
    let alone = effort.nanoseconds {
        for member in members {
            _ = integrator.solve(
                program, parameters: member.parameters, from: member.initialState, at: reference.times)
        }
    }
    try report(
        EnsembleLine(
            name: reference.id, aloneNs: alone / 8, perLaneNs: together / 8, timesFasterPerLane: alone / together))
}
