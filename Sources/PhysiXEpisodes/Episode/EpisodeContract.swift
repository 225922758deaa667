public import PhysiXFormats
import PhysiXKernel

/// What every episode keeps, as a check that can be run: in process, and on whatever serves episodes elsewhere.
///
/// It looks at observations as JSON, because that is what agents get. It resets twice with one seed, takes the same
/// turns both times, and goes one turn too far.
public struct EpisodeContract {
    /// Starts an episode with a seed and a number of turns, and returns its first observation.
    private let reset: (_ seed: UInt64, _ turnLimit: Int) throws -> JSONValue
    /// Takes a turn and returns the observation after it; throws where the episode has ended.
    private let step: (_ action: Action) throws -> JSONValue

    /// The contract with some way to run episodes.
    ///
    /// - Parameters:
    ///   - reset: starts an episode, and ends the one before.
    ///   - step: takes a turn of the episode started last.
    public init(
        reset: @escaping (_ seed: UInt64, _ turnLimit: Int) throws -> JSONValue,
        step: @escaping (_ action: Action) throws -> JSONValue
    ) {
        self.reset = reset
        self.step = step
    }

    /// Runs two episodes and lists what they broke, a sentence each; empty where everything holds.
    ///
    /// - Parameter seed: the seed of both.
    /// - Returns: the violations.
    /// - Throws: what the way to run episodes throws where it should not.
    public func violations(seed: UInt64) throws -> [String] {
        var found: [String] = []
        let turnLimit = 4
        let start = try reset(seed, turnLimit)
        found += ObservationShape.violations(of: start).map { "at reset: " + $0 }
        found += Self.violations(atReset: start, turnLimit)

        let actions = Self.probes(for: start)
        var seen: [JSONValue] = []
        for action in actions.prefix(turnLimit) {
            let observation = try step(action)
            let turn = "after turn \(seen.count + 1): "
            found += ObservationShape.violations(of: observation).map { turn + $0 }
            found += TurnCheck(before: seen.last ?? start, after: observation, action).violations.map { turn + $0 }
            seen.append(observation)
            if observation["done"]?.bool == true { break }
        }
        if seen.last?["done"]?.bool != true { found.append("the last turn does not end the episode") }
        if (try? step(actions[0])) != nil { found.append("a turn after the end is accepted") }

        if try reset(seed, turnLimit) != start { found.append("the same seed starts another episode") }
        for (turn, action) in actions.prefix(seen.count).enumerated() where try step(action) != seen[turn] {
            found.append("the same actions lead elsewhere at turn \(turn + 1)")
        }
        return found
    }

    private static func violations(atReset observation: JSONValue, _ turnLimit: Int) -> [String] {
        var found: [String] = []
        if observation["turn"]?.integer != 0 { found.append("at reset: `turn` is not 0") }
        if observation["turn_remaining"]?.integer != turnLimit { found.append("at reset: `turn_remaining` is not all") }
        if observation["history"]?.array?.isEmpty != true { found.append("at reset: `history` is not empty") }
        if observation["mismatch_summary"]?.string != "" { found.append("at reset: there is a mismatch already") }
        if observation["hint"]?.string?.isEmpty != false { found.append("at reset: `hint` is empty") }
        if observation["done"]?.bool != false { found.append("at reset: it is done already") }
        if observation["reward"] != JSONValue.null { found.append("at reset: `reward` is not null") }
        return found
    }

    /// Proposals for any problem: nothing, nonsense, everything at rest, and something that blows up.
    private static func probes(for observation: JSONValue) -> [Action] {
        let names = observation["state_variables"]?.array?.compactMap(\.string) ?? []
        let velocities = Set(names.flatMap { ["v" + $0, "d" + $0] }).intersection(names)
        let independent = names.filter { !velocities.contains($0) }
        func law(_ rightSide: (String) -> String) -> String {
            independent.map { name in
                let isSecondOrder = velocities.contains("v" + name) || velocities.contains("d" + name)
                return (isSecondOrder ? "d2\(name)/dt2 = " : "d\(name)/dt = ") + rightSide(name)
            }.joined(separator: "; ")
        }
        return [
            Action(), Action(equation: "gravity pulls it down"), Action(equation: law { _ in "0" }),
            Action(equation: law { "exp(1000 + abs(\($0)) * k)" }, parameters: ["k": 1]),
        ]
    }
}
