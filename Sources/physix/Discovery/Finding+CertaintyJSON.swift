import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

extension Finding {
    /// What is conserved, the rivals and the start that tells them apart (Docs/Contract.md §10).
    func writeCertainty(to json: inout JSONWriter) {
        let certainty = result.certainty
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
                    write(rival.candidate, to: &json)
                    json.member("criterion_difference", rival.criterionDifference, decimals: 3)
                    json.member("measured_difference", rival.measuredDifference, decimals: 3)
                    json.member("suggested_difference", rival.suggestedDifference, decimals: 3)
                }
            }
        }
        if let start = certainty.suggestedStart {
            write(start, of: best.system.scope.stateVariables, as: "suggested_start", to: &json)
        }
    }
}
