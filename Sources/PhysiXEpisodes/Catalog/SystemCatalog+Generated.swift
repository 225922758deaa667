// Written by scripts/generate-catalog from the files in Systems: do not edit.

extension SystemCatalog {
    /// Every system that has a file.
    static let all: [SystemDefinition] = [
        .beadOnHoop,
        .chargedParticle,
        .coupledOscillators,
        .dampedPendulum,
        .dampedSpring,
        .doubleWell,
        .drivenOscillator,
        .duffing,
        .freeFall,
        .freeFallDrag,
        .keplerOrbit,
        .lorenz,
        .lotkaVolterra,
        .projectileDrag,
        .rossler,
        .simplePendulum,
        .sirEpidemic,
        .springMass,
        .threeBodyPlanar,
        .vanDerPol,
    ]
}
