// The words of every problem that a workspace can have, with its remedy.

import JSONTree

/// A message and its hint.
struct Wording {
  var message: String
  var hint: String?

  init(_ message: String, _ hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  static func quoted(_ names: some Sequence<String>) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

  /// The first few names, and how many more there are.
  static func abridged(_ names: [String], limit: Int = 8) -> String {
    let rest = names.count - limit
    return quoted(names.prefix(limit)) + (rest > 0 ? " and \(rest) more" : "")
  }

  static func suggestion(_ name: String, _ candidates: some Sequence<String>) -> String? {
    NameSuggestion.nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

// MARK: - The shape of the document

extension Wording {
  static func wrongKind(_ what: String, _ expected: JSONKind, _ found: JSONKind) -> Wording {
    Wording("\(what) should be \(expected.phrase), not \(found.phrase)")
  }

  static func wrongNullData(_ type: ModifierType, _ found: JSONKind) -> Wording {
    Wording("data of a \(type) should be null, not \(found.phrase)", "a \(type) has no settings of its own here")
  }

  static func missingKey(_ key: String, _ what: String) -> Wording {
    let hints = [
      "poi": "\"poi\": \"\" stands for a model without parameter of interest",
      "parameters": "\"parameters\": [] stands for all defaults",
      "modifiers": "\"modifiers\": [] stands for none",
    ]
    return Wording("\(what) lacks the key '\(key)'", hints[key])
  }

  static func unknownKey(_ key: String, _ what: String, _ known: [String]) -> Wording {
    let hint = suggestion(key, known) ?? "\(what) has the keys \(quoted(known))"
    return Wording("\(what) has no key '\(key)'", hint)
  }

  static func repeatedKey(_ key: String) -> Wording {
    Wording("the key '\(key)' stands twice in one object", "readers differ in which one they take: remove one")
  }

  static func empty(_ what: String) -> Wording { Wording("\(what) should not be empty") }

  static let emptyName = Wording("a name should not be empty")

  static func nonFinite(_ token: String) -> Wording {
    Wording("\(token) is too large for a double-precision number", "repair the histogram that it comes from")
  }

  static func version(_ found: String) -> Wording {
    Wording("version '\(found)' of the workspace format is not known", "this reads version '1.0.0'")
  }

  static func modifierType(_ found: String) -> Wording {
    let known = ModifierType.allCases.map(\.rawValue)
    return Wording(
      "there is no modifier type '\(found)'", suggestion(found, known) ?? "the types are \(quoted(known))")
  }

  static func boundsPair(_ count: Int) -> Wording {
    Wording("bounds should be pairs of numbers, not \(Wording.count(count, "number"))", "write [[lower, upper]]")
  }
}

// MARK: - The structure of the workspace

extension Wording {
  static func repeatedName(_ kind: String, _ name: String, _ first: JSONPath) -> Wording {
    Wording("there are two \(kind)s '\(name)'", "the first is \(first); rename or remove one")
  }

  static func repeatedModifier(_ name: String, _ type: ModifierType, _ sample: String) -> Wording {
    Wording(
      "sample '\(sample)' has two modifiers '\(name)' of type \(type)",
      "pyhf applies only the last one, and silently; remove one or merge them")
  }

  static func lookAlikes(_ name: String) -> Wording {
    Wording(
      "'\(name)' is written in two ways that differ only in how Unicode composes its letters",
      "write the name with the same characters everywhere (normal form NFC)")
  }

  static func sampleLength(_ count: Int, _ sample: String, _ bins: Int, _ first: String) -> Wording {
    Wording("sample '\(sample)' has \(Wording.count(count, "bin")) where sample '\(first)' of its channel has \(bins)")
  }

  static func modifierLength(_ count: Int, _ name: String, _ sample: String, _ bins: Int) -> Wording {
    Wording(
      "\(Wording.count(count, "value")) of '\(name)' where sample '\(sample)' has \(Wording.count(bins, "bin"))",
      "give one value a bin")
  }

  static func observationMissing(_ channel: String, _ names: [String]) -> Wording {
    Wording(
      "channel '\(channel)' has no observation",
      suggestion(channel, names) ?? "add {\"name\": \"\(channel)\", \"data\": […]} to observations")
  }

  static func observationLength(_ count: Int, _ channel: String, _ bins: Int) -> Wording {
    Wording("\(Wording.count(count, "observed value")) where channel '\(channel)' has \(Wording.count(bins, "bin"))")
  }

  static func observationUnused(_ name: String, _ channels: [String]) -> Wording {
    Wording("there is no channel '\(name)': this observation is ignored", suggestion(name, channels))
  }

  static let noModifiers = Wording(
    "no sample has a modifier: there is nothing to fit", "a normfactor makes a sample's rate a parameter")

  static func lumiName(_ name: String) -> Wording {
    Wording("a lumi modifier should be named 'lumi', not '\(name)'")
  }

  static func incompatible(_ name: String, _ types: [ModifierType], _ first: JSONPath) -> Wording {
    let types = types.map(\.rawValue).joined(separator: " and ")
    return Wording(
      "'\(name)' is used by modifiers that cannot share a parameter: \(types)",
      "it is first used at \(first); rename one of them (only histosys and normsys share)")
  }

  static func shapesysReused(_ name: String, _ first: JSONPath) -> Wording {
    Wording(
      "the shapesys '\(name)' is used a second time",
      "a shapesys belongs to one sample of one channel: rename this one"
        + " (it is first used at \(first))")
  }

  static func shapefactorLength(_ name: String, _ bins: Int, _ channel: String, _ firstBins: Int) -> Wording {
    Wording(
      "the shapefactor '\(name)' has \(Wording.count(bins, "bin")) here and \(firstBins) in channel '\(channel)'",
      "pyhf reads a wrong parameter for the surplus bins; use a name a channel")
  }

  static func staterrorCoverage(_ name: String, _ sample: String, _ channels: [String], _ all: [String]) -> Wording {
    Wording(
      "sample '\(sample)' has the staterror '\(name)' only in \(quoted(channels)), but it acts in \(quoted(all))",
      "every sample with it should have it in the same channels; use a name a channel")
  }

  static func exponentialFactor(
    _ which: String, _ value: Double, _ name: String, _ sample: String, _ code: InterpolationCode
  ) -> Wording {
    Wording(
      "\(which) of the normsys '\(name)' on sample '\(sample)' is \(value), but \(code) needs positive factors",
      "repair the variation, drop it, or choose an additive code: --interpolation normsys=code0")
  }
}

// MARK: - Measurements

extension Wording {
  static func measurementUnknown(_ name: String, _ names: [String]) -> Wording {
    Wording("there is no measurement '\(name)'", suggestion(name, names) ?? "there are \(quoted(names))")
  }

  static func configurationUnknown(_ name: String, _ suggestion: String) -> Wording {
    Wording("the model has no parameter '\(name)': its settings are ignored", suggestion)
  }

  static func configurationsUnknown(_ names: [String]) -> Wording {
    Wording("the model lacks \(abridged(names)): \(names.count == 1 ? "its" : "their") settings are ignored")
  }

  static func overrideLength(_ key: String, _ count: Int, _ name: String, _ expected: Int) -> Wording {
    Wording(
      "\(Wording.count(count, "value")) of \(key) where '\(name)' has \(Wording.count(expected, "component"))",
      "give one value a component")
  }

  static func overrideForbidden(_ key: String, _ name: String, _ type: ModifierType) -> Wording {
    let hint =
      switch type {
      case .normfactor, .shapefactor: "a \(type) has no constraint: remove this"
      case .normsys, .histosys: "the width of a \(type) is exactly 1: scale its variations instead"
      case .shapesys: "a shapesys is a Poisson constraint: its widths follow from factors"
      case .staterror, .lumi: "a \(type) is a normal constraint: its widths are sigmas"
      }
    return Wording("\(key) cannot be set for '\(name)', which is a \(type)", hint)
  }

  static func lumiSettings(_ missing: [String]) -> Wording {
    Wording(
      "the model has a lumi modifier, but the measurement does not give its \(missing.joined(separator: ", "))",
      "add {\"name\": \"lumi\", \"inits\": [1.0], \"bounds\": [[0.9, 1.1]], \"auxdata\": [1.0], \"sigmas\": [0.017]}"
        + " with your numbers to parameters")
  }

  static func boundsOrder(_ name: String, _ bounds: ParameterConfiguration.Bounds) -> Wording {
    Wording("the lower bound \(bounds.lower) of '\(name)' is above the upper one \(bounds.upper)")
  }

  static func initOutside(_ name: String, _ value: Double, _ bounds: ParameterConfiguration.Bounds) -> Wording {
    Wording("'\(name)' starts at \(value), outside its bounds \(bounds.lower) to \(bounds.upper)")
  }

  static func notPositive(_ key: String, _ name: String, _ value: Double) -> Wording {
    Wording("\(key) of '\(name)' should be positive, not \(value)")
  }

  static func poiUnknown(_ name: String, _ candidates: [String]) -> Wording {
    Wording(
      "the model has no parameter '\(name)' to be the parameter of interest",
      suggestion(name, candidates) ?? "candidates are \(abridged(candidates))")
  }

  static func poiComponents(_ name: String, _ count: Int) -> Wording {
    Wording(
      "'\(name)' has \(Wording.count(count, "component")) and cannot be the parameter of interest",
      "choose one of them, for example '\(name)[0]'")
  }
}
