public import PhysiXKernel

extension Problem {
    /// The id of a trajectory of one's own that has none.
    public static let measuredID = "measured"
    /// The hint of a problem about which nothing is told.
    public static let noHint = "Nothing is known about this system except what was measured."

    /// A problem from a trajectory of one's own.
    ///
    /// - Parameters:
    ///   - observed: at least two samples at strictly increasing times; NaN where nothing was measured.
    ///   - scope: the names of the measured variables.
    ///   - initialState: the exact state at the first sample; NaN, or `nil` for all, where it has to be fitted.
    ///   - hiddenVelocities: exact velocities at the first sample of variables that were measured without them, called
    ///     `vy` or `dy` for the variable `y`; what is left out has to be fitted.
    ///   - hint: a sentence for the agent.
    ///   - systemID: a name for it.
    /// - Throws: ``ProblemError`` for a name that no equation could use, and for unusable samples.
    public init(
        observed: Trajectory, scope: Scope, initialState: [Double]? = nil, hiddenVelocities: Parameters = [:],
        hint: String = "", systemID: String = ""
    ) throws(ProblemError) {
        do {
            try scope.check()
        } catch {
            throw .trajectory(error.summary, hint: error.hint)
        }
        try Self.check(observed, names: scope.stateVariables)
        if let initialState {
            guard initialState.count == observed.stateCount, !initialState.contains(where: \.isInfinite) else {
                let names = scope.stateVariables.joined(separator: ", ")
                throw .trajectory(
                    "the initial state must have a number for each of \(names)", hint: "leave out what is not known")
            }
        }
        self.init(
            systemID: systemID.isEmpty ? Self.measuredID : systemID, scope: scope,
            hint: hint.isEmpty ? Self.noHint : hint, observed: observed, initialState: initialState,
            hiddenVelocities: try Self.named(hiddenVelocities, in: scope), truth: nil)
    }

    /// Velocities under the names that equations give them.
    private static func named(_ velocities: Parameters, in scope: Scope) throws(ProblemError) -> Parameters {
        var named = Parameters()
        for (name, value) in zip(velocities.names, velocities.values) {
            let variable = scope.stateVariables.indices.first { index in
                let variable = scope.stateVariables[index]
                let isFree = scope.velocity(of: index) == nil && scope.position(of: index) == nil
                return isFree && (name == "v" + variable || name == "d" + variable)
            }
            guard let variable else {
                throw .trajectory(
                    "the initial state has `\(name)`, which is neither a state variable nor the velocity of one",
                    hint: "the velocity of `y` is `vy` or `dy`")
            }
            let velocity = "v" + scope.stateVariables[variable]
            guard value.isFinite else { throw .trajectory("the initial value of `\(name)` is not a finite number") }
            guard named[velocity] == nil else {
                throw .trajectory(
                    "the initial state has the velocity of `\(scope.stateVariables[variable])` twice",
                    hint: "leave out `\(name)`")
            }
            named[velocity] = value
        }
        return named
    }

    private static func check(_ observed: Trajectory, names: [String]) throws(ProblemError) {
        guard observed.stateCount == names.count else {
            throw .trajectory("\(names.count) state variables are named and \(observed.stateCount) were measured")
        }
        guard observed.times.count >= 2 else {
            throw .trajectory("there are \(observed.times.count) samples", hint: "two are the least")
        }
        for sample in observed.times.indices {
            guard observed.times[sample].isFinite else {
                throw .trajectory("the time of sample \(sample + 1) is not a finite number")
            }
            guard sample == 0 || observed.times[sample] > observed.times[sample - 1] else {
                throw .trajectory(
                    "the time of sample \(sample + 1) is not later than the one before",
                    hint: "sort the samples by time and keep one for each time")
            }
        }
        for (variable, name) in names.enumerated() {
            let values = observed.column(variable)
            guard values.contains(where: \.isFinite) else { throw .trajectory("`\(name)` was never measured") }
            guard !values.contains(where: \.isInfinite) else { throw .trajectory("`\(name)` has an infinite value") }
        }
    }
}
