package import PhysiXFormats

/// Reads the fields of an object one by one and collects everything that is wrong with them.
///
/// A field that is missing, or `null` where it may be, is `nil` and no mistake.
package struct FieldReader {
    /// The object.
    let object: JSONObject
    /// Where it stands.
    let location: [ValidationIssue.Place]
    /// What was wrong so far.
    package private(set) var issues: [ValidationIssue] = []
    private var known: [String] = []

    package init(_ object: JSONObject, at location: [ValidationIssue.Place] = []) {
        self.object = object
        self.location = location
    }

    /// Adds a mistake that was found elsewhere.
    mutating func report(_ issue: ValidationIssue) { issues.append(issue) }

    /// The value of a field; `nil` where it is missing or `null`.
    mutating func value(_ key: String) -> JSONValue? {
        known.append(key)
        guard let value = object[key], value != .null else { return nil }
        return value
    }

    /// An integer within a range; `3.0` is one, too.
    ///
    /// - Parameters:
    ///   - key: the field.
    ///   - range: what it may be.
    ///   - isLax: whether `"3"` and `true` are integers as well, as they are for OpenEnv's own fields.
    /// - Returns: the integer; `nil` where there is none.
    mutating func integer(_ key: String, in range: ClosedRange<Int>, isLax: Bool = false) -> Int? {
        guard let value = value(key) else { return nil }
        guard isLax || value.isNumber else {
            report("int_type", key, "Input should be a valid integer", value)
            return nil
        }
        switch LaxValue(integer: value) {
        case .value(let integer) where integer < range.lowerBound:
            report("greater_than_equal", key, "greater than or equal to", "ge", range.lowerBound, value)
        case .value(let integer) where integer > range.upperBound:
            report("less_than_equal", key, "less than or equal to", "le", range.upperBound, value)
        case .value(let integer): return integer
        case .mistake(let type, let message): report(type, key, message, value)
        }
        return nil
    }

    /// A number within a range of whole numbers.
    mutating func number(_ key: String, in range: ClosedRange<Int>) -> Double? {
        guard let value = value(key) else { return nil }
        guard value.isNumber else {
            report("float_type", key, "Input should be a valid number", value)
            return nil
        }
        switch LaxValue(number: value) {
        case .value(let number) where number < Double(range.lowerBound):
            report("greater_than_equal", key, "greater than or equal to", "ge", range.lowerBound, value)
        case .value(let number) where number > Double(range.upperBound):
            report("less_than_equal", key, "less than or equal to", "le", range.upperBound, value)
        case .value(let number): return number
        case .mistake(let type, let message): report(type, key, message, value)
        }
        return nil
    }

    /// Checks a number that must be above 0, and that nothing depends on.
    mutating func checkPositive(_ key: String) {
        guard let value = value(key) else { return }
        switch LaxValue(number: value) {
        case .value(let number) where number <= 0: report("greater_than", key, "greater than", "gt", 0, value)
        case .value: break
        case .mistake(let type, let message): report(type, key, message, value)
        }
    }

    /// A text of so many characters at most.
    mutating func string(_ key: String, atMost most: Int = .max) -> String? {
        guard let value = value(key) else { return nil }
        guard case .string(let text) = value else {
            report("string_type", key, "Input should be a valid string", value)
            return nil
        }
        guard text.unicodeScalars.count <= most else {
            report(.tooLong(at: location + [.key(key)], most: most, input: value))
            return nil
        }
        return text
    }

    /// `true` or `false`.
    mutating func truth(_ key: String) -> Bool? {
        guard let value = value(key) else { return nil }
        guard case .bool(let truth) = value else {
            report("bool_type", key, "Input should be a valid boolean", value)
            return nil
        }
        return truth
    }

    /// One of a few words.
    mutating func choice(_ key: String, of words: [String]) -> String? {
        guard let value = value(key) else { return nil }
        if case .string(let word) = value, words.contains(word) { return word }
        let quoted = words.map { "'\($0)'" }
        let expected =
            quoted.count > 1
            ? "\(quoted.dropLast().joined(separator: ", ")) or \(quoted[quoted.count - 1])" : quoted.joined()
        report(
            ValidationIssue(
                "literal_error", at: location + [.key(key)], "Input should be \(expected)", input: value,
                context: JSONObject([.init(key: "expected", value: .string(expected))])))
        return nil
    }

    /// Reports a field that must be there.
    mutating func require(_ key: String) {
        if object[key] == nil { report(.missing(at: location + [.key(key)], in: .object(object))) }
    }

    /// Reports `null` in a field that may be left out but not be empty.
    mutating func refuseNull(_ key: String, _ type: String, _ message: String) {
        if object[key] == .null { report(type, key, message, .null) }
    }

    /// Reports each field that was not asked for.
    mutating func refuseOthers() {
        for member in object.members where !known.contains(member.key) {
            report(.unknownKey(at: location + [.key(member.key)], input: member.value))
        }
    }

    private mutating func report(_ type: String, _ key: String, _ message: String, _ input: JSONValue) {
        report(ValidationIssue(type, at: location + [.key(key)], message, input: input))
    }

    private mutating func report(
        _ type: String, _ key: String, _ relation: String, _ name: String, _ bound: Int, _ input: JSONValue
    ) {
        report(
            ValidationIssue(
                type, at: location + [.key(key)], "Input should be \(relation) \(bound)", input: input,
                context: JSONObject([.init(key: name, value: .number(JSONNumber(bound)))])))
    }
}

extension JSONValue {
    fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
