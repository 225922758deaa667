import PhysiXDiscovery
import PhysiXKernel

extension FindingNarration {
    /// The constants with how sure they are.
    func parameters(of finding: Finding) -> Table {
        let intervals = finding.intervals
        let headings = [Table.Column("parameter"), .init("value", .right), .init("uncertainty", .right)]
        var table = Table(headings + (intervals == nil ? [] : [.init("95 % interval", .right)]))
        for (index, constant) in finding.constants(of: finding.best).enumerated() {
            table.add([constant.name, constant.value, constant.uncertainty] + (intervals.map { [$0[index]] } ?? []))
        }
        return table
    }

    /// How often resampling chose the law and each of its terms.
    func resamplings(of finding: Finding) -> [String] {
        guard let bootstrap = finding.result.certainty.bootstrap else { return [] }
        let law =
            "\(bootstrap.count) resamplings: this law was the best in \(percent(bootstrap.laws.first?.frequency ?? 0))"
        let doubtful = bootstrap.terms.filter { $0.frequency < 0.995 }
        guard !doubtful.isEmpty else { return [law + ", and none of its terms was ever missing"] }
        let terms = doubtful.map { "\(finding.place(of: $0)) was there in \(percent($0.frequency))" }
        return ["\(law); \(terms.joined(separator: ", "))"]
    }

    /// Laws that the samples hardly tell from the best one, with how far they get from it at the samples and from the
    /// suggested start.
    func rivals(of finding: Finding) -> [String] {
        let rivals = finding.result.certainty.rivals
        guard !rivals.isEmpty else { return [] }
        var table = Table([
            .init("probability", .right), .init("differs here", .right), .init("elsewhere", .right), .init("rival"),
        ])
        for rival in rivals { table.add(finding.cells(of: rival)) }
        return table.lines(style: style, width: tableWidth) + [""]
    }
}
