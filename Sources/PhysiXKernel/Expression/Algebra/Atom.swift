/// What a product multiplies.
struct Atom: Sendable {
    indirect enum Kind: Sendable {
        /// A state variable, a parameter or the time.
        case symbol(Operation, Int)
        case function(Operation, Polynomial)
        /// A power whose exponent is no small integer.
        case power(Polynomial, Polynomial)
        /// A sum, or a product that is raised to a power as a whole.
        case group(Polynomial)
    }

    let kind: Kind
    /// A number that atoms have in common if they differ in the order of terms and in numbers only.
    let shape: UInt64
    /// How many terms and factors are in it.
    let size: Int
    /// Whether it has a finite value wherever the state is finite.
    let isFiniteEverywhere: Bool

    init(_ kind: Kind) {
        self.kind = kind
        switch kind {
        case .symbol(let operation, let index):
            shape = UInt64(operation.rawValue).mixed(with: UInt64(index))
            size = 1
            isFiniteEverywhere = true
        case .function(let operation, let operand):
            shape = UInt64(operation.rawValue).mixed(with: operand.shape)
            size = 1 + operand.size
            isFiniteEverywhere = [.sin, .cos, .abs].contains(operation) && operand.isFiniteEverywhere
        case .power(let base, let exponent):
            shape = base.shape.mixed(with: exponent.shape)
            size = 1 + base.size + exponent.size
            isFiniteEverywhere = false
        case .group(let sum):
            shape = UInt64(Operation.add.rawValue).mixed(with: sum.shape)
            size = 1 + sum.size
            isFiniteEverywhere = sum.isFiniteEverywhere
        }
    }

    func isClose(to other: Atom, _ tolerance: Double) -> Bool {
        guard shape == other.shape else { return false }
        return switch (kind, other.kind) {
        case (.symbol(let left, let leftIndex), .symbol(let right, let rightIndex)):
            left == right && leftIndex == rightIndex
        case (.function(let left, let leftOperand), .function(let right, let rightOperand)):
            left == right && leftOperand.isClose(to: rightOperand, tolerance)
        case (.power(let left, let leftExponent), .power(let right, let rightExponent)):
            left.isClose(to: right, tolerance) && leftExponent.isClose(to: rightExponent, tolerance)
        case (.group(let left), .group(let right)): left.isClose(to: right, tolerance)
        default: false
        }
    }
}

extension Polynomial {
    fileprivate var isFiniteEverywhere: Bool { terms.allSatisfy(\.isFiniteEverywhere) }

    /// How many terms and factors are in it, those inside of atoms too.
    var size: Int { terms.reduce(0) { $1.factors.reduce($0 + 1) { $0 + $1.atom.size } } }

    fileprivate var shape: UInt64 { terms.reduce(0) { $0 &+ UInt64(3).mixed(with: $1.shape) } }
}

extension Monomial {
    /// A number that products have in common if they differ in the order of factors and in numbers only.
    var shape: UInt64 {
        factors.reduce(0) { $0 &+ $1.atom.shape.mixed(with: UInt64(bitPattern: Int64($1.exponent))) }
    }
}

extension UInt64 {
    /// A hash of two numbers that is the same in every run, unlike `Hasher`'s (the finalizer of MurmurHash3).
    fileprivate func mixed(with other: UInt64) -> UInt64 {
        var bits = (self &+ 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd ^ other
        bits = (bits ^ bits >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return bits ^ bits >> 33
    }
}
