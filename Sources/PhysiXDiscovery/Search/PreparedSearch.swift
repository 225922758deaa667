import PhysiXKernel

/// Everything about one formulation that is known before any candidate is integrated.
struct PreparedSearch {
    let measurements: Measurements
    /// The noise of the measured variables, which laws that were found may correct.
    var noise: NoiseEstimate
    let language: Language
    let curves: Curves
    private let splines: StateSplines
    private let weakForm: WeakForm

    /// How much longer than the shortest quarter of all gaps one may be for its samples to lie close together.
    private static let shortGap = 1.5

    /// Prepares the search for laws of one formulation.
    init(
        _ measurements: Measurements, noise: NoiseEstimate, _ formulation: Formulation, wishes: Wishes,
        stop: StopRequest = StopRequest()
    ) {
        self.measurements = measurements
        self.noise = noise
        splines = StateSplines(measurements, formulation, noise: noise)
        curves = Curves(splines, measurements)
        let functions = TestFunctions(curves, spacing: measurements.spacing)
        let resolution = zip(noise.deviations, measurements.spreads).reduce(0) { max($0, $1.0 / $1.1) }
        language = Language(
            formulation: formulation,
            library: Library(
                formulation, curves: curves, functions: functions, resolution: resolution, wishes: wishes, stop: stop))
        weakForm = WeakForm(curves, formulation, termValues: language.library.values(on: curves), functions)
    }

    /// Structures that the weak form suggests: for every tier of the library the best, and the best of each size.
    ///
    /// Where a stop is requested they are those found so far; the empty law is always the first.
    func firstGuesses(unless stop: StopRequest = StopRequest()) -> [Structure] {
        var guesses: [Structure] = []
        var seen: Set<Structure> = []
        func add(_ laws: [[Int]]) {
            let structure = Structure(laws: laws)
            if seen.insert(structure).inserted { guesses.append(structure) }
        }
        add(language.formulation.laws.map { _ in [] })
        let costs = language.library.terms.map(\.cost)
        guard !stop.isMade else { return guesses }
        let finds = language.formulation.laws.indices.map { supportsOfFinds(law: $0) }
        for allowed in language.library.vocabularies {
            // Each law's search grows some hundred sets by every term.
            guard !stop.isMade(before: 100 * allowed.count * finds.count) else { return guesses }
            let supports = language.formulation.laws.indices.map { law in
                let found = SubsetSearch(weakForm.laws[law], costs: costs).search(among: allowed)
                guard allowed.count == language.library.terms.count else { return found }
                return (found + finds[law]).sorted { $0.score < $1.score }
            }
            add(supports.map { $0[0].terms })
            for size in 1...SubsetSearch.largestSize {
                add(supports.map { law in (law.first { $0.terms.count <= size } ?? law[0]).terms })
            }
            // A single law has few rivals in all, and the weak form ranks those of one or two terms only roughly.
            if supports.count == 1 {
                for support in supports[0] where support.terms.count <= 2 { add([support.terms]) }
            }
            // Where one law is doubtful, its rivals stand beside the best of the others.
            for law in supports.indices {
                for rival in supports[law].prefix(3).dropFirst() {
                    var laws = supports.map { $0[0].terms }
                    laws[law] = rival.terms
                    add(laws)
                }
            }
        }
        return guesses
    }

    /// The best sets of simple terms beside what the profile scan found for a law; among all terms of a large library
    /// such a set is easily lost, because parts of it say little.
    private func supportsOfFinds(law: Int) -> [Support] {
        let library = language.library
        let search = SubsetSearch(weakForm.laws[law], costs: library.terms.map(\.cost))
        return library.finds[law].compactMap { find in search.search(among: library.simpleTerms + find).first }
    }

    /// Where the fit of a structure can start: at the weak form's constants and, near a fit that differs in a term or
    /// two, at that fit's.
    func starts(_ structure: Structure, near parent: Fit?) -> [Unknowns] {
        var parameters: [Double] = []
        for law in structure.laws.indices {
            let coefficients = weakForm.laws[law].coefficients(of: structure.laws[law])
            for (term, coefficient) in zip(structure.laws[law], coefficients) {
                parameters.append(coefficient)
                parameters.append(contentsOf: language.library.terms[term].innerStarts)
            }
        }
        guard let parent else {
            return [Unknowns(parameters: parameters, segments: segments(1))]
        }
        return [
            Unknowns(
                parameters: inherit(from: parent, structure, otherwise: parameters), segments: parent.unknowns.segments),
            Unknowns(parameters: parameters, segments: parent.unknowns.segments),
        ]
    }

    /// Where a law without terms can start: the body stays where it was measured first.
    func startAtRest() -> Unknowns {
        var start = Unknowns(parameters: [], segments: segments(1))
        for segment in start.segments.indices {
            for velocity in language.formulation.velocityStates { start.segments[segment].state[velocity] = 0 }
        }
        return start
    }

    /// The constants of a fit where a structure shares its terms; a new term starts at nothing.
    private func inherit(from parent: Fit, _ structure: Structure, otherwise: [Double]) -> [Double] {
        var inherited = otherwise
        let parentRanges = language.parameterRanges(parent.structure)
        let parentSlots = parent.structure.slots
        for (slot, range) in zip(structure.slots, language.parameterRanges(structure)) {
            if let index = parentSlots.firstIndex(where: { $0 == slot }) {
                inherited.replaceSubrange(range, with: parent.parameters[parentRanges[index]])
            } else {
                inherited[range.lowerBound] = 0
            }
        }
        return inherited
    }

    /// The measurements cut wherever two samples are far apart, and between such gaps into pairs, the last with a third
    /// where one would be left over.
    func closeSamples() -> [Unknowns.Segment] {
        let times = measurements.times
        let gaps = measurements.experiments.flatMap { $0.dropFirst().map { times[$0] - times[$0 - 1] } }.sorted()
        guard !gaps.isEmpty else { return segments(1) }
        let longest = Self.shortGap * gaps[gaps.count / 4]
        return measurements.experiments.flatMap { experiment in
            var firsts = [experiment.lowerBound]
            var run = 1
            for sample in experiment.dropFirst() {
                let isFar = times[sample] - times[sample - 1] > longest
                let isLast = sample + 1 == experiment.upperBound || times[sample + 1] - times[sample] > longest
                if isFar || run >= 2 && !isLast {
                    firsts.append(sample)
                    run = 1
                } else {
                    run += 1
                }
            }
            return firsts.map { Unknowns.Segment(first: $0, state: splines.state(at: times[$0], in: experiment)) }
        }
    }

    /// The measurements cut into about so many stretches, each starting from the smoothed state; every experiment starts
    /// one.
    func segments(_ count: Int) -> [Unknowns.Segment] {
        measurements.experiments.flatMap { experiment in
            let share = Double(experiment.count) / Double(measurements.times.count)
            let own = max(1, Int((Double(count) * share).rounded()))
            return (0..<own).map { index in
                let first = experiment.lowerBound + index * experiment.count / own
                return Unknowns.Segment(
                    first: first, state: splines.state(at: measurements.times[first], in: experiment))
            }
        }
    }
}
