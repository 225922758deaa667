import PhysiXBenchmark

/// The settings in which every system of a benchmark is tried.
struct CaseSettings {
    let noise: [Double]
    let subsample: [Double]
    let seeds: Int

    /// Every case: one repetition and setting after the other, each with all systems.
    func keys<System>(
        of systems: [System], policy: String, id: (System) -> String
    ) -> [(system: System, key: CaseKey)] {
        (0..<seeds).flatMap { seed in
            subsample.flatMap { subsample in
                noise.flatMap { noise in
                    systems.map { system in
                        let key = CaseKey(
                            policy: policy, system: id(system), noise: noise, subsample: subsample, seed: seed)
                        return (system, key)
                    }
                }
            }
        }
    }
}
