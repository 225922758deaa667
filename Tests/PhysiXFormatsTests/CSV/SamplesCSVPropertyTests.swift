import PhysiXFormats
import PhysiXKernel
import Testing

struct SamplesCSVPropertyTests {
    @Test(arguments: UInt64(1)...40)
    func whatIsWrittenIsReadBack(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let width = Int.random(in: 1...4, using: &generator)
        let rows = Int.random(in: 2...60, using: &generator)
        var times: [Double] = []
        var time = Double.random(in: -10...10, using: &generator)
        var states: [Double] = []
        for _ in 0..<rows {
            times.append(time)
            time += Double.random(in: 1e-9...1, using: &generator)
            for _ in 0..<width {
                let wild = Double(bitPattern: generator.next())
                let isMissing = Int.random(in: 0..<8, using: &generator) == 0
                let tame = Double.random(in: -100...100, using: &generator)
                let value = wild.isFinite && Bool.random(using: &generator) ? wild : tame
                states.append(isMissing ? .nan : value)
            }
        }
        for place in 0..<width where !states[place].isFinite { states[place] = Double(place) }
        let trajectory = Trajectory(times: times, states: states, stateCount: width)
        let names = (0..<width).map { "x\($0 + 1)" }
        let samples = try SamplesCSV(parsing: SamplesCSV.write(trajectory, names: names))
        #expect(samples.trajectory.times == times)
        #expect(samples.trajectory.stateCount == width)
        #expect(
            samples.trajectory.states.map { $0.isNaN ? UInt64.max : $0.bitPattern }
                == states.map { $0.isNaN ? UInt64.max : $0.bitPattern })
        #expect(samples.variables.map(\.name) == names)
    }

    @Test func writtenFilesLookAsExpected() {
        let trajectory = Trajectory(
            times: [0, 0.1, 1e-7], states: [30, .nan, -1.5, 2, .infinity, 1e20], stateCount: 2)
        let text = String(decoding: SamplesCSV.write(trajectory, names: ["y", "v\"y"]), as: UTF8.self)
        #expect(text == "t,y,\"v\"\"y\"\n0.0,30.0,\n0.1,-1.5,2.0\n1e-07,,1e+20\n")
    }

    @Test func damagedFilesNeverCrash() {
        let seeds = [
            "Time (s);\"y \"\"m\"\"\";z\n0;1,5;2\n1;2,5;NaN\n2;1.234,5;3\n",
            "# t, y\n0, 1.5\n0.5, -2e3\n1, 2024-01-01\r\n2,,\n", "t\ty\n0\t1\r1\t2\r0\t3\r\u{2212}2\t4",
            "  t   y\n  0.0  1\n 1.0  \"2\"\n",
        ].map { Array($0.utf8) }
        let alphabet = Array(",;\t \"\n\r#.-+eE019abt\u{0}µ'".utf8)
        var generator = SeededGenerator(seed: 11)
        for round in 0..<20_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(alphabet[Int(generator.next() % UInt64(alphabet.count))], at: place)
                default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
                }
            }
            do throws(CSVError) {
                let samples = try SamplesCSV(parsing: bytes)
                let times = samples.trajectory.times
                #expect(times.count >= 2 && zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
                #expect(Set(samples.variables.map(\.name)).count == samples.trajectory.stateCount)
            } catch {
                #expect((error.range?.upperBound ?? 0) <= bytes.count)
                #expect(error.hint != nil)
            }
        }
    }

    @Test func randomCharactersNeverCrash() {
        let alphabet = Array(",;\t \"\n\r#.-+eE0123456789aty".utf8)
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                alphabet[Int(generator.next() % UInt64(alphabet.count))]
            }
            do throws(CSVError) { _ = try SamplesCSV(parsing: bytes) } catch { #expect(!error.summary.isEmpty) }
        }
    }

    @Test func aHundredThousandRowsAreRead() throws {
        var text = "t,y,vy\n"
        for row in 0..<100_000 { text += "\(row),\(row % 7).5,-\(row % 11)e-3\n" }
        let samples = try SamplesCSV(parsing: Array(text.utf8))
        #expect(samples.trajectory.times.count == 100_000)
        #expect(samples.trajectory[99_999, 0] == 4.5)
        #expect(samples.trajectory[99_999, 1] == -0.009)
    }
}
