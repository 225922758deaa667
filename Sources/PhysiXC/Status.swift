import CPhysiX

/// The statuses of the header, whose constants are imported as `Int`.
enum Status {
    static let done = physix_status(PHYSIX_DONE)
    static let refused = physix_status(PHYSIX_REFUSED)
}
