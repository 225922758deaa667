/// What is left of a budget on which several integrations draw.
struct BudgetAccount {
    /// How many evaluations there were at first, in the unit of ``Budget/evaluations``.
    let total: Int
    /// How many are left.
    private(set) var remaining: Int

    /// The work of an evaluation with eight derivatives, in evaluations without.
    static let costOfDerivatives = 4

    init(_ budget: Budget) {
        total = budget.evaluations
        remaining = total
    }

    /// Takes off evaluations that were granted, done or not.
    mutating func charge(granted evaluations: Int) { remaining = max(0, remaining - evaluations) }

    /// Takes off evaluations of a program with its derivatives.
    mutating func charge(derivatives evaluations: Int, of program: borrowing Program) {
        let work = max(program.cost, Program.costOfOneEvaluation) * Self.costOfDerivatives * evaluations
        charge(granted: (work + Program.costOfOneEvaluation - 1) / Program.costOfOneEvaluation)
    }
}
