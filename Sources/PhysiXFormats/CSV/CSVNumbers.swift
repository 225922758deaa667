/// Reads the numbers of a table and remembers which decimal mark they are written with.
struct CSVNumbers {
    /// What a cell holds.
    enum Reading: Equatable {
        case number(Double)
        case missing
        case notFinite
        case thousandsSeparator
        case mixedDecimalMarks
        case date
        case text
    }

    /// The decimal mark of the first number that had one.
    private var mark: UInt8?
    /// The first number with a decimal comma.
    private(set) var commaExample: Range<Int>?

    /// What the bytes from `start` to `end` say.
    @inline(__always)
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: CSVCell) -> Reading {
        if cell.isEmpty { return .missing }
        var position = cell.start
        var number = DecimalNumber()
        if position < cell.end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
            number.isNegative = bytes[position] == UInt8(ascii: "-")
            position += 1
        }
        let digitsFrom = position
        var digits = number.takeDigits(of: bytes, at: &position, areFraction: false)
        if position < cell.end, bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ",") {
            let found = bytes[position]
            position += 1
            digits += number.takeDigits(of: bytes, at: &position, areFraction: true)
            if found != mark, digits > 0, position == cell.end || bytes[position].beginsExponent {
                guard mark == nil else { return misplacedMark(found, bytes, cell) }
                mark = found
                if found == UInt8(ascii: ",") { commaExample = cell.start..<cell.end }
            }
        }
        guard digits > 0 else { return classify(bytes, cell) }
        if position < cell.end, bytes[position].beginsExponent {
            position += 1
            guard number.takeExponent(of: bytes, at: &position) > 0 else { return classify(bytes, cell) }
        }
        guard position == cell.end else { return classify(bytes, cell) }
        if let value = number.nearestDouble() { return .number(value) }
        return exactValue(bytes[digitsFrom..<cell.end], isNegative: number.isNegative)
    }

    private func exactValue(_ digits: Slice<UnsafeBufferPointer<UInt8>>, isNegative: Bool) -> Reading {
        let text = digits.map { byte in
            if byte == UInt8(ascii: ",") { return UInt8(ascii: ".") }
            return byte.beginsExponent ? UInt8(ascii: "e") : byte
        }
        // Swift wants a digit on both sides of the point, where a table may leave one out.
        guard let value = Double("0" + String(decoding: text, as: UTF8.self)), value.isFinite else {
            return .notFinite
        }
        return .number(isNegative ? -value : value)
    }

    /// A comma where numbers have points, or the reverse: `1,234` among `0.5` is a thousands separator.
    private func misplacedMark(
        _ found: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ cell: CSVCell
    ) -> Reading {
        let behind = bytes[cell.start..<cell.end].reversed().prefix { $0 != found }
        return behind.count == 3 && behind.allSatisfy(\.isASCIIDigit) ? .thousandsSeparator : .mixedDecimalMarks
    }
}

extension CSVNumbers {
    /// What a cell is that is not a plain number.
    private mutating func classify(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: CSVCell) -> Reading {
        if let hyphen = CSVCell(withTypographicMinusIn: cell, of: bytes) {
            guard case .number(let magnitude) = read(bytes, hyphen), !bytes[hyphen.start].isSign else { return .text }
            return .number(-magnitude)
        }
        let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self).lowercased()
        if Self.missingMarks.contains(text) { return .missing }
        let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        if unsigned == "inf" || unsigned == "infinity" || unsigned == "∞" { return .notFinite }
        if Self.hasThousandsSeparator(unsigned) { return .thousandsSeparator }
        return Self.isDate(text) ? .date : .text
    }

    /// What people, spreadsheets, R and pandas write where a value is missing.
    private static let missingMarks: Set<String> = [
        "", "nan", "-nan", "+nan", "nan(ind)", "-nan(ind)", "1.#qnan", "-1.#ind", "na", "n/a", "#n/a", "#na", "<na>",
        "null", "none", "nil", "missing", "-", "--", "---", "–", "—", "?", ".", "..", "...", "*",
    ]

    /// Whether groups of three digits follow one to three digits.
    private static func hasThousandsSeparator(_ text: Substring) -> Bool {
        let separators: Set<Character> = [",", ".", "'", "’", "_", " ", "\u{A0}", "\u{2009}", "\u{202F}"]
        let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard groups.count >= 2, groups.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }) else { return false }
        // The last group may be a fraction; with two groups there must be three digits in it.
        let middle = groups.count == 2 ? groups[1...] : groups[1..<(groups.count - 1)]
        return (1...3).contains(groups[0].count) && middle.allSatisfy { $0.count == 3 }
    }

    /// Whether it is digits with `-`, `/` or `:` or two points between them, such as `2024-05-01T12:30:00Z`, `12:30` or
    /// `1.5.2024`.
    private static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first.isASCIIDigit, bytes.count <= 40 else { return false }
        if text.split(separator: ".", omittingEmptySubsequences: false).count == 3 {
            return bytes.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
        }
        let isOfDateCharacters = bytes.allSatisfy { $0.isASCIIDigit || "-/:.tzapm +".utf8.contains($0) }
        return isOfDateCharacters
            && bytes.indices.dropFirst().contains { index in
                "-/:".utf8.contains(bytes[index]) && bytes[index - 1].isASCIIDigit && index + 1 < bytes.count
                    && bytes[index + 1].isASCIIDigit
            }
    }
}

extension CSVCell {
    /// The cell behind a leading U+2212, the minus sign of typography, which spreadsheets may show; `nil` without one.
    fileprivate init?(withTypographicMinusIn cell: CSVCell, of bytes: UnsafeBufferPointer<UInt8>) {
        guard cell.end - cell.start > 3, bytes[cell.start..<cell.start + 3].elementsEqual([0xE2, 0x88, 0x92]) else {
            return nil
        }
        self.init(start: cell.start + 3, end: cell.end)
    }
}

extension UInt8 {
    /// Whether the byte begins an exponent; Fortran writes `D`.
    fileprivate var beginsExponent: Bool { self | 0x20 == UInt8(ascii: "e") || self | 0x20 == UInt8(ascii: "d") }

    fileprivate var isSign: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "+") }
}
