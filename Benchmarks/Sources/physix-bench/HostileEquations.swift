import PhysiXKernel

/// The time of a verification of an equation that was written to waste it.
struct HostileLine: Encodable {
    let kind = "hostile"
    let name: String
    let ns: Double
}

/// Equations for `x`, `vx` (driven) and the parameters `a` = 1, `b` = 1000 that are stiff, singular, chaotic, not smooth,
/// fast, long, deep or not understood.
private let hostileEquations: [(name: String, text: String)] = [
    ("blow-up", "d2x/dt2 = vx**2"),
    ("pole", "d2x/dt2 = 1/(x - 0.9)"),
    ("overflow", "d2x/dt2 = 1e308*x*x"),
    ("not finite", "d2x/dt2 = log(x - 5)"),
    ("root of less than nothing", "d2x/dt2 = sqrt(0.999 - t*x)"),
    ("exponentials", "d2x/dt2 = exp(exp(exp(x)))"),
    ("very stiff", "d2x/dt2 = -1e9*vx - x"),
    ("stiff oscillation", "d2x/dt2 = -1e9*x - 0.01*vx"),
    ("stiff Van der Pol", "d2x/dt2 = 1e6*(1 - x**2)*vx - x"),
    ("rapid forcing", "d2x/dt2 = sin(1e6*t)"),
    ("rapid, and long", "d2x/dt2 = " + (1...40).map { "sin(\($0)e5*t + x)" }.joined(separator: " + ")),
    ("jumps", "d2x/dt2 = sin(1e4*x)/abs(sin(1e4*x)) - vx"),
    ("chattering", "d2x/dt2 = -1e3*x/abs(x) - vx"),
    ("chattering on a line", "dx/dt = -x/abs(x); dvx/dt = -1e6*(vx - x)/abs(vx - x)"),
    ("tangents", "d2x/dt2 = tan(50*t)*tan(x)"),
    ("kinks", "d2x/dt2 = " + String(repeating: "abs(", count: 60) + "x" + String(repeating: ") - 0.1", count: 60)),
    ("powers", "d2x/dt2 = " + (2...60).map { "x**\($0).5" }.joined(separator: " - ")),
    ("integer powers", "d2x/dt2 = " + ["x", "vx", "t", "a"].map(integerPowers).joined()),
    ("chaos", "d2x/dt2 = -sin(40*x) - 20*cos(30*t)*x**3"),
    ("a long sum", "d2x/dt2 = -x" + String(repeating: " - vx/b", count: 120)),
    ("deep", "d2x/dt2 = " + String(repeating: "sin(a - ", count: 60) + "x" + String(repeating: ")", count: 60)),
    ("too deep", "d2x/dt2 = " + String(repeating: "(", count: 2000) + "x"),
    ("too long", "d2x/dt2 = x" + String(repeating: " + x", count: 5000)),
    ("misspelt", "d2x/dt2 = " + String(repeating: "velocty + ", count: 400) + "1"),
]

/// Sixty nested powers, ten products each, as a summand.
private func integerPowers(_ name: String) -> String {
    "-" + String(repeating: "(", count: 60) + name + String(repeating: "**63)", count: 60)
}

/// Prints the time of every hostile equation, over 100 samples of 10 seconds.
func reportHostileEquations(effort: Effort) throws {
    let times = (0..<100).map { Double($0) / 9.9 }
    let observed = Trajectory(times: times, states: times.flatMap { [$0, 1] }, stateCount: 2)
    var verifier = Verifier(
        observed: observed, scope: Scope(stateVariables: ["x", "vx"], isDriven: true), initialState: [1, 0.5])
    let parameters: Parameters = ["a": 1, "b": 1000]
    for (name, text) in hostileEquations {
        let nanoseconds = effort.nanoseconds {
            do {
                _ = try verifier.verify(text, parameters: parameters)
            } catch {
                // A refusal is an answer, and its time counts like any other.
            }
        }
        try report(HostileLine(name: name, ns: nanoseconds))
    }
}
