// What an edit acts on: a selector over channels, samples and modifiers.
import Selectors

/// Where a modifier stands, by names.
struct EditSite: Equatable {
  var channel: String
  var sample: String
  var type: ModifierType
  var name: String
}

/// The modifiers, samples or channels that a selector chooses; everything where there is none.
public struct EditScope: Sendable {
  private let selector: FieldSelector?
  /// All modifiers of all samples.
  public static let everything = EditScope(nil)
  static let fields = ["channel", "sample", "type", "name"]

  private init(_ selector: FieldSelector?) { self.selector = selector }

  /// Reads e.g. `channel=SR* & sample=ttbar & type=normsys & name=JES*`.
  public init(_ text: String) throws(EditProblem) {
    do throws(SelectionProblem) {
      selector = try FieldSelector(text, fields: Self.fields)
    } catch {
      throw EditProblem("'\(error.text)', character \(error.offset + 1): \(error.message)", hint: error.hint)
    }
  }

  func contains(_ site: EditSite) -> Bool {
    guard let selector else { return true }
    return selector.matches { field in
      switch field {
      case "channel": site.channel
      case "sample": site.sample
      case "type": site.type.rawValue
      default: site.name
      }
    }
  }

  func contains(channel: String, sample: String) -> Bool {
    selector?.matches(["channel": channel, "sample": sample]) ?? true
  }

  func contains(channel: String) -> Bool { selector?.matches(["channel": channel]) ?? true }

  /// Refuses fields that the edit cannot ask for.
  func limited(to fields: Set<String>, of what: String) throws(EditProblem) -> EditScope {
    guard let odd = selector?.fields.subtracting(fields).sorted(), !odd.isEmpty else { return self }
    throw EditProblem(
      "\(what) are not chosen by \(odd.joined(separator: ", "))",
      hint: "this operation knows \(fields.sorted().joined(separator: ", "))")
  }
}

extension WorkspaceDraft {
  /// Names of modifiers that a glob or a selector such as `channel=SR* & type=normsys` chooses, in their first order.
  func modifierNames(matching pattern: String) throws(EditProblem) -> [String] {
    let names = modifierNames
    guard pattern.contains("="), !names.contains(pattern) else { return names.filter(Glob(pattern).matches) }
    let scope = try EditScope(pattern)
    var chosen: Set<String> = []
    for channel in channels {
      for sample in channel.samples {
        for modifier in sample.modifiers {
          let site = EditSite(channel: channel.name, sample: sample.name, type: modifier.type, name: modifier.name)
          if scope.contains(site) { chosen.insert(site.name) }
        }
      }
    }
    return names.filter(chosen.contains)
  }

  /// The same with parameters that the extension block declares.
  func parameterNames(matching pattern: String) throws(EditProblem) -> [String] {
    let declared = pattern.contains("=") ? [] : declaredNames.filter(Glob(pattern).matches)
    let names = try modifierNames(matching: pattern)
    return names + declared.filter { !names.contains($0) }
  }

  /// Calls `body` for each sample with its channel's name; it may change the sample.
  mutating func eachSample(
    _ body: (_ channel: String, inout SampleDraft) throws(EditProblem) -> Void
  ) throws(EditProblem) {
    for channel in channels.indices {
      for sample in channels[channel].samples.indices {
        try body(channels[channel].name, &channels[channel].samples[sample])
      }
    }
  }

  /// Calls `body` for each systematic (normsys, histosys or both under one name) that the scope chooses.
  ///
  /// A systematic is chosen as a whole when either of its modifiers is.
  mutating func eachSystematic(
    in scope: EditScope, _ body: (EditSite, inout SampleDraft, SampleVariation) throws(EditProblem) -> Void
  ) throws(EditProblem) {
    try eachSample { (channel, sample) throws(EditProblem) in
      for name in sample.systematics where sample.isChosen(name, in: scope, channel: channel) {
        guard let variation = sample.variation(of: name) else { continue }
        let type: ModifierType = variation.shape == nil ? .normsys : .histosys
        try body(EditSite(channel: channel, sample: sample.name, type: type, name: name), &sample, variation)
      }
    }
  }
}

extension SampleDraft {
  func isChosen(_ name: String, in scope: EditScope, channel: String) -> Bool {
    modifiers.contains { modifier in
      modifier.name == name && (modifier.type == .normsys || modifier.type == .histosys)
        && scope.contains(EditSite(channel: channel, sample: self.name, type: modifier.type, name: name))
    }
  }
}
