/// Figures in the text format of Prometheus, version 0.0.4.
struct ExpositionText {
    private(set) var text = ""

    /// A figure that goes up and down.
    mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        begin(name, "gauge", help)
        text += "\(name) \(value)\n"
    }

    /// A figure that only goes up.
    mutating func counter(_ name: String, _ help: String, _ value: Int) {
        begin(name, "counter", help)
        text += "\(name) \(value)\n"
    }

    /// A figure that only goes up, and is no whole number.
    mutating func counter(_ name: String, _ help: String, _ value: Double) {
        begin(name, "counter", help)
        text += "\(name) \(value)\n"
    }

    /// The beginning of a figure that has labels.
    mutating func begin(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    /// One value of a figure that has labels.
    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
        let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += "\(name){\(pairs)} \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

extension ExpositionText {
    /// Adds what was asked of the server.
    mutating func add(_ reading: RequestFigures.Reading) {
        begin("physix_http_requests_total", "counter", "Answered requests.")
        for (kind, count) in reading.requests.sorted(by: { $0.key < $1.key }) {
            sample(
                "physix_http_requests_total",
                [("route", kind.route), ("method", kind.method), ("status", "\(kind.status)")], "\(count)")
        }
        let errors = reading.requests.filter { $0.key.status >= 500 }.values.reduce(0, +)
        counter("physix_http_errors_total", "Requests that the server could not answer.", errors)
        let name = "physix_http_request_duration_seconds"
        begin(name, "histogram", "Time from the head of a request to that of its answer.")
        for (route, histogram) in reading.durations.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in histogram.cumulative {
                sample(name + "_bucket", [("route", route), ("le", bound)], "\(count)")
            }
            sample(name + "_sum", [("route", route)], "\(histogram.sum)")
            sample(name + "_count", [("route", route)], "\(histogram.count)")
        }
    }

    /// Adds what the process takes of its machine, under the names that Prometheus gives these figures everywhere.
    mutating func add(_ process: ProcessFigures) {
        gauge("process_resident_memory_bytes", "Resident memory.", process.residentBytes)
        counter("process_cpu_seconds_total", "Processor time.", process.processorSeconds)
    }
}
