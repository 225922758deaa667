package import PhysiXFormats

extension SystemDefinition {
    /// Writes the members that describe the system, the law included.
    package func write(to json: inout JSONWriter) {
        json.member("system_id", id)
        json.member("tier", tier)
        json.member("state_variables", law.stateVariables)
        json.member("equation", law.equation)
        json.member("altered", law.altered)
        json.object("parameters") { law.parameters.write(to: &$0) }
        json.object("decoys") { law.decoys.write(to: &$0) }
        json.object("start") { start.write(to: &$0) }
        json.member("driven", law.isDriven)
        json.member("duration", duration)
        json.member("hint", hint)
    }
}

extension Priors {
    fileprivate func write(to json: inout JSONWriter) {
        for (name, prior) in zip(names, values) {
            switch prior {
            case .fixed(let value): json.member(name, value)
            case .uniform(let lower, let upper): json.member(name, [lower, upper])
            }
        }
    }
}
