/// A sum of squares near a point, to second order: what one step of a fit is computed from.
package struct NormalEquations: Sendable {
    /// The matrix JᵀJ.
    package var information: SymmetricMatrix
    /// The vector Jᵀr.
    package private(set) var gradient: [Double]
    /// The sum of the squared residuals, rᵀr.
    package private(set) var total = 0.0

    /// Consecutive residuals that depend on the first unknowns, which all residuals share, and on a few of their own.
    package struct Block: Sendable {
        /// The residuals.
        package var residuals: Range<Int>
        /// How many of the first unknowns they depend on.
        package var sharedCount: Int
        /// The other unknowns that they depend on.
        package var own: Range<Int>

        /// A block.
        package init(residuals: Range<Int>, sharedCount: Int, own: Range<Int>) {
            precondition(own.lowerBound >= sharedCount, "the shared unknowns come first")
            self.residuals = residuals
            self.sharedCount = sharedCount
            self.own = own
        }

        /// How many derivatives a residual has.
        package var width: Int { sharedCount + own.count }
    }

    /// The equations of weighted residuals and their derivatives.
    ///
    /// - Parameters:
    ///   - residuals: predicted minus measured, each divided by its standard deviation.
    ///   - jacobian: for each residual a row of `order` derivatives, divided likewise.
    ///   - order: the number of unknowns.
    package init(residuals: [Double], jacobian: [Double], order: Int) {
        self.init(
            residuals: residuals, jacobian: jacobian, order: order,
            blocks: [Block(residuals: residuals.indices, sharedCount: order, own: order..<order)])
    }

    /// The same where most derivatives are 0.
    ///
    /// - Parameters:
    ///   - residuals: predicted minus measured, each divided by its standard deviation.
    ///   - jacobian: for each residual, in the order of the blocks, a row of its block's derivatives, divided likewise.
    ///   - order: the number of unknowns.
    ///   - blocks: all residuals in their order.
    package init(residuals: [Double], jacobian: [Double], order: Int, blocks: [Block]) {
        precondition(
            jacobian.count == blocks.reduce(0) { $0 + $1.residuals.count * $1.width },
            "a row of derivatives for each residual")
        information = SymmetricMatrix(order: order)
        gradient = [Double](repeating: 0, count: order)
        var offset = 0
        for block in blocks {
            let end = offset + block.residuals.count * block.width
            add(residuals[block.residuals], jacobian[offset..<end], block)
            offset = end
        }
    }

    private mutating func add(_ residuals: ArraySlice<Double>, _ jacobian: ArraySlice<Double>, _ block: Block) {
        let unknowns = Array(0..<block.sharedCount) + Array(block.own)
        var squares = total
        unsafe gradient.withUnsafeMutableBufferPointer { gradient in
            unsafe jacobian.withUnsafeBufferPointer { jacobian in
                var next = 0
                for residual in residuals {
                    squares += residual * residual
                    for unknown in unknowns {
                        let derivative = unsafe jacobian[next]
                        if derivative != 0 { unsafe gradient[unknown] += derivative * residual }
                        next &+= 1
                    }
                }
            }
        }
        total = squares
        information.addOuterProducts(of: jacobian, unknowns)
    }

    /// The step that reduces the sum of squares, held back by `damping` times a scale for each unknown.
    ///
    /// - Returns: `nil` where the damped matrix is not positive definite to working precision.
    func step(damping: Double, scales: [Double]) -> [Double]? {
        var damped = information
        for index in scales.indices {
            // What has had no effect so far must not make the matrix singular: its gradient is 0, so it stays.
            damped[index, index] = scales[index] > 0 ? damped[index, index] + damping * scales[index] : 1
        }
        return damped.cholesky()?.solve(gradient.map { -$0 })
    }
}
