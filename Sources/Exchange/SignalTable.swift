// Grids of signals whose CLs or limits another tool computed: CSV, JSON lists, HistFitter's harvest.
import JSONTree
import Results

/// The points of such a file, still without places on axes.
public struct SignalTable: Sendable, Equatable {
  /// Signals with their labels and numbers.
  public var points: [ExclusionPoint]
  /// Names of what labels the points, in the order of the file.
  public var labels: [String]

  /// - Parameter columns: names of the columns in order, in place of the file's own (CSV only).
  public init(contentsOf path: String, columns: [String]? = nil) throws {
    let bytes = try InputFile.read(path)
    let first = bytes.first { !Self.blanks.contains($0) }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      try self.init(JSONDocument(bytes, file: path))
    } else {
      try self.init(NumberTable(String(decoding: bytes, as: UTF8.self), file: path), file: path, columns: columns)
    }
  }

  private static let blanks: Set<UInt8> = [32, 9, 10, 13]

  /// A list of objects, one a point, or an object with such a list as `points`.
  init(_ document: JSONDocument) throws {
    let root = document.root
    guard let list = root.kind == .array ? root : root["points"], list.kind == .array else {
      throw ExchangeProblem(
        document.file, line: nil, "is not a list of points", hint: "expected [{\"m1\": 500, \"CLs\": 0.03, …}, …]")
    }
    var builder = SignalTableBuilder(file: document.file)
    for element in list.elements {
      var fields: [(String, String)] = []
      for member in element.members {
        fields.append((member.key, member.value.numberToken ?? member.value.string ?? ""))
      }
      try builder.add(fields, line: nil)
    }
    self = builder.table
  }

  init(_ table: NumberTable, file: String, columns: [String]?) throws {
    let names = columns ?? table.columns
    guard names.count == table.columns.count else {
      throw ExchangeProblem(
        file, line: nil, "has \(table.columns.count) columns, --columns names \(names.count)",
        hint: "the file's columns are: \(table.columns.joined(separator: ", "))")
    }
    var builder = SignalTableBuilder(file: file)
    for row in table.rows { try builder.add(Array(zip(names, row.words)), line: row.line) }
    self = builder.table
  }

  init(points: [ExclusionPoint], labels: [String]) { (self.points, self.labels) = (points, labels) }
}

private struct SignalTableBuilder {
  let file: String
  private var points: [ExclusionPoint] = []
  private var labels: [String] = []

  init(file: String) { self.file = file }

  var table: SignalTable { SignalTable(points: points, labels: labels) }

  mutating func add(_ fields: [(String, String)], line: Int?) throws(ExchangeProblem) {
    var point = ExclusionPoint(name: "", labels: [:]), excluded: Double?
    var cls = [Double?](repeating: nil, count: 5), limits = cls, up: Double?, down: Double?, limit: Double?
    for (name, text) in fields {
      let column = SignalColumn(name), value = Double(text)
      // Probabilities and limits are not negative: tools mark what they lack with −1.
      let sound = value.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
      switch column {
      case .name: point.name = text
      case .observed: point.clsObserved = sound
      case .expected(let band): cls[band] = sound
      case .theoryUp: up = sound
      case .theoryDown: down = sound
      case .limit: limit = sound
      case .expectedLimit(let band): limits[band] = sound
      case .crossSection: point.crossSection = sound
      case .crossSectionLimit: excluded = sound
      case .ignored: break
      case .label:
        guard let value else { continue }
        point.labels[name] = value
        if !labels.contains(name) { labels.append(name) }
      }
    }
    if let up, let down { point.clsObservedTheory = .init(up: up, down: down) }
    point.clsExpected = Self.bands(cls)
    if limit != nil || excluded != nil || Self.bands(limits) != nil {
      point.upperLimit = .init(observed: limit, expected: Self.bands(limits), crossSection: excluded)
    }
    try finish(point, line)
  }

  /// All five bands; a median alone stands for all.
  private static func bands(_ values: [Double?]) -> [Double]? {
    guard let median = values[2] else { return nil }
    return values.map { $0 ?? median }
  }

  private mutating func finish(_ point: ExclusionPoint, _ line: Int?) throws(ExchangeProblem) {
    var point = point
    if point.name.isEmpty {
      point.name = labels.compactMap { point.labels[$0].map { "\($0)" } }.joined(separator: ", ")
    }
    if point.clsObserved == nil, point.clsExpected == nil, point.upperLimit == nil {
      point.state = .failed
      point.message = "the file gives neither CLs nor a limit"
    }
    points.append(point)
  }
}
