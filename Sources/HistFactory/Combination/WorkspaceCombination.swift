// Combining several analyses: whose parameters are one, whose are their own, then the join.
import JSONTree

/// One workspace of a combination.
public struct CombinationInput: Sendable {
  /// The file's name without its extension: what new parameter names end with.
  public var label: String
  /// The workspace, open for editing.
  public var draft: WorkspaceDraft
  /// Every part by its name.
  public init(label: String, draft: WorkspaceDraft) {
    self.label = label
    self.draft = draft
  }
}

/// Which parameters of the inputs are one in the combination: name there → input's label → name in the input.
public struct CorrelationMap: Sendable, Equatable {
  /// Names in the combination, each with the parameters that become it: label of the input, name there.
  public var entries: [(name: String, members: [(label: String, parameter: String)])]

  /// Every part by its name; those with a default may be left out.
  public init(entries: [(name: String, members: [(label: String, parameter: String)])] = []) { self.entries = entries }

  /// Reads `{"JES": {"analysisA": "JES_a", "analysisB": "jet_scale"}}`.
  public init(_ document: JSONDocument) throws(WorkspaceProblems) {
    let example = #"e.g. {"JES": {"analysisA": "JES_a", "analysisB": "jet_scale"}}"#
    guard document.root.kind == .object else {
      throw WorkspaceProblems(document.root.problem("a correlation map is an object", hint: example))
    }
    var problems: [WorkspaceProblem] = []
    entries = document.root.members.map { entry in
      let members = entry.value.members.compactMap { member in
        member.value.string.map { (label: member.key, parameter: $0) }
      }
      if entry.value.kind != .object || members.count != entry.value.count {
        problems.append(
          WorkspaceProblem(
            place: entry.value.place, path: entry.value.path,
            message: "a parameter's name should stand for each input", hint: example))
      }
      return (entry.key, members)
    }
    if !problems.isEmpty { throw WorkspaceProblems(problems) }
  }

  /// Whether all parts are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.entries.elementsEqual(right.entries) { first, second in
      first.name == second.name && first.members.elementsEqual(second.members) { $0 == $1 }
    }
  }
}

