import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

/// What is to be searched for, and in which samples.
struct SearchRequest {
    private(set) var stateVariables: [String] = []
    private(set) var experiments: [Trajectory] = []
    private(set) var options = DiscoveryOptions()

    private init() {}

    /// Reads a request; sizes that no search could use are refused, the rest is the search's own business.
    init(json: [UInt8]) throws {
        var request = Self()
        var samples: [(times: [Double], values: [Double])] = []
        try JSONReader.read(json) { reader throws(JSONError) in
            let keys = "state_variables, experiments, order, driven, hint, terms, forbid, effort, bootstrap and seed"
            try reader.readMembers(keys) { key, reader throws(JSONError) in
                switch key {
                case "state_variables": request.stateVariables = try reader.readStrings()
                case "experiments":
                    try reader.beginArray()
                    while try reader.nextElement() { samples.append(try Self.readSamples(&reader)) }
                default: return try request.options.read(key, &reader)
                }
                return true
            }
        }
        try Scope(stateVariables: request.stateVariables).check()
        let count = request.stateVariables.count
        guard count <= Discovery.mostVariables else {
            throw Refusal(
                .discovery, "there are \(count) variables; one law is sought for \(Discovery.mostVariables) at most",
                hint: "choose those that belong together")
        }
        request.experiments = try samples.enumerated().map { index, experiment in
            guard experiment.values.count == experiment.times.count * count else {
                throw Refusal(.discovery, "experiment \(index + 1) has no value for each time and variable")
            }
            return Trajectory(times: experiment.times, states: experiment.values, stateCount: count)
        }
        self = request
    }

    private static func readSamples(
        _ reader: inout JSONReader
    ) throws(JSONError) -> (times: [Double], values: [Double]) {
        var samples: (times: [Double], values: [Double]) = ([], [])
        try reader.readMembers("t and y") { key, reader throws(JSONError) in
            switch key {
            case "t": samples.times = try reader.readDoubles()
            case "y":
                try reader.beginArray()
                while try reader.nextElement() {
                    try reader.beginArray()
                    while try reader.nextElement() {
                        samples.values.append(try reader.readNull() ? .nan : try reader.readDouble())
                    }
                }
            default: return false
            }
            return true
        }
        return samples
    }
}

extension DiscoveryOptions {
    /// Reads one of the options; false where there is none of this name.
    fileprivate mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONError) -> Bool {
        switch key {
        case "order":
            let orders: [String: Order] = ["auto": .automatic, "1": .first, "2": .second]
            guard let chosen = orders[try reader.readString()] else {
                throw reader.refusal("the order is none of \"auto\", \"1\" and \"2\"")
            }
            order = chosen
        case "driven": isDriven = try reader.readBool()
        case "hint": hint = try reader.readString()
        case "terms": terms = try reader.readStrings()
        case "forbid": forbidden = try reader.readStrings()
        case "effort": effort = try Self.number(1...Int.max, &reader)
        case "bootstrap": bootstrap = try Self.number(0...100_000, &reader)
        case "seed": seed = try reader.readInteger()
        default: return false
        }
        return true
    }

    private static func number(_ range: ClosedRange<Int>, _ reader: inout JSONReader) throws(JSONError) -> Int {
        let key = reader.key
        let number: Int = try reader.readInteger()
        guard range.contains(number) else {
            throw reader.refusal("`\(key)` is \(number); it must be from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

extension SearchRequest {
    /// Writes what was found: the laws, and what the samples have to say beyond them.
    func write(_ result: DiscoveryResult, to json: inout JSONWriter) {
        result.writeLaws(of: stateVariables, to: &json)
        json.member("initial_states", result.candidates[0].initialStates)
        json.numbers("noise", result.noise, of: stateVariables)
        json.array("outliers") { json in
            for outlier in result.outliers {
                json.object { json in
                    json.member("experiment", outlier.experiment)
                    json.member("row", outlier.row)
                    json.member("variable", stateVariables[outlier.variable])
                }
            }
        }
        json.array("jumps") { json in
            for jump in result.jumps {
                json.object { json in
                    json.member("experiment", jump.experiment)
                    json.member("variable", stateVariables[jump.variable])
                    json.member("from", jump.times.lowerBound)
                    json.member("to", jump.times.upperBound)
                    json.member("rise", jump.rise)
                }
            }
        }
        json.member("seems_driven", result.seemsDriven)
        json.member("was_stopped", result.wasStopped)
        json.member("notes", result.notes)
    }
}
