import Testing

@testable import PhysiXDiscovery

struct FormulationTests {
    @Test func aMeasuredVelocityLeavesOneLaw() {
        let formulation = Formulation(stateVariables: ["x", "vx"], isDriven: false, unpairedOrder: 1)
        #expect(formulation.laws == [.init(variable: 0, order: 2, target: 1)])
        #expect(formulation.stateNames == ["x", "vx"])
        #expect(!Formulation.isOrderOpen(["x", "vx"]))
    }

    @Test func hiddenVelocitiesFollowTheMeasuredVariables() {
        let formulation = Formulation(stateVariables: ["x", "y", "vy"], isDriven: false, unpairedOrder: 2)
        #expect(formulation.stateNames == ["x", "y", "vy", "vx"])
        #expect(formulation.laws == [.init(variable: 0, order: 2, target: 3), .init(variable: 1, order: 2, target: 2)])
        #expect(formulation.velocityStates == [3, 2])
        #expect(formulation.positionStates == [0, 1])
        #expect(Formulation.isOrderOpen(["x", "y", "vy"]))
    }

    @Test func firstOrderHasALawForEachVariable() {
        let formulation = Formulation(stateVariables: ["hare", "lynx"], isDriven: false, unpairedOrder: 1)
        #expect(formulation.laws.map(\.target) == [0, 1])
        #expect(formulation.velocityStates.isEmpty)
    }

    @Test func aVelocityOfAVelocityEndsTheChain() {
        let formulation = Formulation(stateVariables: ["x", "vx", "vvx"], isDriven: false, unpairedOrder: 1)
        #expect(formulation.laws == [.init(variable: 1, order: 2, target: 2)])
    }
}
