package import PhysiXFormats
package import PhysiXKernel

/// How this target's values look in JSON, and only here.
extension JSONWriter {
    /// Writes a member that is an object from names to numbers.
    package mutating func numbers(_ key: String, _ numbers: Parameters) {
        object(key) { json in
            for (name, value) in zip(numbers.names, numbers.values) { json.member(name, value) }
        }
    }

    /// Writes a member that is an array of samples, `{"t": 0.0, "y": 30.0, …}`.
    ///
    /// Numbers are written so that they read back as they are; those of data have five decimals or fewer anyway.
    /// What was not measured or not reached is `null`. Columns without a name are left out.
    package mutating func samples(_ key: String, _ trajectory: Trajectory, names: [String]) {
        array(key) { json in
            for sample in trajectory.times.indices {
                json.object { json in
                    json.member("t", trajectory.times[sample])
                    for (variable, name) in names.enumerated() { json.member(name, trajectory[sample, variable]) }
                }
            }
        }
    }
}
