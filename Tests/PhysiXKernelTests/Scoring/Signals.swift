import PhysiXKernel

#if canImport(Glibc)
import func Glibc.sin
import func Glibc.exp
#else
import func Darwin.sin
import func Darwin.exp
#endif

/// Constructed signals: 101 samples over ten seconds unless said otherwise.
func signal(at times: [Double] = (0...100).map { Double($0) / 10 }, _ value: (Double) -> Double) -> Trajectory {
    Trajectory(times: times, states: times.map(value), stateCount: 1)
}

/// A sine with this amplitude, frequency in periods per second, and delay in seconds.
func wave(_ amplitude: Double, frequency: Double, delay: Double = 0) -> (Double) -> Double {
    { amplitude * sin(2 * Double.pi * frequency * ($0 - delay)) }
}

/// `wave` with an amplitude that shrinks at this rate.
func dampedWave(frequency: Double, rate: Double) -> (Double) -> Double {
    { exp(-rate * $0) * sin(2 * Double.pi * frequency * $0) }
}
