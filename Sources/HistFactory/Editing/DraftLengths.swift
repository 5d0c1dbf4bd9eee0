// Whether the lists of a document have the lengths that edits count on.

extension WorkspaceDraft {
  /// Refuses a document whose lists do not have one number a bin: no edit can tell which bins are meant.
  func checkLengths() throws(EditProblem) {
    var findings: [String] = []
    for channel in channels {
      let bins = channel.binCount
      for sample in channel.samples {
        let place = "\(channel.name)/\(sample.name)"
        let count = sample.members["data"]?.count ?? 0
        if count != bins { findings.append("\(place) has \(count) bins, the channel has \(bins)") }
        for modifier in sample.modifiers where modifier.listLengths.contains(where: { $0 != bins }) {
          findings.append("\(place)/\(modifier.name) has not one number for each of \(bins) bins")
        }
      }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "repair these lists in the workspace first") }
  }
}

extension ModifierDraft {
  fileprivate var listLengths: [Int] {
    switch type {
    case .histosys:
      ["hi_data", "lo_data"].map { json["data"]?[$0]?.count ?? 0 }
    case .staterror, .shapesys: [json["data"]?.count ?? 0]
    case .lumi, .normfactor, .normsys, .shapefactor: []
    }
  }
}
