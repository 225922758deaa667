import Foundation
import Testing

@testable import physix

struct LinePipelineTests {
    /// Runs lines through a pipeline that answers each with its length, and some much later than others.
    private func lengths(of text: String, jobs: Int, chunkSize: Int) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = try? FileManager.default.removeItem(at: folder) }
        let (inputPath, outputPath) = (folder.appending(path: "in").path, folder.appending(path: "out").path)
        try write(text, to: inputPath)

        let input = try FileDescriptor.reading(inputPath)
        let output = try FileDescriptor.writing(outputPath)
        defer {
            input.close()
            output.close()
        }
        let source = LineSource(input, name: "input", chunkSize: chunkSize)
        let pipeline = LinePipeline(from: source, to: output, name: "output", jobs: jobs)
        try pipeline.run { pipeline in
            var work = 0.0
            pipeline.answerLines { bytes in
                let lines = bytes.split(separator: UInt8(ascii: "\n"))
                for line in lines where line.count % 7 == 0 {
                    for step in 0..<2000 { work += Double(step).squareRoot() }
                }
                return lines.flatMap { Array("\($0.count)\(work < 0 ? "!" : "")\n".utf8) }
            }
        }
        return String(decoding: try contents(of: outputPath), as: UTF8.self)
    }

    @Test(arguments: [1, 2, 5], [1, 64, 1 << 16])
    func answersComeInTheOrderOfTheLines(jobs: Int, chunkSize: Int) throws {
        let counts = (1...400).map { ($0 * 37) % 101 + 1 }
        let text = counts.map { String(repeating: "x", count: $0) }.joined(separator: "\n")
        let expected = counts.map { "\($0)\n" }.joined()
        #expect(try lengths(of: text, jobs: jobs, chunkSize: chunkSize) == expected)
        #expect(try lengths(of: text + "\n", jobs: jobs, chunkSize: chunkSize) == expected)
    }

    @Test func anEmptyFileHasNoAnswers() throws {
        #expect(try lengths(of: "", jobs: 2, chunkSize: 64) == "")
    }

    @Test func aLineThatNeverEndsIsRefused() throws {
        let zero = try FileDescriptor.reading("/dev/zero")
        defer { zero.close() }
        var source = LineSource(zero, name: "zeros", longestLine: 1 << 20)
        #expect(throws: FileError(tooLarge: "a line of zeros", limit: 1 << 20)) { try source.next() }
    }

    @Test func aFullDiskEndsTheRun() throws {
        let input = try FileDescriptor.reading(#filePath)
        let full = try FileDescriptor.writing("/dev/full")
        defer {
            input.close()
            full.close()
        }
        let source = LineSource(input, name: "input")
        let pipeline = LinePipeline(from: source, to: full, name: "output", jobs: 2)
        #expect(throws: FileError("write", "output", code: 28)) { try pipeline.run { $0.answerLines { _ in [1] } } }
    }
}
