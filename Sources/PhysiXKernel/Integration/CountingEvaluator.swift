/// Counts how often another evaluator evaluates, for work that several integrations share.
@safe
struct CountingEvaluator<Counted: StageEvaluator>: StageEvaluator {
    private let counted: Counted
    private let count: UnsafeMutablePointer<Int>

    init(_ counted: Counted, count: UnsafeMutablePointer<Int>) {
        self.counted = counted
        unsafe self.count = count
    }

    var elementCount: Int { counted.elementCount }

    @inline(__always)
    func place(_ element: Counted.Element, at index: Int) { counted.place(element, at: index) }

    @inline(__always)
    func evaluate(at time: Counted.Element.StepSize) -> Counted.Evaluated {
        unsafe count.pointee += 1
        return counted.evaluate(at: time)
    }

    @inline(__always)
    func slope(_ index: Int, _ evaluated: Counted.Evaluated) -> Counted.Element { counted.slope(index, evaluated) }
}
