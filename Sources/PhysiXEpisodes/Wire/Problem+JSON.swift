public import PhysiXFormats
import PhysiXKernel

extension Problem: JSONWritable {
    /// Reads a problem (Docs/Contract.md §10).
    ///
    /// `state_variables` may be left out: then they are the keys of the samples, in their order. A `null` among the
    /// samples, or a missing key, is a value that was not measured.
    ///
    /// - Throws: ``JSONError`` with the place, also for unknown keys and for samples that cannot be used.
    public init(json: [UInt8]) throws(JSONError) {
        self = try JSONReader.read(json) { reader throws(JSONError) in try Problem(reading: &reader) }
    }

    /// Reads a problem that is part of a larger document.
    public init(reading reader: inout JSONReader) throws(JSONError) {
        let start = reader.offset
        var names: [String]?
        var samples = SampleTable()
        var initialState = Parameters()
        var hint = ""
        var isDriven = false
        var systemID = ""
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "state_variables": names = try Self.readNames(&reader)
            case "trajectory": try samples.read(&reader)
            case "initial_state": if try !reader.readNull() { initialState = try Parameters(reading: &reader) }
            case "hint": hint = try reader.readString()
            case "driven": isDriven = try reader.readBool()
            case "system_id": systemID = try reader.readString()
            default:
                throw reader.refusal(
                    "unknown key `\(reader.key)`",
                    hint: "a problem has state_variables, trajectory, initial_state, hint, driven and system_id")
            }
        }
        do {
            let names = names ?? samples.names
            try self.init(
                observed: samples.trajectory(names), scope: Scope(stateVariables: names, isDriven: isDriven),
                initialState: Self.state(initialState, names),
                hiddenVelocities: Self.others(initialState, names), hint: hint, systemID: systemID)
        } catch {
            throw reader.refusal(error.summary, hint: error.hint, from: start)
        }
    }

    private static func readNames(_ reader: inout JSONReader) throws(JSONError) -> [String] {
        var names: [String] = []
        try reader.beginArray()
        while try reader.nextElement() { names.append(try reader.readString()) }
        return names
    }

    /// The initial state in the order of the variables; `nil` where none was given.
    private static func state(_ given: Parameters, _ names: [String]) -> [Double]? {
        guard names.contains(where: given.names.contains) else { return nil }
        return names.map { given[$0] ?? .nan }
    }

    /// What an initial state has besides the variables.
    private static func others(_ given: Parameters, _ names: [String]) -> Parameters {
        Parameters(zip(given.names, given.values).filter { !names.contains($0.0) })
    }

    /// Writes the problem as an agent may see it: without the truth.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("state_variables", stateVariables)
            json.samples("trajectory", observed, names: stateVariables)
            if initialState != nil || hiddenVelocities.count > 0 {
                let measured = zip(stateVariables, initialState ?? []).filter { !$1.isNaN }
                let hidden = zip(hiddenVelocities.names, hiddenVelocities.values)
                json.numbers("initial_state", Parameters(Array(measured) + Array(hidden)))
            }
            json.member("hint", hint)
            if scope.isDriven { json.member("driven", true) }
            json.member("system_id", systemID)
        }
    }
}
