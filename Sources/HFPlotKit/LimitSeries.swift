// Limits along a series of models: each read and tested by itself, several at once.
import Digests
import HistFactory
import Inference
import JSONTree
import Likelihood
import Results

/// A model with the value that it stands for.
public struct SeriesPoint: Sendable, Equatable {
  /// Place on the horizontal axis, in its unit.
  public var value: Double
  /// The workspace of the limit.
  public var request: WorkspaceRequest

  /// `VALUE=WORKSPACE` or `VALUE=WORKSPACE+PATCH[#NAME]`.
  public init(
    _ text: String, measurement: String? = nil, poi: String? = nil, interpolation: Interpolation = .standard
  ) throws(KitProblem) {
    guard let equals = text.firstIndex(of: "="), let value = Double(text[..<equals]), value.isFinite,
      text.index(after: equals) < text.endIndex
    else {
      throw KitProblem(
        "\(text): is not of the form VALUE=WORKSPACE[+PATCH[#NAME]]", hint: "e.g. 500=bkg.json+patchset.json#m500")
    }
    self.value = value
    let file = text[text.index(after: equals)...]
    let parts = file.split(separator: "+", maxSplits: 1).map(String.init)
    request = WorkspaceRequest(
      path: parts[0], patch: parts.count > 1 ? parts[1] : nil, measurement: measurement, poi: poi,
      interpolation: interpolation)
  }

  /// As it may be given again, without folders.
  public var text: String {
    let number = value.description, short = number.hasSuffix(".0") ? String(number.dropLast(2)) : number
    let patch = request.patch.map { "+" + Provenance.baseName($0) } ?? ""
    return "\(short)=\(Provenance.baseName(request.path))\(patch)"
  }
}

/// What a user may choose about limits along a series.
public struct LimitSeriesOptions: Sendable, Equatable {
  /// How limits are found.
  public var limit: LimitOptions
  /// The prediction that limits are compared with.
  public var theory: TheoryCurve
  /// Whether limits are multiplied by the prediction.
  public var isScaled: Bool
  /// Title of the values' axis.
  public var axis: String?
  /// Every part by its name; those with a default may be left out.
  public init(
    limit: LimitOptions = LimitOptions(), theory: TheoryCurve = TheoryCurve([]), isScaled: Bool = false,
    axis: String? = nil
  ) {
    self.limit = limit
    self.theory = theory
    self.isScaled = isScaled
    self.axis = axis
  }
}

/// Models in ascending order of their values.
public struct LimitSeries: Sendable {
  private let analyses: [(value: Double, analysis: Analysis)]

  /// Reads all models before any is fitted.
  public init(_ points: [SeriesPoint]) throws(KitProblem) {
    var read: [(value: Double, analysis: Analysis)] = []
    for point in points.sorted(by: { $0.value < $1.value }) {
      if let last = read.last, last.value == point.value {
        throw KitProblem("two models have the value \(point.value)", hint: "give each model a value of its own")
      }
      read.append((point.value, try Analysis(point.request)))
    }
    guard read.count > 1 else {
      throw KitProblem("limits against a value take at least two models", hint: "e.g. 500=a.json 600=b.json")
    }
    analyses = read
  }

  /// The first model, for headers.
  public var first: Analysis { analyses[0].analysis }

