import CPhysiXShims

/// A double, or eight of them: what the elementary functions are written over.
///
/// Each function is written once, generically, and only with operations that IEEE 754 rounds correctly, so that a lane
/// of eight has the bits of the scalar, on every machine.
protocol Lane {
    associatedtype Bits: BitLane
    associatedtype Mask: MaskLane

    static var laneCount: Int { get }
    init(every value: Double)
    init(bits: Bits)
    var bits: Bits { get }
    var magnitude: Self { get }
    subscript(lane lane: Int) -> Double { get set }

    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    static func / (left: Self, right: Self) -> Self

    func isBelow(_ bound: Self) -> Mask
    func isEqual(to other: Self) -> Mask
    /// `other` where the mask is set, `self` elsewhere.
    func or(_ other: Self, where mask: Mask) -> Self
}

/// The bit patterns of a lane.
protocol BitLane {
    init(every value: UInt64)
    subscript(lane lane: Int) -> UInt64 { get set }

    static func & (left: Self, right: Self) -> Self
    static func | (left: Self, right: Self) -> Self
    static func ^ (left: Self, right: Self) -> Self
    static func &+ (left: Self, right: Self) -> Self
    static func &- (left: Self, right: Self) -> Self
    static func &<< (left: Self, right: Self) -> Self
    static func &>> (left: Self, right: Self) -> Self
}

/// The outcome of a comparison of lanes.
protocol MaskLane {
    var isAllTrue: Bool { get }

    func and(_ other: Self) -> Self
    func or(_ other: Self) -> Self
    var inverted: Self { get }
}

extension Lane {
    @inline(__always) static func + (left: Self, right: Double) -> Self { left + Self(every: right) }
    @inline(__always) static func - (left: Self, right: Double) -> Self { left - Self(every: right) }
    @inline(__always) static func - (left: Double, right: Self) -> Self { Self(every: left) - right }
    @inline(__always) static func * (left: Self, right: Double) -> Self { left * Self(every: right) }
    @inline(__always) static func / (left: Double, right: Self) -> Self { Self(every: left) / right }

    @inline(__always) func isBelow(_ bound: Double) -> Mask { isBelow(Self(every: bound)) }
    @inline(__always) func isAbove(_ bound: Double) -> Mask { Self(every: bound).isBelow(self) }
    @inline(__always) func isEqual(to other: Double) -> Mask { isEqual(to: Self(every: other)) }
    @inline(__always) func or(_ other: Double, where mask: Mask) -> Self { or(Self(every: other), where: mask) }

    /// The leading 26 bits of the significand: products of two such values are exact.
    @inline(__always) var leading: Self { Self(bits: bits & Bits(every: 0xffff_ffff_f800_0000)) }
    /// The sign bit alone.
    @inline(__always) var signBit: Bits { bits & Bits(every: 1 << 63) }
}

extension Double: Lane {
    @inline(__always) static var laneCount: Int { 1 }
    @inline(__always) init(every value: Double) { self = value }
    @inline(__always) init(bits: UInt64) { self.init(bitPattern: bits) }
    @inline(__always) var bits: UInt64 { bitPattern }
    @inline(__always) subscript(lane lane: Int) -> Double {
        get { self }
        set { self = newValue }
    }

    @inline(__always) func isBelow(_ bound: Double) -> Bool { self < bound }
    @inline(__always) func isEqual(to other: Double) -> Bool { self == other }
    @inline(__always) func or(_ other: Double, where mask: Bool) -> Double { mask ? other : self }
}

extension UInt64: BitLane {
    @inline(__always) init(every value: UInt64) { self = value }
    @inline(__always) subscript(lane lane: Int) -> UInt64 {
        get { self }
        set { self = newValue }
    }
}

extension Bool: MaskLane {
    @inline(__always) var isAllTrue: Bool { self }
    @inline(__always) func and(_ other: Bool) -> Bool { self && other }
    @inline(__always) func or(_ other: Bool) -> Bool { self || other }
    @inline(__always) var inverted: Bool { !self }
}

extension SIMD8: Lane where Scalar == Double {
    @inline(__always) static var laneCount: Int { 8 }
    @inline(__always) init(every value: Double) { self.init(repeating: value) }
    @inline(__always) init(bits: SIMD8<UInt64>) { self = unsafe unsafeBitCast(bits, to: Self.self) }
    @inline(__always) var bits: SIMD8<UInt64> { unsafe unsafeBitCast(self, to: SIMD8<UInt64>.self) }
    @inline(__always) var magnitude: Self { physix_abs8(self) }
    @inline(__always) subscript(lane lane: Int) -> Double {
        get { self[lane] }
        set { self[lane] = newValue }
    }

    @inline(__always) func isBelow(_ bound: Self) -> SIMDMask<SIMD8<Int64>> { self .< bound }
    @inline(__always) func isEqual(to other: Self) -> SIMDMask<SIMD8<Int64>> { self .== other }
    @inline(__always) func or(_ other: Self, where mask: SIMDMask<SIMD8<Int64>>) -> Self {
        replacing(with: other, where: mask)
    }
}

extension SIMD8: BitLane where Scalar == UInt64 {
    @inline(__always) init(every value: UInt64) { self.init(repeating: value) }
    @inline(__always) subscript(lane lane: Int) -> UInt64 {
        get { self[lane] }
        set { self[lane] = newValue }
    }
}

extension SIMDMask: MaskLane where Storage == SIMD8<Int64> {
    @inline(__always) var isAllTrue: Bool { all(self) }
    @inline(__always) func and(_ other: Self) -> Self { self .& other }
    @inline(__always) func or(_ other: Self) -> Self { self .| other }
    @inline(__always) var inverted: Self { .!self }
}
