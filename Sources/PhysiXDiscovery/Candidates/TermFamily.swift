/// The kinds of terms that the library knows.
///
/// The raw values are the names by which a user forbids one.
enum TermFamily: String, CaseIterable, Sendable {
    /// Products of powers with positive integer exponents.
    case polynomial
    /// Sines, cosines and cotangents of variables that can be angles, of their differences and products.
    case trigonometric
    /// Resistance that grows with the square of a speed.
    case drag
    /// Forces towards the origin that fall with the distance.
    case central
    /// Forces between two bodies.
    case pair
    /// Reciprocals and ratios.
    case reciprocal
    /// Logarithms.
    case logarithmic
    /// Square roots.
    case root
    /// Real powers.
    case power
    /// Responses that level off: x**a/(K + x**n).
    case saturating
    /// The absolute value of a distance from a constant.
    case kinked
    /// Exponentials.
    case exponential
    /// Logistic switches.
    case logistic
    /// Sines and cosines with a frequency of their own.
    case periodic
    /// Functions of the time.
    case driving
    /// What a user wrote.
    case custom

    /// Those that go with any others.
    static let common: Set<TermFamily> = [.polynomial, .drag, .driving, .custom]

    /// From which tier of the library on its terms are considered.
    var tier: Term.Tier {
        switch self {
        case .driving, .custom: .quadratic
        case .polynomial: .polynomial
        case .trigonometric, .central, .pair: .oscillating
        case .drag, .reciprocal, .logarithmic, .root: .singular
        case .power, .saturating, .kinked, .exponential, .logistic, .periodic: .everything
        }
    }
}
