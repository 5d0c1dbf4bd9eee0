// The words of problems with patches and patchsets.

extension Wording {
  static func digestUnknown(_ algorithm: String) -> Wording {
    Wording("digests by '\(algorithm)' are not known", "known are 'md5' and 'sha256'")
  }

  static func digestMismatch(_ algorithm: String, _ expected: String, _ found: String, _ file: String) -> Wording {
    Wording(
      "the patchset is for a workspace with \(algorithm) digest \(expected), but \(file) has \(found)",
      "check that both belong together: numbers of the patched workspace may be wrong")
  }

  static func repeatedPatch(_ name: String) -> Wording {
    Wording("there are two patches '\(name)'", "rename or remove one")
  }

  static func repeatedValues(_ values: [String]) -> Wording {
    Wording("there are two patches with the values \(values.joined(separator: ","))", "remove one")
  }

  static func patchValues(_ name: String, _ count: Int, _ labels: Int) -> Wording {
    Wording("patch '\(name)' has \(Wording.count(count, "value")) where the set has \(Wording.count(labels, "label"))")
  }

  static func noPatchSet(_ name: String) -> Wording {
    Wording("this is a single patch: there is none named '\(name)' in it", "leave out '#\(name)'")
  }

  static func patchNotNamed(_ path: String, _ names: [String]) -> Wording {
    Wording(
      "this is a patchset of \(Wording.count(names.count, "patch", plural: "patches")): which one is meant?",
      "write \(path)#NAME; there are \(abridged(names))")
  }

  static func patchUnknown(_ name: String, _ names: [String], _ labels: [String]) -> Wording {
    let values = labels.isEmpty ? "" : "; values are given in the order \(labels.joined(separator: ","))"
    return Wording(
      "the patchset has no patch '\(name)'",
      suggestion(name, names) ?? "there are \(abridged(names))\(values)")
  }
}
