// The table of edits: what each is called, how it is written, and how it is made of its fields.
import JSONTree

/// One kind of edit.
public struct EditKind: Sendable {
  /// On the command line (with two dashes) and in recipes.
  public let keyword: String
  /// How its operation is written.
  public let syntax: EditSyntax
  private let make: @Sendable (inout EditFields) throws(EditProblem) -> any WorkspaceEdit

  init(
    _ keyword: String, _ syntax: EditSyntax,
    _ make: @escaping @Sendable (inout EditFields) throws(EditProblem) -> any WorkspaceEdit
  ) {
    self.keyword = keyword
    self.syntax = syntax
    self.make = make
  }

  /// A kind of another room, whose one field is a number.
  public static func ofNumber(
    _ keyword: String, _ field: String, _ make: @escaping @Sendable (Double) -> any WorkspaceEdit
  ) -> EditKind {
    EditKind(keyword, .value(field)) { (fields) throws(EditProblem) in make(try fields.number(field)) }
  }

  /// Those of this room.
  public static let documentEdits: [EditKind] = [
    EditKind("rename-channel", .pair("from", "to")) { (f) throws(EditProblem) in try Renaming(.channel, &f) },
    EditKind("rename-sample", .pair("from", "to")) { (f) throws(EditProblem) in try Renaming(.sample, &f) },
    EditKind("rename-modifier", .pair("from", "to")) { (f) throws(EditProblem) in try Renaming(.modifier, &f) },
    EditKind("rename-measurement", .pair("from", "to")) { (f) throws(EditProblem) in try Renaming(.measurement, &f) },
    EditKind("remove-channel", .selector) { (f) throws(EditProblem) in try Removal(.channels, &f) },
    EditKind("remove-sample", .selector) { (f) throws(EditProblem) in try Removal(.samples, &f) },
    EditKind("remove-modifier", .selector) { (f) throws(EditProblem) in try Removal(.modifiers, &f) },
    EditKind("remove-measurement", .value("name")) { (f) throws(EditProblem) in try MeasurementRemoval(&f) },
    EditKind("sort", .flag) { (f) throws(EditProblem) in Sorting() },
    EditKind("rebin", .pair("channel", "bins")) { (f) throws(EditProblem) in try Rebinning(&f) },
    EditKind("unroll", .value("channel")) { (f) throws(EditProblem) in try Unrolling(&f) },
    EditKind("merge-samples", .pair("name", "samples")) { (f) throws(EditProblem) in try SampleMerging(&f) },
    EditKind("fill-empty", .value("value")) { (f) throws(EditProblem) in try EmptyFilling(&f) },
    EditKind("set-observation", .pair("channel", "counts")) { (f) throws(EditProblem) in try ObservationSetting(&f) },
    EditKind("symmetrise", .value("method")) { (f) throws(EditProblem) in try Symmetrisation(&f) },
    EditKind("smooth", .selector) { (f) throws(EditProblem) in try Smoothing(&f) },
    EditKind("split", .selector) { (f) throws(EditProblem) in try NormalisationSplit(&f) },
    EditKind("decorrelate", .value("by")) { (f) throws(EditProblem) in try Decorrelation(&f) },
    EditKind("decorrelate-constraints", .value("correlations")) { (f) throws(EditProblem) in
      try ConstraintDecorrelation(&f)
    },
    EditKind("correlate", .pair("name", "parameters")) { (f) throws(EditProblem) in try Correlation(&f) },
    EditKind("normalise", .value("regions")) { (f) throws(EditProblem) in try RegionNormalisation(&f) },
    EditKind("combine-systematics", .pair("name", "method")) { (f) throws(EditProblem) in try SystematicsCombination(&f)
    },
  ]

  /// The edit as it is written on the command line, e.g. `rebin` with `SR=2`.
  public func step(_ text: String) throws(EditProblem) -> EditStep {
    let written = text.isEmpty ? "--\(keyword)" : "--\(keyword) \(text)"
    return try step(written) { () throws(EditProblem) in try EditFields(text, syntax) }
  }

  /// The edit of a recipe: a text as on the command line, an object of fields, or `true` for what takes none.
  func step(_ value: JSONValue, place: String) throws(EditProblem) -> EditStep {
    try step(place) { () throws(EditProblem) in
      if let fields = value.object { return EditFields(fields) }
      switch value {
      case .string(let text): return try EditFields(text, syntax)
      case .boolean(true) where syntax == .flag: return EditFields(JSONObject())
      case .number(let number): return try EditFields(number.text, syntax)
      default: throw EditProblem("its value should be a text or an object")
      }
    }
  }

  private func step(_ written: String, _ fields: () throws(EditProblem) -> EditFields) throws(EditProblem) -> EditStep {
    do throws(EditProblem) {
      var fields = try fields()
      let edit = try make(&fields)
      try fields.finish()
      return EditStep(keyword: keyword, text: written, edit: edit)
    } catch {
      var problem = error
      problem.operation = written
      throw problem
    }
  }
}

/// A list of operations in a file: `[{"rename-channel": "A=B"}, {"smooth": {"where": "name=JES*"}}, "sort"]`.
public struct EditRecipe: Sendable {
  /// Operations in the order in which they are applied.
  public var steps: [EditStep]

  /// All problems of the recipe at once.
  public init(_ document: JSONDocument, kinds: [EditKind]) throws(WorkspaceProblems) {
    guard document.root.kind == .array else {
      let problem = document.root.problem(
        "a recipe is a list of operations", hint: #"e.g. [{"rename-channel": "A=B"}, "sort"]"#)
      throw WorkspaceProblems(problem)
    }
    var problems: [WorkspaceProblem] = []
    steps = []
    for (index, node) in document.root.elements.enumerated() {
      do throws(EditProblem) {
        let (keyword, value) = try Self.operation(node)
        guard let kind = kinds.first(where: { $0.keyword == keyword }) else {
          throw Self.unknown(keyword, kinds)
        }
        steps.append(try kind.step(value, place: "operation \(index + 1) (\(keyword))"))
      } catch {
        problems.append(
          WorkspaceProblem(
            place: node.place, path: node.path, message: error.findings.joined(separator: "; "), hint: error.hint))
      }
    }
    if !problems.isEmpty { throw WorkspaceProblems(problems) }
  }

  private static func operation(_ node: JSONNode) throws(EditProblem) -> (String, JSONValue) {
    if let keyword = node.string { return (keyword, .string("")) }
    let members = Array(node.members)
    guard node.kind == .object, members.count == 1 else {
      throw EditProblem(
        "an operation is an object with one key, its name", hint: #"e.g. {"rebin": "SR=2"}"#)
    }
    return (members[0].key, JSONValue(members[0].value))
  }

  private static func unknown(_ keyword: String, _ kinds: [EditKind]) -> EditProblem {
    let names = kinds.map(\.keyword)
    let near = nearestName(to: keyword, among: names).map { "did you mean '\($0)'? " } ?? ""
    return EditProblem("there is no operation '\(keyword)'", hint: "\(near)there are \(names.joined(separator: ", "))")
  }
}
