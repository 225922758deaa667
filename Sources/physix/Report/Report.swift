/// Everything that a report on a found equation tells, ready to be laid out.
struct Report {
    /// A parameter as it is printed.
    struct Parameter {
        let name: String
        let value: String
        let uncertainty: String
        /// The interval that resampling gives it; `nil` where there was none.
        var interval: String?
    }

    /// One measured variable and what the equation says about it.
    struct Fit {
        let variable: String
        /// Which of several experiments it was; `nil` where there was one.
        var experiment: String?
        let observed: [SIMD2<Double>]
        /// The predicted curve, finer than the samples.
        let predicted: [SIMD2<Double>]
        /// The area in which the true curve lies with a probability of 95 %; empty where that is not known.
        var band: [SIMD2<Double>] = []
        /// Observed minus predicted at the samples.
        let residuals: [SIMD2<Double>]
    }

    /// An equation on the front of complexity against error.
    struct Candidate {
        let equation: String
        let complexity: Int
        /// The mean over the variables of R².
        let rSquared: Double
        let isChosen: Bool
        /// How probable it is among all that were compared, as text.
        var probability = ""
    }

    /// A table of its own, such as one of rivals.
    struct Listing {
        let title: String
        /// What it shows, in a sentence.
        let lead: String
        let headings: [String]
        let rows: [[String]]
        /// The classes of the columns: `text`, `number` or `code`.
        let classes: [String]
    }

    /// Two variables against each other.
    struct Portrait {
        let horizontal: String
        let vertical: String
        /// Which of several experiments it was; `nil` where there was one.
        var experiment: String?
        let observed: [SIMD2<Double>]
        let predicted: [SIMD2<Double>]
    }

    var title: String
    /// One sentence that says what was found in what.
    var summary: String
    /// The equation as MathML, made by our own writer.
    var mathML: String
    /// The equation with its numbers, to be copied.
    var equationText: [String]
    var parameters: [Parameter]
    /// How much of each variable's variance is explained.
    var scores: [(variable: String, rSquared: Double)]
    var fits: [Fit]
    var portraits: [Portrait]
    /// In ascending order of complexity.
    var candidates: [Candidate]
    /// How sure the equation is.
    var certainty: [Listing] = []
    /// The equation in other languages: title, remark and text.
    var exports: [(title: String, remark: String, text: String)]
    var notes: [String]
    /// How it was made: label and value, such as the command and the version.
    var provenance: [(label: String, value: String)]
}
