extension SeededGenerator {
    /// A number from the uniform distribution on [0, 1): the upper 53 bits of one value, times 2⁻⁵³.
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A number from the uniform distribution on [`lower`, `upper`]: `lower + (upper − lower)·u`.
    ///
    /// The upper bound itself can occur by rounding only. Costs one value, also where both bounds are equal.
    public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
        lower + (upper - lower) * uniform()
    }

    /// A number from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// Marsaglia's polar method, the second number of each pair dropped so that the generator is its four words of
    /// state and nothing else. The logarithm is the kernel's own and the square root is exact by IEEE 754, so the bits
    /// are the same on every platform.
    ///
    /// *Source*: G. Marsaglia, T. A. Bray, A convenient method for generating normal variables, SIAM Review 6 (1964).
    public mutating func gaussian() -> Double {
        while true {
            let x = uniform(-1, 1)
            let y = uniform(-1, 1)
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            return x * (-2 * Elementary.log(square) / square).squareRoot()
        }
    }
}
