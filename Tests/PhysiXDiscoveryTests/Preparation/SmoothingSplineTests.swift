import Foundation
import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct SmoothingSplineTests {
    private let times = (0..<60).map { 0.1 * Double($0) + 0.02 * sin(Double($0)) }

    private func smooth(_ channels: [SmoothingSpline.Channel]) -> SmoothingSpline {
        SmoothingSpline.Profile(times: times, channels: channels).best()
    }

    @Test func aParabolaIsReproducedExactly() {
        // A parabola has no third derivative, so every strength reproduces it.
        for strength in [1e-6, 1, 1e6] {
            let values = times.map { 2 - 3 * $0 + 0.5 * $0 * $0 }
            let spline = SmoothingSpline(
                times: times, channels: [.init(derivative: 0, values: values, deviations: times.map { _ in 1 })],
                strength: strength)
            for time in [0.0, 0.333, 2.71, 5.8] {
                let (value, slope) = spline.evaluate(at: time, in: spline.pieces[0])
                #expect((value - (2 - 3 * time + 0.5 * time * time)).magnitude < 1e-8)
                #expect((slope - (time - 3)).magnitude < 1e-7)
            }
        }
    }

    @Test func exactSamplesAreInterpolated() {
        let spline = smooth([.init(derivative: 0, values: times.map { sin(2 * $0) }, deviations: times.map { _ in 1 })])
        #expect(spline.noise < 1e-4)
        for time in [0.77, 2.31, 4.04] {
            let (value, slope) = spline.evaluate(at: time, in: spline.pieces[0])
            #expect((value - sin(2 * time)).magnitude < 1e-6)
            #expect((slope - 2 * cos(2 * time)).magnitude < 1e-4)
        }
    }

    @Test(arguments: [0.01, 0.1])
    func theNoiseIsFound(_ noise: Double) {
        var generator = SeededGenerator(seed: 7)
        let values = times.map { sin(2 * $0) + noise * generator.gaussian() }
        let spline = smooth([.init(derivative: 0, values: values, deviations: times.map { _ in 1 })])
        // Sixty samples determine a deviation to about a tenth.
        #expect((spline.noise / noise - 1).magnitude < 0.3)
        let error = times.reduce(0) {
            max($0, (spline.evaluate(at: $1, in: spline.pieces[0]).value - sin(2 * $1)).magnitude)
        }
        #expect(error < 2.5 * noise)
    }

    @Test func aMeasuredSlopeHelps() {
        var generator = SeededGenerator(seed: 8)
        let values = times.map { sin(2 * $0) + 0.1 * generator.gaussian() }
        let slopes = times.map { 2 * cos(2 * $0) + 0.02 * generator.gaussian() }
        let alone = smooth([.init(derivative: 0, values: values, deviations: times.map { _ in 0.1 })])
        let together = smooth([
            .init(derivative: 0, values: values, deviations: times.map { _ in 0.1 }),
            .init(derivative: 1, values: slopes, deviations: times.map { _ in 0.02 }),
        ])
        func error(_ spline: SmoothingSpline) -> Double {
            times.reduce(0) {
                max($0, (spline.evaluate(at: $1, in: spline.pieces[0]).slope - 2 * cos(2 * $1)).magnitude)
            }
        }
        #expect(error(together) < error(alone) / 4)
    }

    @Test func missingValuesAreBridged() {
        var values = times.map { sin($0) }
        for index in [0, 1, 17, 18, 19, 20, 59] { values[index] = .nan }
        let spline = smooth([.init(derivative: 0, values: values, deviations: times.map { _ in 1 })])
        #expect((spline.evaluate(at: times[18], in: spline.pieces[0]).value - sin(times[18])).magnitude < 1e-4)
    }
}
