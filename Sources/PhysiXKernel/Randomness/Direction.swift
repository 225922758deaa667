/// A direction in the plane: the unit vector of an angle, with the same bits on every platform.
package struct Direction: Sendable, Hashable {
    /// The cosine of the angle.
    package let x: Double
    /// The sine of the angle.
    package let y: Double

    /// The direction at an angle in degrees, counterclockwise from the x axis.
    package init(degrees: Double) {
        let radians = degrees * (Double.pi / 180)
        x = Elementary.cos(radians)
        y = Elementary.sin(radians)
    }
}