  /// Finds the limit of every point; throws where a workspace cannot be read or has no such parameter.
  public func run(
    _ options: LimitSeriesOptions = LimitSeriesOptions(), workforce: Workforce = Workforce(),
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> LimitsVersusResult {
    let outcomes = workforce.map(analyses.count, worker: {}) { _, index in
      Result { try Self.point(analyses[index].value, analyses[index].analysis, options) }
    }
    var points: [LimitsVersusResult.Point] = [], messages: [(value: Double, text: String)] = []
    var header: ResultHeader?, poi = ""
    for outcome in outcomes {
      guard let outcome else { throw KitProblem.interrupted }
      let (point, result) = try KitProblem.wrapping { try outcome.get() }
      points.append(point)
      if header == nil { (header, poi) = (result.header, result.poi) }
      if result.header.status.state != .converged, header?.status.state == .converged {
        header?.status.state = result.header.status.state
      }
      messages += result.header.status.messages.map { (point.value, $0) }
    }
    guard var header else { throw KitProblem("no models") }
    header.kind = LimitsVersusResult.kind
    header.command = command?.text
    header.inputs = inputs(options.theory)
    header.status.messages = Self.collected(messages, models: points.count)
    return LimitsVersusResult(
      header: header, poi: poi, axis: options.axis, level: options.limit.level, isScaled: options.isScaled,
      points: points,
      theory: options.theory.points, excluded: Self.excluded(points, options))
  }

  /// The files of all models and of the theory but those of the first model, each once.
  private func inputs(_ theory: TheoryCurve) -> [ResultInput]? {
    let first = Self.files(of: first.reference)
    var inputs: [ResultInput] = []
    for input in analyses.flatMap({ Self.files(of: $0.analysis.reference) }) + (theory.source.map { [$0] } ?? [])
    where !inputs.contains(input) && !first.contains(input) { inputs.append(input) }
    return inputs.isEmpty ? nil : inputs
  }

  private static func files(of workspace: WorkspaceReference) -> [ResultInput] {
    var files = [ResultInput(role: "workspace", file: workspace.file, sha256: workspace.sha256)]
    if let patch = workspace.patch, let digest = workspace.patchSHA256 {
      let name = patch.split(separator: "#").first.map(String.init) ?? patch
      files.append(ResultInput(role: "patch", file: name, sha256: digest))
    }
    return files
  }

  /// What is said of every model is said once, the rest with its model's value.
  private static func collected(_ messages: [(value: Double, text: String)], models: Int) -> [String] {
    var lines: [String] = []
    for message in messages {
      let isCommon = messages.count { $0.text == message.text } == models
      let line = isCommon ? message.text : "\(message.value): \(message.text)"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private static func point(
    _ value: Double, _ analysis: Analysis, _ options: LimitSeriesOptions
  ) throws(KitProblem) -> (LimitsVersusResult.Point, LimitResult) {
    let limit = try analysis.limit(options.limit)
    let significance = try analysis.significance(TestOptions(data: options.limit.data, fixed: options.limit.fixed))
    var factor = 1.0
    if options.isScaled {
      guard let prediction = options.theory.prediction(at: value) else {
        throw KitProblem("--theory: the curve does not reach \(value)", hint: "add predictions beyond all models")
      }
      factor = prediction
    }
    let point = LimitsVersusResult.Point(
      value: value, observed: limit.observed.map { $0 * factor },
      expected: limit.expected.map { $0.map { $0 * factor } },
      discovery: significance.observed, expectedDiscovery: significance.expected, workspace: analysis.reference)
    return (point, limit)
  }

  private static func excluded(
    _ points: [LimitsVersusResult.Point], _ options: LimitSeriesOptions
  ) -> LimitsVersusResult.Excluded {
    func ranges(_ limit: (LimitsVersusResult.Point) -> Double?) -> [[Double]] {
      ExcludedRanges.below(
        points.map { point in
          let prediction = options.theory.prediction(at: point.value)
          return (point.value, limit(point).flatMap { value in prediction.map { value / $0 } })
        })
    }
    return .init(observed: ranges(\.observed), expected: ranges { $0.expected[2] })
  }
}

extension TheoryCurve {
  /// Reads a table of value, prediction and, if it has them, uncertainty (one column) or its down and up sizes (two),
  /// separated by commas, semicolons or blanks; lines that do not begin with a number are headings.
  public init(contentsOf path: String) throws(KitProblem) {
    let bytes = try KitProblem.wrapping { try InputFile.read(path) }
    let text = String(decoding: bytes, as: UTF8.self)
    var points: [LimitsVersusResult.Theory] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split { ",; \t\r".contains($0) }
      guard let first = words.first, let value = Double(first) else { continue }
      let numbers = words.dropFirst().map { Double($0) ?? .nan }
      guard (1...3).contains(numbers.count), numbers.allSatisfy(\.isFinite), numbers[0] > 0 else {
        throw KitProblem(
          "\(path):\(number + 1): expected value, prediction (positive) and at most two uncertainties",
          hint: "e.g. 500, 0.0123, 0.0010")
      }
      let down = numbers.count > 1 ? numbers[1] : nil, up = numbers.count > 2 ? numbers[2] : down
      points.append(
        .init(
          value: value, prediction: numbers[0], lower: down.map { numbers[0] - abs($0) },
          upper: up.map { numbers[0] + abs($0) }))
    }
    guard !points.isEmpty else { throw KitProblem("\(path): holds no prediction", hint: "rows such as 500, 0.0123") }
    self.init(points)
    source = ResultInput(role: "theory", file: Provenance.baseName(path), sha256: SHA256.hex(bytes))
  }
}
