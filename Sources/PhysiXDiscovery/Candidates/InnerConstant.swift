import PhysiXKernel

/// An inner constant as it is written: what stands for its magnitude, and its sign.
struct InnerConstant {
    /// What stands for it, or for its magnitude where it is negative.
    var magnitude: Expression
    /// Whether a minus sign stands before that.
    var isNegative = false

    /// Its negative.
    var opposite: InnerConstant { InnerConstant(magnitude: magnitude, isNegative: !isNegative) }
    /// It on its own.
    var expression: Expression { isNegative ? -magnitude : magnitude }
}

extension Expression {
    /// The sum of two expressions, the first of which has a sign.
    static func + (constant: InnerConstant, other: Expression) -> Expression {
        constant.isNegative ? other - constant.magnitude : constant.magnitude + other
    }

    /// The product with something that has a sign.
    static func * (constant: InnerConstant, other: Expression) -> Expression {
        let product = constant.magnitude * other
        return constant.isNegative ? -product : product
    }
}
