import Testing

@testable import PhysiXKernel

/// An elementary function under test: the scalar and the one over eight lanes.
struct ElementaryFunction: Sendable, CustomTestStringConvertible {
    let name: String
    let scalar: @Sendable (Double, Double) -> Double
    let lanes: @Sendable (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
    /// The largest error promised, in units of the last place.
    let accuracy: Double

    var testDescription: String { name }

    init(_ name: String) {
        self.name = name
        switch name {
        case "sin": (scalar, lanes) = ({ x, _ in Elementary.sin(x) }, { x, _ in Elementary.sin(x) })
        case "cos": (scalar, lanes) = ({ x, _ in Elementary.cos(x) }, { x, _ in Elementary.cos(x) })
        case "tan": (scalar, lanes) = ({ x, _ in Elementary.tan(x) }, { x, _ in Elementary.tan(x) })
        case "sincos.sin":
            (scalar, lanes) = ({ x, _ in Elementary.sincos(x).sin }, { x, _ in Elementary.sincos(x).sin })
        case "sincos.cos":
            (scalar, lanes) = ({ x, _ in Elementary.sincos(x).cos }, { x, _ in Elementary.sincos(x).cos })
        case "exp": (scalar, lanes) = ({ x, _ in Elementary.exp(x) }, { x, _ in Elementary.exp(x) })
        case "log": (scalar, lanes) = ({ x, _ in Elementary.log(x) }, { x, _ in Elementary.log(x) })
        case "sqrt": (scalar, lanes) = ({ x, _ in Elementary.sqrt(x) }, { x, _ in Elementary.sqrt(x) })
        case "abs": (scalar, lanes) = ({ x, _ in Elementary.abs(x) }, { x, _ in Elementary.abs(x) })
        case "power": (scalar, lanes) = ({ x, y in Elementary.power(x, y) }, { x, y in Elementary.power(x, y) })
        default: preconditionFailure("no elementary function \(name)")
        }
        accuracy =
            switch name {
            case "tan": 1.5
            case "power": 1.1
            case "log": 0.9
            default: 0.8
            }
    }

    static let all = ["sin", "cos", "tan", "sincos.sin", "sincos.cos", "exp", "log", "sqrt", "abs", "power"]
        .map(ElementaryFunction.init)
}

/// Equal bits, except that one NaN is as good as another.
func isSame(_ a: Double, _ b: Double) -> Bool { a.isNaN ? b.isNaN : a.bitPattern == b.bitPattern }
