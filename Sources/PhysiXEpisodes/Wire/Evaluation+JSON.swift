public import PhysiXFormats
import PhysiXKernel

extension Evaluation: JSONWritable {
    /// Writes the evaluation.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("r_squared_noise_free", noiseFreeMatch)
            json.member("r_squared_unseen", unseenMatch)
            json.member("equivalent", isEquivalent)
            json.member("term_precision", terms.precision)
            json.member("term_recall", terms.recall)
        }
    }
}
