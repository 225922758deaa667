import PhysiXKernel

/// Verifies one problem three times, the last time inside a function of its own for a profiler to count.
func runFixedVerification(of reference: Reference) {
    var verifier = reference.verifier()
    let parameters = reference.parameters
    for _ in 0..<2 { verify(reference, parameters, with: &verifier) }
    fixedVerification(reference, parameters, with: &verifier)
}

/// `Benchmarks/check_instructions.py` tells callgrind to collect within this function, by its symbol.
@inline(never)
@_silgen_name("physix_bench_fixed_verification")
func fixedVerification(_ reference: Reference, _ parameters: Parameters, with verifier: inout Verifier) {
    verify(reference, parameters, with: &verifier)
}
