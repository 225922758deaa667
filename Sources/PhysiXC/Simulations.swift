public import CPhysiX
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// An initial value problem as a caller describes it.
private struct Simulation {
    private var equation = ""
    private var parameters = Parameters()
    private var start = Parameters()
    private var times: [Double] = []
    private var tolerance = Tolerance()

    init(json: [UInt8]) throws(JSONError) {
        var simulation = Self()
        try JSONReader.read(json) { reader throws(JSONError) in
            try reader.readMembers("equation, params, initial_state, t, rtol, atol") { key, reader throws(JSONError) in
                switch key {
                case "equation": simulation.equation = try reader.readString()
                case "params": simulation.parameters = try Parameters(reading: &reader)
                case "initial_state": simulation.start = try Parameters(reading: &reader)
                case "t": simulation.times = try reader.readDoubles()
                case "rtol": simulation.tolerance.relative = try reader.readDouble()
                case "atol": simulation.tolerance.absolute = try reader.readDouble()
                default: return false
                }
                return true
            }
        }
        self = simulation
    }

    private init() {}

    /// Solves it and writes the solution.
    func write(to json: inout JSONWriter) throws {
        let scope = Scope(stateVariables: start.names, parameters: parameters.names, isDriven: true)
        try scope.check()
        let system = try EquationSystem(parsing: equation, in: scope)
        if let hidden = system.scope.stateVariables.dropFirst(start.count).first {
            throw Refusal(
                .equation, "the initial state lacks the velocity `\(hidden)`", hint: "add \(hidden)=0, or what it is")
        }
        try check()
        var integrator = Integrator()
        let solution = integrator.solve(
            Program(system), parameters: try parameters.values(for: system), from: start.values, at: times,
            tolerance: tolerance)
        json.object { json in
            json.member("state_variables", system.scope.stateVariables)
            json.array("y") { json in
                for sample in solution.times.indices {
                    json.array { json in
                        for variable in 0..<solution.stateCount { json.value(solution[sample, variable]) }
                    }
                }
            }
            json.member("ending", solution.ending == .completed ? nil : solution.ending.sentence)
        }
    }

    private func check() throws(Refusal) {
        guard !times.isEmpty, zip(times, times.dropFirst()).allSatisfy(<) else {
            throw Refusal(.problem, "the times do not increase strictly", hint: "there must be one or more")
        }
        guard (1e-14...1).contains(tolerance.relative), tolerance.absolute > 0 else {
            throw Refusal(.problem, "a tolerance is out of range", hint: "rtol is from 1e-14 to 1, atol above 0")
        }
    }
}

/// Solves equations of motion at given times.
@c @implementation
public func physix_simulate(
    _ json: UnsafePointer<UInt8>, _ length: Int, _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> physix_status {
    unsafe PhysiXC.answer(json, length, to: answer) { try Simulation(json: $0).write(to: &$1) }
}

/// Describes the systems that problems can be drawn from.
@c @implementation
public func physix_systems() -> UnsafeMutablePointer<CChar> {
    var json = JSONWriter()
    json.array { json in
        for system in SystemCatalog.builtIn.systems { json.object { system.write(to: &$0) } }
    }
    return unsafe json.copied()
}
