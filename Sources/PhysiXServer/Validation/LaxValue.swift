import PhysiXFormats

/// How pydantic reads a JSON value as another type where it is not strict: `"3"`, `3.0` and `true` are integers too.
enum LaxValue<Value> {
    case value(Value)
    /// Pydantic's name for the mistake and its sentence.
    case mistake(type: String, message: String)
}

extension LaxValue<Int> {
    /// The value as an integer; beyond `Int`, the nearest end of its range.
    init(integer json: JSONValue) {
        switch json {
        case .number(let number):
            if let integer = number.integer {
                self = .value(integer)
            } else if number.text.allSatisfy({ $0.isNumber || $0 == "-" }) {
                self = .value(number.text.hasPrefix("-") ? .min : .max)
            } else if let double = number.double, let integer = Int(exactly: double) {
                self = .value(integer)
            } else {
                self = .mistake(
                    type: "int_from_float",
                    message: "Input should be a valid integer, got a number with a fractional part")
            }
        case .bool(let value): self = .value(value ? 1 : 0)
        case .string(let text):
            guard let integer = Int(text.trimmed) else {
                self = .mistake(
                    type: "int_parsing",
                    message: "Input should be a valid integer, unable to parse string as an integer")
                return
            }
            self = .value(integer)
        case .null, .array, .object:
            self = .mistake(type: "int_type", message: "Input should be a valid integer")
        }
    }
}

extension LaxValue<Double> {
    /// The value as a finite number.
    init(number json: JSONValue) {
        let parsed: Double?
        switch json {
        case .number(let number): parsed = number.double ?? .infinity
        case .bool(let value): parsed = value ? 1 : 0
        case .string(let text): parsed = Double(text.trimmed)
        case .null, .array, .object:
            self = .mistake(type: "float_type", message: "Input should be a valid number")
            return
        }
        guard let parsed else {
            self = .mistake(
                type: "float_parsing", message: "Input should be a valid number, unable to parse string as a number")
            return
        }
        self =
            parsed.isFinite
            ? .value(parsed) : .mistake(type: "finite_number", message: "Input should be a finite number")
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
