public import PhysiXKernel

/// What a trajectory's numbers are like, as agents get it beside the samples.
public struct Statistics: Sendable, Hashable {
    /// The figures of one state variable, over the samples in which it was measured.
    public struct Variable: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// The smallest value.
        public let minimum: Double
        /// The largest value.
        public let maximum: Double
        /// The mean.
        public let mean: Double
        /// The standard deviation, with the count of values as divisor.
        public let standardDeviation: Double
    }

    /// The figures of each state variable.
    public let variables: [Variable]
    /// From the first sample to the last, in seconds.
    public let duration: Double
    /// How many samples there are.
    public let samples: Int

    /// The statistics of a trajectory; variables beyond the names given are nameless.
    public init(of trajectory: Trajectory, names: [String]) {
        duration = (trajectory.times.last ?? 0) - (trajectory.times.first ?? 0)
        samples = trajectory.times.count
        variables = (0..<trajectory.stateCount).map { index in
            Variable(index < names.count ? names[index] : "", trajectory, index)
        }
    }

    /// All figures but the count of samples, by the names that they have on every wire, rounded to five decimals or, where
    /// a variable's range is below 0.01, to a millionth of it.
    public var named: Parameters {
        var named: [(String, Double)] = []
        for variable in variables {
            let (least, greatest) = (variable.minimum, variable.maximum)
            let rounded = greatest - least < 0.01 ? Rounding(suiting: [least, greatest]) : .fiveDecimals
            named.append((variable.name + "_min", rounded(variable.minimum)))
            named.append((variable.name + "_max", rounded(variable.maximum)))
            named.append((variable.name + "_mean", rounded(variable.mean)))
            named.append((variable.name + "_std", rounded(variable.standardDeviation)))
        }
        named.append(("duration", Rounding.fiveDecimals(duration)))
        return Parameters(named)
    }
}

extension Statistics.Variable {
    /// The figures of one column; all 0 where nothing was measured.
    fileprivate init(_ name: String, _ trajectory: Trajectory, _ index: Int) {
        var count = 0.0
        var sum = 0.0
        var least = Double.infinity
        var greatest = -Double.infinity
        for sample in trajectory.times.indices {
            let value = trajectory[sample, index]
            guard value.isFinite else { continue }
            count += 1
            sum += value
            least = min(least, value)
            greatest = max(greatest, value)
        }
        let mean = count > 0 ? sum / count : 0
        var squares = 0.0
        for sample in trajectory.times.indices where trajectory[sample, index].isFinite {
            squares += (trajectory[sample, index] - mean) * (trajectory[sample, index] - mean)
        }
        self.name = name
        minimum = count > 0 ? least : 0
        maximum = count > 0 ? greatest : 0
        self.mean = mean
        standardDeviation = count > 0 ? (squares / count).squareRoot() : 0
    }
}
