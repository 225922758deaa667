import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// Measurements that were sent as a table (CSV), stricter than `physix discover` reads them: nobody is there to read notes.
struct UploadedTable {
    /// How many bytes, rows and columns a table may have.
    static let longest = 1024 * 1024
    static let mostRows = 20_000
    static let mostColumns = 16

    let names: [String]
    let trajectory: Trajectory

    /// Reads a table.
    ///
    /// - Throws: ``ValidationFailure`` with the line of the mistake.
    init(_ bytes: [UInt8]) throws(ValidationFailure) {
        guard bytes.count(where: { $0 == UInt8(ascii: "\n") }) <= Self.mostRows + 100 else {
            throw Self.failure("line \(Self.mostRows + 2): there are more than \(Self.mostRows) rows", line: nil)
        }
        let table: SamplesCSV
        do {
            table = try SamplesCSV(parsing: bytes)
        } catch {
            throw Self.failure(error.sentence, line: error.line, column: error.column)
        }
        guard table.trajectory.times.count <= Self.mostRows else {
            throw Self.failure("there are more than \(Self.mostRows) rows", line: Self.mostRows + 2)
        }
        guard table.variables.count < Self.mostColumns else {
            throw Self.failure("there are more than \(Self.mostColumns) columns", line: 1, column: Self.mostColumns + 1)
        }
        for note in table.notes {
            guard let line = note.lineOutOfOrder else { continue }
            throw Self.failure("line \(line): the time is not later than the one before", line: line)
        }
        names = table.variables.map(\.name)
        trajectory = table.trajectory
    }

    private static func failure(_ sentence: String, line: Int?, column: Int? = nil) -> ValidationFailure {
        let place = [line, column].compactMap(\.self).map(ValidationIssue.Place.index)
        return ValidationFailure([
            ValidationIssue(
                "csv_invalid", at: [.key("body")] + place, sentence, input: .null,
                context: JSONObject([.init(key: "error", value: .string(sentence))]))
        ])
    }
}

extension CSVNote {
    /// The line whose time is not later than the one before; `nil` for notes about other things.
    fileprivate var lineOutOfOrder: Int? {
        switch self {
        case .sorted(let line), .repeated(_, let line), .averaged(_, let line): line
        case .reversed: 3
        default: nil
        }
    }
}

extension SessionRequest {
    /// A session about an uploaded table; what else is to be said stands in the query of the address.
    ///
    /// - Throws: ``ValidationFailure``.
    init(table bytes: [UInt8], query: JSONObject) throws(ValidationFailure) {
        var fields = FieldReader(query, at: [.key("query")])
        let turnLimit = fields.integer("max_turns", in: ResetRequest.ServedLimits.turns)
        let wishes = MeasuredWishes(&fields)
        fields.refuseOthers()
        guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues) }
        let table = try UploadedTable(bytes)
        do throws(ProblemError) {
            let problem = try wishes.problem(table.trajectory, table.names)
            self.init(subject: .measured(problem), turnLimit: turnLimit ?? 8)
        } catch {
            throw ValidationFailure([.unacceptable(at: [.key("body")], error.sentence, input: .null)])
        }
    }
}
