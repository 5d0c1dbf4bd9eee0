// Lists of a saved result that should be of one length: files are written by hand too, and recipes count on it.

/// Finds the first list that is of another length than it should be.
struct ShapeCheck {
  private(set) var problem: String?
  /// Expected values stand for −2σ to +2σ.
  static let bands = 5

  /// A list that is left out is fine.
  mutating func expect(_ list: (some Collection)?, _ count: Int, _ name: @autoclosure () -> String) {
    guard problem == nil, let list, list.count != count else { return }
    problem = "\(name()) has \(list.count) entries in place of \(count)"
  }
}

extension YieldsResult {
  /// What disagrees in length, or nil.
  public var shapeProblem: String? {
    var check = ShapeCheck()
    for channel in channels { channel.check(&check) }
    return check.problem
  }
}

extension ChannelYields {
  /// Every list has a number for each bin of the total.
  fileprivate func check(_ check: inout ShapeCheck) {
    let bins = total.yields.count
    check.expect(binEdges, bins + 1, "bin_edges of channel '\(name)'")
    check.expect(data, bins, "data of channel '\(name)'")
    for sample in samples {
      check.expect(sample.yields, bins, "yields of sample '\(sample.name)' in channel '\(name)'")
      check.expect(sample.uncertainties, bins, "uncertainties of sample '\(sample.name)' in channel '\(name)'")
      check.expect(sample.asymmetric, bins, "sample '\(sample.name)' in channel '\(name)'")
    }
    for group in groups ?? [] { check.expect(group.total, bins, "group '\(group.name)' in channel '\(name)'") }
    check.expect(total, bins, "total of channel '\(name)'")
    check.expect(background, bins, "background of channel '\(name)'")
    check.expect(prefit?.total, bins, "prefit of channel '\(name)'")
    check.expect(prefit?.background, bins, "prefit background of channel '\(name)'")
  }
}

extension ShapeCheck {
  fileprivate mutating func expect(_ total: ChannelYields.Total?, _ bins: Int, _ name: @autoclosure () -> String) {
    guard let total else { return }
    expect(total.yields, bins, "yields of \(name())")
    expect(total.uncertainties, bins, "uncertainties of \(name())")
    expect(total.statistical, bins, "statistical_uncertainties of \(name())")
    expect(total.asymmetric, bins, name())
  }

  fileprivate mutating func expect(
    _ sides: ChannelYields.Asymmetric?, _ bins: Int, _ name: @autoclosure () -> String
  ) {
    expect(sides?.up, bins, "asymmetric.up of \(name())")
    expect(sides?.down, bins, "asymmetric.down of \(name())")
  }

  fileprivate mutating func expect(
    _ sides: TemplatesResult.Sides?, _ bins: Int, _ name: @autoclosure () -> String
  ) {
    expect(sides?.up, bins, "up of \(name())")
    expect(sides?.down, bins, "down of \(name())")
  }
}

extension TemplatesResult {
  /// What disagrees in length, or nil.
  public var shapeProblem: String? {
    var check = ShapeCheck()
    for template in templates { template.check(&check) }
    return check.problem
  }
}

extension TemplatesResult.Template {
  /// Every list has a number for each bin of the nominal.
  fileprivate func check(_ check: inout ShapeCheck) {
    let bins = nominal.count, place = "parameter '\(parameter)' in channel '\(channel)'"
    check.expect(binEdges, bins + 1, "bin_edges of \(place)")
    check.expect(statistical, bins, "statistical of \(place)")
    check.expect(data, bins, "data of \(place)")
    check.expect(variation, bins, "variation of \(place)")
    check.expect(modified, bins, "modified of \(place)")
    for code in codes ?? [] { check.expect(code.sides, bins, "codes of \(place)") }
    for member in family ?? [] { check.expect(member.yields, bins, "family of \(place)") }
  }
}

extension LimitResult {
  /// What disagrees in length, or nil.
  public var shapeProblem: String? {
    var check = ShapeCheck()
    check.expect(expected, ShapeCheck.bands, "expected")
    check.expect(toys?.expectedErrors, ShapeCheck.bands, "the toys' expected errors")
    for point in points { check.expect(point.clsExpected, ShapeCheck.bands, "the expected CLs at \(point.poi)") }
    return check.problem
  }
}

extension LimitsVersusResult {
  /// What disagrees in length, or nil.
  public var shapeProblem: String? {
    var check = ShapeCheck()
    for point in points { check.expect(point.expected, ShapeCheck.bands, "expected at \(point.value)") }
    return check.problem
  }
}

extension ContourResult {
  /// What disagrees in length, or nil: every point has two coordinates.
  public var shapeProblem: String? {
    var check = ShapeCheck()
    check.expect(parameters, 2, "parameters")
    check.expect(bestFit, 2, "best_fit")
    for level in levels + overlays.flatMap(\.levels) { check.expectPairs(level.paths.flatMap(\.points)) }
    for overlay in overlays { check.expect(overlay.bestFit, 2, "best_fit of an overlay") }
    return check.problem
  }
}

extension ContourMatrixResult {
  /// What disagrees in length in the contour of a pair, or nil.
  public var shapeProblem: String? { contours.lazy.compactMap(\.shapeProblem).first }
}

extension ShapeCheck {
  fileprivate mutating func expectPairs(_ points: [[Double]]) {
    for point in points { expect(point, 2, "a point of a path") }
  }
}
