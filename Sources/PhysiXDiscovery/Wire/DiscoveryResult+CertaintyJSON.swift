import PhysiXFormats
import PhysiXKernel

extension DiscoveryResult {
    /// What is conserved, the rivals and the start that tells them apart (Docs/Contract.md §10).
    func writeCertainty(of best: Candidate, of variables: [String], to json: inout JSONWriter) {
        json.array("conserved") { json in
            for quantity in certainty.conserved {
                json.object { json in
                    json.member("quantity", quantity.text)
                    json.array("values") { json in for value in quantity.values { json.value(value) } }
                    json.member("scatter", quantity.scatter)
                }
            }
        }
        json.array("rivals") { json in
            for rival in certainty.rivals {
                json.object { json in
                    write(rival.candidate, of: variables, to: &json)
                    json.member("criterion_difference", rival.criterionDifference, decimals: 3)
                    json.member("measured_difference", rival.measuredDifference, decimals: 3)
                    json.member("suggested_difference", rival.suggestedDifference, decimals: 3)
                }
            }
        }
        if let start = certainty.suggestedStart {
            json.numbers("suggested_start", start, of: best.system.scope.stateVariables)
        }
        if let bootstrap = certainty.bootstrap { json.object("bootstrap") { write(bootstrap, of: best, to: &$0) } }
    }

    private func write(_ bootstrap: Bootstrap, of best: Candidate, to json: inout JSONWriter) {
        json.member("count", bootstrap.count)
        json.member("seed", bootstrap.seed)
        json.object("intervals") { json in
            for (name, interval) in zip(best.parameters.names, bootstrap.intervals) {
                json.array(name) { json in
                    json.value(interval.lowerBound)
                    json.value(interval.upperBound)
                }
            }
        }
        json.array("laws") { json in
            for law in bootstrap.laws {
                json.object { json in
                    json.member("equation", law.candidate.system.description)
                    json.member("frequency", law.frequency, decimals: 6)
                }
            }
        }
        json.array("terms") { json in
            for term in bootstrap.terms {
                json.object { json in
                    json.member("variable", term.variable)
                    json.member("term", term.term)
                    json.member("frequency", term.frequency, decimals: 6)
                }
            }
        }
    }
}
