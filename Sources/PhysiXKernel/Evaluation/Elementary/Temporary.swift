import CPhysiXShims
import Glibc
enum Elementary {
    static func sin(_ x: Double) -> Double { Glibc.sin(x) }
    static func cos(_ x: Double) -> Double { Glibc.cos(x) }
    static func tan(_ x: Double) -> Double { Glibc.tan(x) }
    static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    static func log(_ x: Double) -> Double { Glibc.log(x) }
    static func sqrt(_ x: Double) -> Double { x.squareRoot() }
    static func abs(_ x: Double) -> Double { x.magnitude }
    static func power(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
    static func map(_ x: SIMD8<Double>, _ f: (Double) -> Double) -> SIMD8<Double> { var r = x; for i in 0..<8 { r[i] = f(x[i]) }; return r }
    static func sin(_ x: SIMD8<Double>) -> SIMD8<Double> { map(x, Glibc.sin) }
    static func cos(_ x: SIMD8<Double>) -> SIMD8<Double> { map(x, Glibc.cos) }
    static func tan(_ x: SIMD8<Double>) -> SIMD8<Double> { map(x, Glibc.tan) }
    static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> { map(x, Glibc.exp) }
    static func log(_ x: SIMD8<Double>) -> SIMD8<Double> { map(x, Glibc.log) }
    static func sqrt(_ x: SIMD8<Double>) -> SIMD8<Double> { physix_sqrt8(x) }
    static func abs(_ x: SIMD8<Double>) -> SIMD8<Double> { physix_abs8(x) }
    static func power(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> { var r = x; for i in 0..<8 { r[i] = Glibc.pow(x[i], y[i]) }; return r }
}
