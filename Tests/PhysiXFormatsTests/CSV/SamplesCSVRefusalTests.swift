import PhysiXFormats
import Testing

struct SamplesCSVRefusalTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: String
        let kind: CSVError.Kind
        let summary: String
        let columns: [String]

        init(_ text: String, _ kind: CSVError.Kind, _ summary: String, columns: [String] = []) {
            self.text = text
            self.kind = kind
            self.summary = summary
            self.columns = columns
        }

        var testDescription: String { text }
    }

    @Test(arguments: [
        Refusal("", .empty, "the file is empty"),
        Refusal(" \n\r\n# nothing\n", .empty, "the file is empty"),
        Refusal("\u{FEFF}", .empty, "the file is empty"),
        Refusal("t,y", .empty, "the file has names but no rows of numbers"),
        Refusal("t,y\n(s),(m)\n", .empty, "the file has names but no rows of numbers"),
        Refusal(",\n,,\n", .empty, "the file has no table"),
        Refusal("t,y\n0,1", .tooFewRows, "line 2: the file has one time only, 0.0"),
        Refusal("t,y\n0,1\n0,2\n0,3", .tooFewRows, "line 2: the file has one time only, 0.0"),
        Refusal("1\n2\n3", .oneColumn, "the file has one column only"),
        Refusal("t|y\n0|1\n1|2", .oneColumn, "the file has one column only"),
        Refusal("t,y\n0,1\n1,2", .oneColumn, "no column of values is left beside the time", columns: ["t"]),
        Refusal("0,5,49,47\n0,6,49,44", .tooFewRows, "line 1: the file has one time only, 0.0"),
        Refusal("t,y\n0,1\n1,2,3", .raggedRow, "line 3, column 3: the row has 3 cells, but the table has 2 columns"),
        Refusal("t,y\n0,1\n\n1\n", .raggedRow, "line 4, column 1: the row has 1 cell, but the table has 2 columns"),
        Refusal("t,y\n0,1,2,5", .raggedRow, "line 2, column 3: the row has 4 cells, but the table has 2 columns"),
        Refusal("t,y\n0,1\n1,abc", .notANumber, "line 3, column 2: `abc` is not a number"),
        Refusal("t,y\r\n0,1\r\n\r\n1,5 m", .notANumber, "line 4, column 2: `5 m` is not a number"),
        Refusal("t,y\nx,1\n1,2", .notANumber, "line 2, column 1: `x` is not a number"),
        Refusal("0,abc\n1,2\n2,3", .notANumber, "line 1, column 2: `abc` is not a number"),
        Refusal("t,y\n0,1\n1,1.2.3", .notANumber, "line 3, column 2: `1.2.3` is not a number"),
        Refusal("t,y\n0,1\n1,--2", .notANumber, "line 3, column 2: `--2` is not a number"),
        Refusal("t,y\n0,1\n1,1e", .notANumber, "line 3, column 2: `1e` is not a number"),
        Refusal("t,y\n0,1\n1,0x10", .notANumber, "line 3, column 2: `0x10` is not a number"),
        Refusal("t,y\n0,1\n1,2024-05-01", .notANumber, "line 3, column 2: `2024-05-01` is not a number"),
        Refusal("t,y\n0,1\n1,inf", .notFinite, "line 3, column 2: `inf` is not finite"),
        Refusal("t,y\n0,1\n-Infinity,1", .notFinite, "line 3, column 1: `-Infinity` is not finite"),
        Refusal("t,y\n0,1\n1,1e999", .notFinite, "line 3, column 2: `1e999` is not finite"),
        Refusal("t;y\n0;1,234.5\n1;2", .thousandsSeparator, "line 2, column 2: `1,234.5` has thousands separators"),
        Refusal("t;y\n0;1.234,5\n1;2", .thousandsSeparator, "line 2, column 2: `1.234,5` has thousands separators"),
        Refusal("t;y\n0.5;1\n1;1,234", .thousandsSeparator, "line 3, column 2: `1,234` has thousands separators"),
        Refusal("t;y\n0;1 234\n1;2", .thousandsSeparator, "line 2, column 2: `1 234` has thousands separators"),
        Refusal(
            "t,y\n0,12'345'678\n1,2", .thousandsSeparator, "line 2, column 2: `12'345'678` has thousands separators"),
        Refusal(
            "t,y\n0,\"1,234,567\"\n1,2", .thousandsSeparator, "line 2, column 2: `1,234,567` has thousands separators"),
        Refusal(
            "t;y\n0.5;1\n1;1,5", .mixedDecimalMarks,
            "line 3, column 2: `1,5` is written with another decimal mark than the numbers before it"),
        Refusal(
            "t,y\n2024-05-01,1", .date,
            "line 2, column 1: times must be numbers, and `2024-05-01` is a date or a clock time"),
        Refusal(
            "12:30:05,1\n12:30:06,1", .date,
            "line 1, column 1: times must be numbers, and `12:30:05` is a date or a clock time"),
        Refusal(
            "Datum;y\n1.5.2024;1", .date,
            "line 2, column 1: times must be numbers, and `1.5.2024` is a date or a clock time"),
        Refusal("t,y\n0,1\n,2\n2,3", .missingTime, "line 3, column 1: the time is missing"),
        Refusal("t,y\n0,1\nNaN,2\n2,3", .missingTime, "line 3, column 1: the time is missing"),
        Refusal(
            "t,y\n0,1\n1,2\n2,3\n0,1\n1,3\n2,4", .severalRuns,
            "line 5: the time goes back from 2.0 to 0.0 and runs on from there"),
        Refusal("t,y\n0,\"1\n1,2", .malformedQuote, "line 2, column 2: a quote is opened here and never closed"),
        Refusal("t,y\n0,\"1\"2\n1,2", .malformedQuote, "line 2, column 2: text follows the closing quote of a cell"),
        Refusal("t,y\n0,1\n1,2", .unknownColumn, "there is no column `z`", columns: ["t", "z"]),
        Refusal("0,1\n1,2", .unknownColumn, "there is no column `3`", columns: ["1", "3"]),
        Refusal("t,y\n0,\n1,", .emptyColumn, "column 2: `y` has no values"),
        Refusal("0,\n1,", .emptyColumn, "column 2: the column has no values"),
        Refusal("t,y,z\n0,1,\n1,2,", .emptyColumn, "column 3: `z` has no values", columns: ["t", "y", "z"]),
        Refusal("t,y\n0,1\u{0}\n", .notText, "the file contains bytes that are no text"),
    ])
    func badFilesAreRefusedWithPlaceAndAdvice(_ refusal: Refusal) {
        let error = #expect(throws: CSVError.self) {
            try SamplesCSV(parsing: Array(refusal.text.utf8), columns: refusal.columns)
        }
        #expect(error?.kind == refusal.kind)
        #expect(error?.summary == refusal.summary)
        #expect(error?.hint?.isEmpty == false)
    }

    @Test func placesAreThoseOfTheCell() {
        let error = #expect(throws: CSVError.self) { try SamplesCSV(parsing: Array("t,y\n0,1\n1, abc \n".utf8)) }
        #expect(error?.line == 3)
        #expect(error?.column == 2)
        #expect(error?.range == 11..<14)
        #expect(error?.hint == "correct it, leave it empty, or choose the columns to read without this one")
    }

    @Test func decimalCommasBetweenCommasGetTheRightAdvice() {
        let error = #expect(throws: CSVError.self) { try SamplesCSV(parsing: Array("t,y\n0,1,2,5".utf8)) }
        #expect(
            error?.hint
                == "if a comma stands within a number, separate the columns by semicolons; begin other text with #")
    }

    @Test func unknownColumnsGetTheListOfKnownOnes() {
        let error = #expect(throws: CSVError.self) {
            try SamplesCSV(parsing: Array("t,y (m)\n0,1".utf8), columns: ["t", "z"])
        }
        #expect(error?.hint == "the columns are `t`, `y (m)`")
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x74, 0], "the file is encoded in UTF-16"),
            ([0xFE, 0xFF, 0, 0x74], "the file is encoded in UTF-16"),
            ([0x74, 0, 0x2C, 0, 0x79, 0], "the file is encoded in UTF-16"),
            ([0, 0x74, 0, 0x2C, 0, 0x79], "the file is encoded in UTF-16"),
            ([0x50, 0x4B, 3, 4, 0, 0], "this is a spreadsheet or an archive, not a text file"),
            ([0xD0, 0xCF, 0x11, 0xE0], "this is a spreadsheet or an archive, not a text file"),
        ] as [([UInt8], String)])
    func otherEncodingsAreNamed(_ bytes: [UInt8], _ summary: String) {
        let error = #expect(throws: CSVError.self) { try SamplesCSV(parsing: bytes) }
        #expect(error?.kind == .notText)
        #expect(error?.summary == summary)
    }
}
