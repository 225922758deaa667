import PhysiXFormats
import PhysiXKernel
import Testing

@Suite struct MathMLTests {
    @Test func aLawAsMarkup() throws {
        let scope = Scope(stateVariables: ["theta", "dtheta"], parameters: ["g", "b"])
        let system = try EquationSystem(parsing: "d2theta/dt2 = -g*sin(theta)**2 - b*dtheta/2", in: scope)
        let markup = try #require(system.mathML(numbers: ["g": 9.81]).first)
        #expect(
            markup.text == """
                <math xmlns="http://www.w3.org/1998/Math/MathML" display="block" \
                alttext="d2theta/dt2 = -g*sin(theta)**2 - b*dtheta/2"><mrow>\
                <mfrac><mrow><msup><mi mathvariant="normal">d</mi><mn>2</mn></msup><mi>θ</mi></mrow>\
                <mrow><mi mathvariant="normal">d</mi><msup><mi>t</mi><mn>2</mn></msup></mrow></mfrac><mo>=</mo>\
                <mrow><mrow><mrow><mo>−</mo><mn>9.81</mn></mrow><mo>\u{2062}</mo>\
                <mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>\u{2061}</mo><mrow><mo>(</mo><mi>θ</mi><mo>)</mo></mrow></mrow>\
                </mrow><mo>−</mo><mfrac><mrow><mi>b</mi><mo>\u{2062}</mo><mover><mi>θ</mi><mo>˙</mo></mover></mrow>\
                <mn>2</mn></mfrac></mrow></mrow></math>
                """)
    }

    @Test func namesHaveIndices() throws {
        let scope = Scope(stateVariables: ["x1", "vx1"], parameters: ["omega_0", "k_spring"])
        let system = try EquationSystem(parsing: "d2x1/dt2 = omega_0*k_spring*vx1*sqrt(abs(x1))", in: scope)
        let text = system.mathML()[0].text
        for part in [
            "<msub><mi>x</mi><mn>1</mn></msub>", "<msub><mi>ω</mi><mn>0</mn></msub>",
            "<msub><mi>k</mi><mi>spring</mi></msub>", "<msub><mi>v</mi><mrow><mi>x</mi><mn>1</mn></mrow></msub>",
            "<msqrt><mrow><mo>|</mo>",
        ] {
            #expect(text.contains(part))
        }
    }

    @Test(arguments: [
        ("alpha", "α"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("omega", "ω"), ("Sigma", "Σ"), ("Omega", "Ω"),
    ])
    func aGreekNameIsItsLetter(_ name: String, _ letter: String) throws {
        let scope = Scope(stateVariables: ["x"], parameters: [name])
        let system = try EquationSystem(parsing: "dx/dt = \(name)*x", in: scope)
        #expect(system.mathML()[0].text.contains("<mi>\(letter)</mi>"))
    }

    @Test func namesCannotBecomeMarkup() throws {
        let scope = Scope(stateVariables: ["<script>alert(\"1\")</script>&", "'\"><b>"])
        let system = try EquationSystem(
            [(variable: 0, order: 1, rightHandSide: .state(1)), (variable: 1, order: 1, rightHandSide: .state(0))],
            in: scope)
        for markup in system.mathML() {
            #expect(!markup.text.contains("<script") && !markup.text.contains("<b>") && !markup.text.contains("\"1\""))
            #expect(markup.text.contains("&lt;") && markup.text.contains("&quot;"))
        }
    }

    @Test func everyTagIsClosed() throws {
        let scope = Scope(stateVariables: ["x", "vx"], parameters: ["k"], isDriven: true)
        let system = try EquationSystem(
            parsing: "d2x/dt2 = -k*(x - vx)**2/exp(-t) + 1e-5*sqrt(abs(tan(x)))**-k; dx/dt = log(vx)", in: scope)
        for markup in system.mathML() {
            var open: [Substring] = []
            for tag in markup.text.split(separator: "<").map({ $0.prefix { $0 != ">" && $0 != " " } }) {
                if tag.hasPrefix("/") {
                    #expect(open.popLast() == tag.dropFirst())
                } else {
                    open.append(tag)
                }
            }
            #expect(open.isEmpty)
        }
    }
}
