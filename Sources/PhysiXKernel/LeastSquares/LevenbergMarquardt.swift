/// The method of Levenberg and Marquardt for sums of squares, with how much of it is worth its time.
///
/// The caller evaluates what the method proposes, and so decides what an evaluation may cost:
///
///     var descent = LevenbergMarquardt(steps: 20, gain: 1e-6).descent(from: point, equations)
///     while let trial = descent.next() { descent.judge(equations(at: trial)) }
///
/// *Source*: Marquardt, SIAM J. Appl. Math. 11, 1963; the scales of Moré, The Levenberg–Marquardt algorithm, LNM 630,
/// 1978; the damping of Nielsen, IMM-REP-1999-05.
package struct LevenbergMarquardt: Sendable, Hashable {
    /// The most steps that are tried.
    package var steps: Int
    /// It is over when a step reduces the sum of squares by less than this part.
    package var gain: Double

    /// A method from its limits.
    package init(steps: Int, gain: Double) {
        self.steps = steps
        self.gain = gain
    }

    /// A minimisation that starts at a point where the normal equations are known.
    package func descent(from point: [Double], _ equations: NormalEquations) -> LeastSquaresDescent {
        LeastSquaresDescent(from: point, equations, method: self)
    }
}

/// A minimisation of a sum of squares by damped Gauss–Newton steps, on its way.
package struct LeastSquaresDescent: Sendable {
    /// The best point so far.
    package private(set) var point: [Double]
    /// The normal equations there.
    package private(set) var equations: NormalEquations
    /// Whether no step is left that would lower the sum of squares by the part that is worth one.
    package private(set) var isFinished = false

    private let method: LevenbergMarquardt
    private var stepsLeft: Int
    private var trial: [Double]
    /// How much lower the sum of squares is at the trial, if the residuals are linear.
    private var predicted = 0.0
    private var damping = 1e-3
    private var growth = 2.0
    /// The largest squared norm of each unknown's derivatives so far: they make the steps independent of its unit.
    private var scales: [Double]

    private static let largestDamping = 1e12

    fileprivate init(from point: [Double], _ equations: NormalEquations, method: LevenbergMarquardt) {
        precondition(point.count == equations.information.order, "a row of the matrix for each unknown")
        self.point = point
        self.equations = equations
        self.method = method
        stepsLeft = method.steps
        trial = point
        scales = [Double](repeating: 0, count: point.count)
        widenScales()
    }

    /// The next point to evaluate; `nil` where it is over.
    package mutating func next() -> [Double]? {
        guard stepsLeft > 0, !isFinished else { return nil }
        guard let step = dampedStep() else {
            isFinished = true
            return nil
        }
        predicted = 0
        for (index, change) in step.enumerated() {
            trial[index] = point[index] + change
            predicted += change * (damping * scales[index] * change - equations.gradient[index])
        }
        // An evaluation for a hundredth of what would be too little is wasted.
        guard predicted * (1 + damping) > 0.01 * method.gain * equations.total else {
            isFinished = true
            return nil
        }
        stepsLeft -= 1
        return trial
    }

    /// Moves to the point that was proposed last if the sum of squares is lower there.
    ///
    /// - Parameter equations: the normal equations there; `nil` where it has no finite residuals.
    /// - Returns: whether it is lower.
    @discardableResult
    package mutating func judge(_ equations: NormalEquations?) -> Bool {
        let least = method.gain * self.equations.total
        guard let equations, equations.total < self.equations.total else {
            damping *= growth
            growth *= 2
            isFinished = predicted < least || damping > Self.largestDamping
            return false
        }
        let reduction = self.equations.total - equations.total
        // A short step under heavy damping gains little, however far the minimum may be.
        isFinished = reduction * (1 + damping) < least
        let surplus = 2 * min(1, reduction / predicted) - 1
        damping = max(damping * max(1.0 / 9, 1 - surplus * surplus * surplus), 1e-12)
        growth = 2
        point = trial
        self.equations = equations
        widenScales()
        return true
    }

    private mutating func dampedStep() -> [Double]? {
        while damping <= Self.largestDamping {
            if let step = equations.step(damping: damping, scales: scales) { return step }
            damping *= 10
        }
        return nil
    }

    private mutating func widenScales() {
        for index in scales.indices { scales[index] = max(scales[index], equations.information[index, index]) }
    }
}
