import PhysiXKernel
import Testing

@testable import PhysiXStore

struct UseOrderTests {
    @Test func theOldestUseComesFirst() {
        var order = UseOrder<Int>()
        for element in [1, 2, 3, 1, 4, 2] { order.use(element) }
        order.remove(4)
        #expect((0..<4).map { _ in order.removeOldest() } == [3, 1, 2, nil])
    }

    /// Beside the plain rule: a list in the order of last uses.
    @Test func anyOrderOfCallsGivesWhatAPlainListGives() {
        var generator = SeededGenerator(seed: 4)
        var order = UseOrder<Int>()
        var list: [Int] = []
        for _ in 0..<20_000 {
            let element = Int(generator.uniform() * 40)
            switch Int(generator.uniform() * 10) {
            case 0:
                order.remove(element)
                list.removeAll { $0 == element }
            case 1:
                #expect(order.removeOldest() == list.first)
                list = Array(list.dropFirst())
            default:
                order.use(element)
                list.removeAll { $0 == element }
                list.append(element)
            }
            #expect(order.count == list.count)
        }
    }
}
