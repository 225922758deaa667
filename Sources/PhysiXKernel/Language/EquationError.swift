/// Why a text is not an equation of motion that PhysiX understands.
public struct EquationError: Diagnosable, Equatable {
    /// The kinds of refusal.
    public enum Kind: Sendable, Equatable, CaseIterable {
        case empty, unexpectedCharacter, unexpectedToken, unknownName, unknownFunction, malformedNumber
        case malformedLeftSide, unsupportedOrder, missingEquation, duplicateEquation, timeNotAvailable
        case malformedName, nameClash, valueMissing, valueNotFinite
        case tooLong, tooDeep, tooManyOperators, tooManyParameters, tooManyEquations
    }

    /// What kind of refusal it is.
    public let kind: Kind
    /// What is wrong, in one sentence.
    public let summary: String
    /// The bytes of the text it is about; `nil` where it is about the whole.
    public let range: Range<Int>?
    /// What was found there, as written.
    public let found: String?
    /// What would have been right there.
    public let expected: String?
    /// What to do, such as a name that was probably meant.
    public let suggestion: String?

    /// The suggestion.
    public var hint: String? { suggestion }

    package init(
        _ kind: Kind, _ summary: String, at range: Range<Int>? = nil, found: String? = nil, expected: String? = nil,
        suggestion: String? = nil
    ) {
        self.kind = kind
        self.summary = summary
        self.range = range
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
    }
}