/// Parameters of one name are one parameter, as in pyhf, unless they are told apart here.
public struct WorkspaceCombination: Sendable {
  /// How channels, observations and measurements of equal names are joined.
  public var join: WorkspaceJoin
  /// Which parameters of the inputs become one.
  public var correlations: CorrelationMap
  /// Globs or selectors of parameters that get a name of their own in each input.
  public var decorrelated: [String]
  /// The name of one measurement made of each input's first; nil keeps them as the join rule says.
  public var measurement: String?
  /// That measurement's parameter of interest; nil for the inputs' own, which must be one.
  public var poi: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    join: WorkspaceJoin = WorkspaceJoin(), correlations: CorrelationMap = CorrelationMap(),
    decorrelated: [String] = [], measurement: String? = nil, poi: String? = nil
  ) {
    self.join = join
    self.correlations = correlations
    self.decorrelated = decorrelated
    self.measurement = measurement
    self.poi = poi
  }

  /// The combined workspace and what was done, or every conflict at once.
  public func combined(_ inputs: [CombinationInput]) throws(EditProblem) -> (
    draft: WorkspaceDraft, changes: [EditChange]
  ) {
    try check(inputs)
    var (inputs, changes) = try told(apart: inputs)
    changes += inputs.map { input in
      EditChange(what: "\(input.label): channels \(input.draft.channels.map(\.name).joined(separator: ", "))")
    }
    changes += shared(inputs) + ruled(inputs)
    let measurement = try takeMeasurements(from: &inputs)
    guard var draft = inputs.first?.draft else { throw EditProblem("there is nothing to combine") }
    for input in inputs.dropFirst() { draft = try join.joined(draft, input.draft) }
    if let measurement { draft.measurements = [measurement] }
    return (draft, changes)
  }

  private func check(_ inputs: [CombinationInput]) throws(EditProblem) {
    let labels = inputs.map(\.label)
    var findings = labels.indices.filter { labels[..<$0].contains(labels[$0]) }
      .map { "two inputs are called \(labels[$0])" }
    for entry in correlations.entries {
      for member in entry.members {
        guard let input = inputs.first(where: { $0.label == member.label }) else {
          findings.append("\(entry.name): " + missing("input", member.label, labels))
          continue
        }
        let names = input.draft.modifierNames
        if !names.contains(member.parameter) {
          findings.append("\(entry.name): in \(member.label) " + missing("parameter", member.parameter, names))
        } else if member.parameter != entry.name, names.contains(entry.name) {
          findings.append("\(entry.name): \(member.label) already has a parameter of that name")
        }
      }
    }
    let names = inputs.flatMap(\.draft.modifierNames)
    for pattern in decorrelated {
      var isFound = false
      for input in inputs where try !input.draft.parameterNames(matching: pattern).isEmpty { isFound = true }
      if !isFound { findings.append("--decorrelate \(pattern): " + missing("parameter", pattern, names)) }
    }
    if !findings.isEmpty { throw EditProblem(findings) }
  }

  /// The inputs with the names that make parameters one or several.
  private func told(apart inputs: [CombinationInput]) throws(EditProblem) -> ([CombinationInput], [EditChange]) {
    var (inputs, changes): ([CombinationInput], [EditChange]) = (inputs, [])
    for index in inputs.indices {
      let label = inputs[index].label
      var names: [String: String] = [:]
      for pattern in decorrelated {
        for name in try inputs[index].draft.parameterNames(matching: pattern) { names[name] = "\(name)_\(label)" }
      }
      let apart = Set(names.values)
      for entry in correlations.entries {
        for member in entry.members where member.label == label { names[member.parameter] = entry.name }
      }
      let own = Set(inputs[index].draft.modifierNames)
      _ = try inputs[index].draft.renameModifiers { names[$0.name] }
      try inputs[index].draft.renameDeclared(names.filter { !own.contains($0.key) })
      inputs[index].draft.renameTerms(of: apart, ending: label)
      changes += names.filter { $0.key != $0.value }.sorted { $0.key.precedes($1.key) }
        .map { EditChange(modifier: $0.key, what: "in \(label) now \($0.value)") }
    }
    return (inputs, changes)
  }

  /// What the inputs have in common.
  private func shared(_ inputs: [CombinationInput]) -> [EditChange] {
    var owners: [String: [String]] = [:]
    for input in inputs { for name in input.draft.modifierNames { owners[name, default: []].append(input.label) } }
    return owners.filter { $0.value.count > 1 }.sorted { $0.key.precedes($1.key) }
      .map { EditChange(modifier: $0.key, what: "one parameter of \($0.value.joined(separator: ", "))") }
  }

  /// Parameters of one input that the block of another speaks of.
  private func ruled(_ inputs: [CombinationInput]) -> [EditChange] {
    inputs.flatMap { input -> [EditChange] in
      let others = inputs.filter { $0.label != input.label }
      return input.draft.ruledNames.sorted { $0.precedes($1) }.compactMap { name -> EditChange? in
        let affected = others.filter { !$0.draft.ruledNames.contains(name) && $0.draft.modifierNames.contains(name) }
        guard !affected.isEmpty else { return nil }
        let labels = affected.map(\.label).joined(separator: ", ")
        return EditChange(
          modifier: name, what: "what the hfplot block of \(input.label) says of it holds for \(labels) as well")
      }
    }
  }

  private func takeMeasurements(from inputs: inout [CombinationInput]) throws(EditProblem) -> MeasurementDraft? {
    guard let measurement else { return nil }
    var (merged, conflicts): (MeasurementDraft?, [String]) = (nil, [])
    for index in inputs.indices {
      guard var first = inputs[index].draft.measurements.first else { continue }
      first.name = measurement
      if let poi { first.poi = poi }
      inputs[index].draft.measurements = []
      if merged == nil { merged = first } else { merged?.merge(first, &conflicts) }
    }
    guard conflicts.isEmpty else {
      throw EditProblem(
        conflicts, hint: "make them agree with hfplot edit first, or choose the parameter of interest with --poi")
    }
    return merged
  }
}
