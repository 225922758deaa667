import PhysiXFormats
import PhysiXKernel

/// What a language model is asked: one system and one user message (Docs/Contract.md §6).
///
/// The same code serves live use, benchmarks and training data, so that a model meets in use what it was trained on.
public struct Prompt: Sendable, Hashable {
    /// The role, the task, the grammar and the form of the answer.
    public let system: String
    /// The problem and what has been tried.
    public let user: String

    /// How many samples of the trajectory are shown.
    static let shownSamples = 12
    /// How many turns of the history are shown.
    static let shownTurns = 5

    /// The prompt for the next proposal.
    public init(_ observation: Observation) {
        system = Self.systemMessage(isDriven: observation.isDriven)
        user = Self.userMessage(observation)
    }

    private static func systemMessage(isDriven: Bool) -> String {
        """
        You are a physicist who finds equations of motion from measurements.

        TASK: Find the ordinary differential equation (ODE) behind the noisy trajectory you are shown. Your proposal is \
        integrated from the true initial state and compared with all samples. You then get feedback, a reward and one \
        sentence about what is off, and may propose again. Keep equations simple: each operator costs a little reward.

        GRAMMAR: One or more equations separated by `;`. A left side is d<var>/dt or d2<var>/dt2 for a state variable \
        <var>; only orders 1 and 2 exist. A right side is plain ASCII: + - * / ** with parentheses, decimal numbers, \
        state variables, names declared in params, and the functions sin cos tan exp log sqrt abs. Where both x and vx \
        are state variables, vx is the velocity of x (dtheta that of theta) and dx/dt = vx is implied. The time t \
        \(isDriven ? "may be used: this system is driven." : "must not be used.") No LaTeX, no conditionals, no other \
        functions.

        OUTPUT: Answer with one JSON object with exactly these keys: "equation" (required, a string), "params" (an \
        object from names to numbers), "rationale" (a short string). Never use other key names. Example:
        {"equation": "d2y/dt2 = -9.81", "params": {}, "rationale": "free fall"}
        """
    }

    private static func userMessage(_ observation: Observation) -> String {
        let columns = Columns(observation)
        var lines = [
            "SYSTEM_ID: \(observation.systemID)",
            "STATE_VARIABLES: \(observation.stateVariables.joined(separator: ", "))",
            "HINT: \(observation.hint)",
            "STATS: \(columns.statistics(observation.statistics))",
        ]
        let samples = evenlyChosen(from: observation.trajectory.times.count)
        lines.append("TRAJECTORY (\(samples.count) of \(observation.trajectory.times.count) samples):")
        for sample in samples { lines.append(columns.line(sample, of: observation.trajectory)) }
        let turns = observation.history.suffix(shownTurns)
        lines.append(turns.isEmpty ? "HISTORY: none yet" : "HISTORY (the last \(turns.count) of \(observation.turn)):")
        for entry in turns { lines.append(line(entry)) }
        return lines.joined(separator: "\n")
    }

    /// Indices of samples at about equal distances, the first and the last among them.
    private static func evenlyChosen(from count: Int) -> [Int] {
        guard count > shownSamples else { return Array(0..<count) }
        let gaps = shownSamples - 1
        return (0..<shownSamples).map { ($0 * (count - 1) + gaps / 2) / gaps }
    }

    /// A turn under the keys that an answer has to use, because models copy what they see.
    private static func line(_ entry: HistoryEntry) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("turn", entry.turn)
            json.member("equation", entry.equation)
            json.numbers("params", entry.parameters)
            json.member("reward_total", entry.reward.total, decimals: 3)
            json.object("reward_components") { json in
                json.member("match", entry.reward.match, decimals: 3)
                json.member("progress", entry.reward.progress, decimals: 3)
                json.member("simplicity", entry.reward.simplicity, decimals: 3)
                json.member("format", entry.reward.format, decimals: 3)
            }
            json.member("mismatch_summary", entry.mismatchSummary)
        }
        return json.text
    }
}

/// How the columns of a trajectory are written: two decimals for times and three for values, and more where those
/// would not tell samples apart.
private struct Columns {
    private let names: [String]
    private let timeDecimals: Int
    private let decimals: [Int]

    init(_ observation: Observation) {
        names = observation.stateVariables
        timeDecimals = Self.decimals(2, for: observation.statistics.duration)
        decimals = observation.statistics.variables.map { Self.decimals(3, for: $0.maximum - $0.minimum) }
    }

    /// One decimal more for each power of ten that a range falls short of 0.1.
    private static func decimals(_ usual: Int, for range: Double) -> Int {
        var range = range
        var decimals = usual
        while range > 0, range < 0.1, decimals < 15 {
            range *= 10
            decimals += 1
        }
        return decimals
    }

    func line(_ sample: Int, of trajectory: Trajectory) -> String {
        var line = "t=" + trajectory.times[sample].fixed(timeDecimals)
        for (variable, name) in names.enumerated() where trajectory[sample, variable].isFinite {
            line += " \(name)=" + trajectory[sample, variable].fixed(decimals[variable])
        }
        return line
    }

    func statistics(_ statistics: Statistics) -> String {
        var parts: [String] = []
        for (variable, decimals) in zip(statistics.variables, decimals) {
            parts.append("\(variable.name)_min=" + variable.minimum.fixed(decimals))
            parts.append("\(variable.name)_max=" + variable.maximum.fixed(decimals))
            parts.append("\(variable.name)_mean=" + variable.mean.fixed(decimals))
            parts.append("\(variable.name)_std=" + variable.standardDeviation.fixed(decimals))
        }
        parts.append("duration=" + statistics.duration.fixed(timeDecimals))
        parts.append("samples=\(statistics.samples)")
        return parts.joined(separator: " ")
    }
}
