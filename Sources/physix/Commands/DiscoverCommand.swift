import ArgumentParser
import PhysiXDiscovery

/// `physix discover`: from measurements to the equation behind them.
struct DiscoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Finds the differential equation behind measurements in a CSV file.",
        discussion: """
            Examples:
              physix discover Examples/lynx-hare.csv
              physix discover fall.csv --columns t,y --order 2 --hint "air drag"
              physix discover fall.csv --report fall.html
              physix discover fall.csv --json | jq .equation
              physix discover fall.csv --format python > fall.py

            The file has a column of times and columns of values, with or without a
            row of names. Commas, semicolons, tabs or spaces separate cells; decimal
            commas are understood; empty cells are missing values.
            Ctrl-C ends the search and keeps the best equation so far.
            A file that cannot be read is told of, and the others are searched all
            the same; the exit status is then 64.
            """)

    @Argument(help: ArgumentHelp("CSV files, each an experiment of its own; - is standard input.", valueName: "file"))
    var files: [String]

    @Option(help: "Whether variables obey a first-order law, a second-order law, or what the data say.")
    var order: DiscoveryOptions.Order = .automatic

    @Option(help: ArgumentHelp("A sentence about the experiment.", valueName: "text"))
    var hint = ""

    @Option(help: ArgumentHelp("The columns to use, by name or number: t,y.", valueName: "names"))
    var columns: String?

    @Flag(help: "The law may depend on the time itself, as where something is driven.")
    var driven = false

    @Option(help: ArgumentHelp("How much work the search may take at most, in integrations.", valueName: "n"))
    var effort: Int = DiscoveryOptions().effort

    @Flag(help: "Print JSON, a line for each file.")
    var json = false

    @Option(help: "Print the equation only, in a language for other programs.")
    var format: EquationExport.Format?

    @Option(help: ArgumentHelp("Write a report to be opened in a browser.", valueName: "file.html"))
    var report: String?

    func validate() throws {
        if report != nil, files.count > 1 { throw ValidationError("--report takes one file at a time.") }
        if json, format != nil { throw ValidationError("--json and --format both say what to print; leave one out.") }
        try checkColumns()
        if effort < 1 { throw ValidationError("--effort must be 1 or more.") }
    }

    private var columnNames: [String] { columns?.split(separator: ",").map(String.init) ?? [] }

    private func checkColumns() throws {
        if columns != nil, columnNames.isEmpty {
            throw ValidationError("--columns names no column; give names or numbers such as t,y, or leave it out.")
        }
        if let repeated = columnNames.firstRepeated {
            throw ValidationError("--columns names `\(repeated)` twice; name the time and each variable once.")
        }
    }

    func run() throws {
        if let report {
            try FileDescriptor.checkDistinct(output: report, option: "--report", inputs: files)
            try FileDescriptor.checkWritable(report)
        }
        Interruption.listen()
        let screen = StandardStream.output
        let narration = FindingNarration(
            style: .of(screen), width: screen.width, tableWidth: screen.isTerminal ? screen.width : .max)
        var isRefused = false
        for file in files where !Interruption.isRequested {
            let finding: Finding
            do { finding = try search(file) } catch {
                guard Failure(error).tellOfInput() else { throw error }
                isRefused = true
                continue
            }
            try screen.write(
                format.map { finding.export.text(as: $0) } ?? (json ? finding.json : narration.text(of: finding)))
            if let report { try write(finding.report(command: commandLine).html, to: report) }
        }
        if isRefused { throw ExitCode(Failure.wrongInput) }
    }

    private func search(_ file: String) throws -> Finding {
        let options = DiscoveryOptions(order: order, isDriven: driven, hint: hint, effort: effort)
        let experiment = try Experiment(reading: file, columns: columnNames)
        return try SearchProgress.shown { try experiment.search(options, progress: $0) }
    }
}
