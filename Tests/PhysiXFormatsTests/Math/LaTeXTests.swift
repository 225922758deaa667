import PhysiXFormats
import PhysiXKernel
import Testing

@Suite struct LaTeXTests {
    static let scope = Scope(
        stateVariables: ["theta", "dtheta", "x1", "vx1", "n_prey"],
        parameters: ["g", "L", "omega_0", "lam", "mass", "Omega"],
        isDriven: true)

    private func latex(_ text: String, numbers: Parameters? = nil) throws -> String {
        let system = try EquationSystem(
            parsing: "dn_prey/dt = \(text); d2theta/dt2 = 0; d2x1/dt2 = 0", in: Self.scope)
        let whole = system.latex(numbers: numbers)[0]
        let left = "\\frac{\\mathrm{d} n_{\\mathrm{prey}}}{\\mathrm{d} t} = "
        #expect(whole.hasPrefix(left))
        return String(whole.dropFirst(left.count))
    }

    @Test(arguments: [
        ("-(g/L)*sin(theta)", #"-\frac{g}{L} \sin\left(\theta\right)"#), ("dtheta", #"\dot{\theta}"#),
        ("vx1", "v_{x 1}"), ("x1**2", "x_{1}^{2}"), ("omega_0*t", #"\omega_{0} t"#),
        ("lam + Omega", #"\lambda + \Omega"#),
        ("mass*g", #"\mathrm{mass} g"#), ("g*mass*mass**2", #"g \mathrm{mass} \cdot \mathrm{mass}^{2}"#),
        ("2*g", "2 g"), ("g*2", #"g \cdot 2"#), ("2*3", #"2 \cdot 3"#),
        ("(g + L)*x1", #"\left(g + L\right) x_{1}"#), ("g - (L - x1)", #"g - \left(L - x_{1}\right)"#),
        ("g + (L - x1)", "g + L - x_{1}"), ("g + -L", #"g + \left(-L\right)"#), ("g*-L", #"g \left(-L\right)"#),
        ("-(-g)", #"-\left(-g\right)"#), ("-(g + L)", #"-\left(g + L\right)"#), ("-g**2", "-g^{2}"),
        ("(-g)**2", #"\left(-g\right)^{2}"#), ("(g/L)**2", #"\left(\frac{g}{L}\right)^{2}"#),
        ("g**(L + 1)", "g^{L + 1}"),
        ("(g**2)**3", #"\left(g^{2}\right)^{3}"#), ("sin(g)**2", #"\sin^{2}\left(g\right)"#),
        ("(sin(g)**2)**3", #"\left(\sin^{2}\left(g\right)\right)^{3}"#), ("sqrt(abs(g))", #"\sqrt{\left|g\right|}"#),
        ("exp(-t)", "e^{-t}"), ("exp(g)**2", #"\left(e^{g}\right)^{2}"#), ("1e-5*g", "10^{-5} g"),
        ("2.5e-7*g", #"2.5 \cdot 10^{-7} g"#), ("1e20**2", #"\left(10^{20}\right)^{2}"#), ("9.81", "9.81"),
    ])
    func expressions(_ text: String, _ expected: String) throws {
        #expect(try latex(text) == expected)
    }

    @Test func numbersReplaceParameters() throws {
        #expect(
            try latex("-(g/L)*lam + mass", numbers: ["g": 9.81, "L": -2, "lam": 1e-9])
                == #"-\frac{9.81}{-2} \cdot 10^{-9} + \mathrm{mass}"#)
    }

    @Test func derivativesAreFractions() throws {
        let system = try EquationSystem(
            parsing: "d2theta/dt2 = 1; dvx1/dt = 2; dn_prey/dt = 3", in: Self.scope)
        #expect(
            system.latex() == [
                #"\frac{\mathrm{d}^{2} \theta}{\mathrm{d} t^{2}} = 1"#, #"\frac{\mathrm{d} v_{x 1}}{\mathrm{d} t} = 2"#,
                #"\frac{\mathrm{d} n_{\mathrm{prey}}}{\mathrm{d} t} = 3"#,
            ])
    }
}
