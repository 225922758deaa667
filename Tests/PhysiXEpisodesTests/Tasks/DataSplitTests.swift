import PhysiXEpisodes
import Testing

struct DataSplitTests {
    private let catalog = SystemCatalog.builtIn

    @Test func noProblemIsInTwoSplits() throws {
        for one in DataSplit.allCases {
            for other in DataSplit.allCases where other != one {
                let shared = Set(try one.systems(in: catalog).map(\.id))
                    .intersection(try other.systems(in: catalog).map(\.id))
                let ends = [one, other].map { $0.seed(of: 0)...$0.seed(of: DataSplit.size - 1) }
                #expect(shared.isEmpty || !ends[0].overlaps(ends[1]), "\(one) and \(other)")
            }
        }
    }

    @Test func everySystemIsForSomething() throws {
        let all = try DataSplit.allCases.flatMap { try $0.systems(in: catalog).map(\.id) }
        #expect(Set(all) == Set(catalog.systems.map(\.id)))
    }

    @Test func tierThreeIsHeldOutOfTraining() throws {
        #expect(try DataSplit.train.systems(in: catalog).allSatisfy { $0.tier < 3 })
        #expect(try DataSplit.test.systems(in: catalog).map(\.tier) == [3, 3])
        #expect(try DataSplit.heldout.systems(in: catalog) == DataSplit.train.systems(in: catalog))
    }

    @Test func aSystemOfAnotherSplitIsRefusedWithTheSplitThatHasIt() throws {
        #expect {
            try DataSplit.train.systems(in: catalog, named: ["free_fall", "projectile_drag"])
        } throws: { error in
            let error = error as? SystemOfOtherSplit
            return error?.summary.hasPrefix("`projectile_drag` is of tier 3 and not in the split `train`") == true
                && error?.hint?.hasPrefix("it is in `test`") == true
        }
        #expect(throws: UnknownSystem.self) { try DataSplit.train.systems(in: catalog, named: ["fall"]) }
    }
}
