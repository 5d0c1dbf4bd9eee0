// How many parameters each per-bin set has, and their settings after bins have changed.
import JSONTree

extension WorkspaceDraft {
  /// Components by name of the sets with one parameter a bin: a staterror's run over all channels that have it.
  var componentCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for channel in channels {
      var here: Set<String> = []
      for modifier in channel.samples.flatMap(\.modifiers) {
        switch modifier.type {
        case .staterror where here.insert(modifier.name).inserted: counts[modifier.name, default: 0] += channel.binCount
        case .shapesys, .shapefactor: counts[modifier.name] = channel.binCount
        default: break
        }
      }
    }
    return counts
  }

  /// Shortens lists of settings where a set has fewer components than before; that needs one value for all of them.
  mutating func fitSettings(to old: [String: Int]) throws(EditProblem) -> [EditChange] {
    let new = componentCounts
    var (changes, findings): ([EditChange], [String]) = ([], [])
    for index in measurements.indices {
      let measurement = measurements[index].name
      for position in measurements[index].parameters.indices {
        let name = measurements[index].parameters[position].name
        guard let count = new[name], let before = old[name], count != before else { continue }
        for key in ParameterDraft.lists {
          guard let list = measurements[index].parameters[position].members[key]?.array, let first = list.first
          else { continue }
          guard list.allSatisfy({ $0 == first }) else {
            findings.append("measurement \(measurement): \(name) has different \(key) for the bins")
            continue
          }
          measurements[index].parameters[position].members[key] = .array(Array(repeating: first, count: count))
          changes.append(EditChange(modifier: name, what: "measurement \(measurement): \(key) now for \(count) bins"))
        }
      }
    }
    if !findings.isEmpty { throw EditProblem(findings, hint: "make them equal, or remove these settings first") }
    return changes
  }
}
