// The columns of a table of signals, by all the names that they go by.

/// What a column of a grid holds.
enum SignalColumn: Equatable {
  case name
  case observed
  /// Index from −2σ to +2σ.
  case expected(Int)
  case theoryUp
  case theoryDown
  case limit
  case expectedLimit(Int)
  case crossSection
  case crossSectionLimit
  /// A mass, or whatever else the point is labelled with.
  case label
  /// Of the tool's own bookkeeping.
  case ignored

  init(_ name: String) { self = Self.known[name.lowercased()] ?? .label }

  private static let known: [String: SignalColumn] = {
    var names: [String: SignalColumn] = [
      "name": .name, "point": .name, "signal": .name,
      "cls": .observed, "cls_observed": .observed, "cls_obs": .observed, "observed": .observed,
      "clsexp": .expected(2), "cls_expected": .expected(2), "cls_exp": .expected(2), "expected": .expected(2),
      "clsd2s": .expected(0), "clsd1s": .expected(1), "clsu1s": .expected(3), "clsu2s": .expected(4),
      "cls_observed_up": .theoryUp, "cls_observed_down": .theoryDown,
      "upperlimit": .limit, "upper_limit": .limit, "limit": .limit, "expectedupperlimit": .expectedLimit(2),
      "expectedupperlimitminus2sig": .expectedLimit(0), "expectedupperlimitminus1sig": .expectedLimit(1),
      "expectedupperlimitplus1sig": .expectedLimit(3), "expectedupperlimitplus2sig": .expectedLimit(4),
      "upper_limit_expected": .expectedLimit(2), "cross_section": .crossSection, "xsec": .crossSection,
      "cross_section_limit": .crossSectionLimit, "excludedxsec": .crossSectionLimit,
    ]
    for (index, band) in ["minus_2", "minus_1", "median", "plus_1", "plus_2"].enumerated() {
      names["cls_expected_\(band)"] = .expected(index)
      names["upper_limit_expected_\(band)"] = .expectedLimit(index)
    }
    for name in [
      "covqual", "dodgycov", "failedcov", "failedfit", "failedp0", "failedstatus", "fid", "fitstatus", "mode", "nexp",
      "nofit", "p0", "p0d1s", "p0d2s", "p0exp", "p0u1s", "p0u2s", "p1", "seed", "sigma0", "sigma1",
      "upperlimitestimatederror", "ignored", "",
    ] {
      names[name] = .ignored
    }
    return names
  }()
}
