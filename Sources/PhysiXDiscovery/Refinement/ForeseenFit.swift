import PhysiXKernel
import Synchronization

/// A fit that was made before it was asked for, beside others.
struct ForeseenFit: Sendable {
    /// What is to be fitted.
    struct Question: Sendable {
        var structure: Structure
        var starts: [Unknowns]
        var method: LevenbergMarquardt
    }

    let question: Question
    /// The fit, or `nil` where there is none.
    let fit: Fit?
    /// What it took.
    let work: Double

    /// Whether it is what someone asks for.
    func answers(_ structure: Structure, _ starts: [Unknowns], _ method: LevenbergMarquardt) -> Bool {
        question.structure == structure && question.starts == starts && question.method == method
    }
}

extension Fitter {
    /// Makes fits that will be asked for, all at a time; each is counted as work when it is asked for.
    ///
    /// A fit depends on nothing but what is asked, so that it is the same as if it were made then.
    mutating func foresee(_ questions: [ForeseenFit.Question], _ concurrency: SearchConcurrency) {
        guard !questions.isEmpty else { return }
        let basis = basis
        let answers = Mutex([ForeseenFit?](repeating: nil, count: questions.count))
        concurrency.perform(questions.count) { index in
            let question = questions[index]
            var fitter = Fitter(basis)
            let fit = fitter.fit(question.structure, from: question.starts, question.method)
            let answer = ForeseenFit(question: question, fit: fit, work: fitter.work)
            answers.withLock { $0[index] = answer }
        }
        foreseen = answers.withLock { $0 }.compactMap { $0 }
    }
}
