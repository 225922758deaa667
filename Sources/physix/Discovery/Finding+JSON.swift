import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

extension Finding {
    /// The result as one line of JSON (Docs/Contract.md §10).
    ///
    /// The candidates are the best law and then the rest of the front, as in the terminal's table. Beyond the contract: `time_origin` is the time in the file at which the equation's time is 0, and `notes` are
    /// sentences for people; `experiments` says of each of several where it starts, and `file` and `initial_state` speak of
    /// the first. An uncertainty that is not known is `null`.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            result.writeLaws(of: variables, to: &json)
            json.member("elapsed_s", elapsed / .seconds(1), decimals: 3)
            json.member("file", experiments.all[0].file)
            json.member("time_origin", experiments.timeOrigin)
            json.member("samples", experiments.sampleCount)
            if experiments.all.count > 1 {
                json.array("experiments") { json in
                    for index in experiments.all.indices { json.object { write(experiment: index, to: &$0) } }
                }
            }
            writeOutliers(to: &json)
            json.member("was_stopped", result.wasStopped)
            json.member("notes", notes)
        }
        json.endLine()
        return json.text
    }

    private func write(experiment index: Int, to json: inout JSONWriter) {
        let experiment = experiments.all[index]
        json.member("file", experiment.file)
        if let label = experiment.label { json.member("experiment", label) }
        json.member("samples", experiment.observations.times.count)
        json.numbers("initial_state", best.initialStates[index], of: best.system.scope.stateVariables)
    }
}
