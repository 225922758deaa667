/// The one table of the language: how each operation is written and how tightly it binds.
///
/// The parser, the printer and the exports read it; nothing else decides precedence.
extension Operation {
    /// How tightly an operation binds its operands; more is tighter.
    package enum Precedence: UInt8, Comparable {
        case lowest, sum, product, sign, power, atom

        @inline(__always)
        package static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
    }

    /// How tightly it binds.
    ///
    /// Leaves and calls are atoms; a sign binds looser than a power, so `-x**2` is `-(x**2)`.
    package var precedence: Precedence {
        switch self {
        case .add, .subtract: .sum
        case .multiply, .divide: .product
        case .negate: .sign
        case .power: .power
        case .constant, .state, .parameter, .time, .sin, .cos, .tan, .exp, .log, .sqrt, .abs: .atom
        }
    }

    /// The operator or function name as it is printed; empty for leaves that stand for a name or a number.
    package var symbol: String {
        switch self {
        case .constant, .state, .parameter: ""
        case .time: "t"
        case .negate, .subtract: "-"
        case .sin: "sin"
        case .cos: "cos"
        case .tan: "tan"
        case .exp: "exp"
        case .log: "log"
        case .sqrt: "sqrt"
        case .abs: "abs"
        case .add: "+"
        case .multiply: "*"
        case .divide: "/"
        case .power: "**"
        }
    }

    /// The functions that a text may call, in the order in which messages list them.
    public static let functions: [Operation] = [.sin, .cos, .tan, .exp, .log, .sqrt, .abs]

    /// The function called by a name, or `nil`; `Abs` is `abs`.
    static func function(named name: String) -> Operation? {
        name == "Abs" ? .abs : functions.first { $0.symbol == name }
    }
}

/// Words of programming languages that people try; they cannot be names, so that every export is valid code.
enum ReservedWord {
    static let all: Set<String> = [
        "lambda", "if", "else", "elif", "for", "while", "and", "or", "not", "in", "is", "where", "import", "def",
        "return", "None", "True", "False",
    ]
}
