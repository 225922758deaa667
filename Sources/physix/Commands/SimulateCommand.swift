import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// `physix simulate`: noisy samples of a system or of an equation of one's own.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Writes noisy samples of a system, or of an equation of your own, as CSV.",
        discussion: """
            Examples:
              physix simulate --system damped_spring --seed 7 --out spring.csv
              physix simulate --equation "d2y/dt2 = -g" --params g=9.81 --initial y=30,vy=0 --duration 2
              physix simulate --equation "dx/dt = r*x*(1 - x)" --params r=0.7 --initial x=0.05 --noise 0.05

            The first sample is as noisy as the rest. `t` may stand in an equation of your own.
            """)

    @Option(help: ArgumentHelp("The system; `physix systems` lists them.", valueName: "id"))
    var system: String?

    @Option(help: ArgumentHelp("The equations of motion, separated by `;`.", valueName: "text"))
    var equation: String?

    @Option(help: ArgumentHelp("The parameters of the equation: g=9.81,k=0.1.", valueName: "numbers"))
    var params = Assignments(values: [:])

    @Option(help: ArgumentHelp("The initial state of the equation: y=30,vy=0.", valueName: "numbers"))
    var initial: Assignments?

    @Option(help: "The seconds from the first sample to the last; for an equation 10, for a system its own.")
    var duration: Double?

    @OptionGroup var drawing: DrawingOptions
    @OptionGroup var source: SystemSourceOptions

    @Option(help: ArgumentHelp("Where the samples go; - is standard output.", valueName: "file.csv"))
    var out = "-"

    func validate() throws {
        guard (system == nil) != (equation == nil) else {
            throw ValidationError("Give either --system, such as damped_spring, or --equation with --initial.")
        }
        if equation != nil, initial == nil {
            throw ValidationError("--equation needs --initial with a number for each variable, such as y=30,vy=0.")
        }
        if system != nil, initial != nil || params.values.count > 0 {
            throw ValidationError("--params and --initial go with --equation; a system draws its own from --seed.")
        }
    }

    func run() throws {
        var definition = try system.map { try source.catalog.system($0) } ?? own()
        if let duration { definition.duration = duration }
        try definition.check()
        let problem = try Problem(drawing: definition, seed: drawing.seed, options: drawing.problemOptions())
        let table = SamplesCSV.write(problem.observed, names: problem.stateVariables)
        try write(String(decoding: table, as: UTF8.self), to: out)
    }

    /// The equation of the command line as a system.
    private func own() throws -> SystemDefinition {
        let (text, start) = (equation ?? "", initial?.values ?? [:])
        let scope = Scope(stateVariables: start.names, parameters: params.values.names, isDriven: true)
        let system = try withSource(text) { try EquationSystem(parsing: text, in: scope) }
        if let hidden = system.scope.stateVariables.dropFirst(start.count).first {
            throw UsageError(
                summary: "--initial lacks the velocity `\(hidden)`", hint: "add \(hidden)=0, or what it is")
        }
        let law = Law(of: start.names, text, parameters: Priors(params.values), isDriven: true)
        return SystemDefinition(
            id: "equation", tier: 1, law: law, start: Priors(start), duration: 10, hint: "An equation of one's own.")
    }
}

extension Priors {
    /// Fixed numbers.
    fileprivate init(_ numbers: Parameters) {
        self.init(zip(numbers.names, numbers.values).map { ($0, .fixed($1)) })
    }
}
