// The style layer of the example: what its workspace cannot say about itself.

import JSONTree

extension ExampleSearch {
  /// Titles, units, bin edges, colours, the order of the stack and the groups of parameters, as JSON.
  public static func styleLayer() throws(JSONProblem) -> String {
    let layer: JSONValue = [
      "label": [
        "experiment": ["text": "hfplot", "status": "Example"],
        "energy": ["sqrt_s": "13.6", "luminosity": "164"],
      ],
      "exclusion": [
        "forbidden": ["label": "$m_T > m_{W'}$"],
        "axes": ["mW": #"$m_{W'}$"#, "mT": "$m_T$", "mW-mT": #"$m_{W'} - m_T$"#],
      ],
      "samples": .object(JSONObject(samples)),
      "channels": .object(JSONObject(Region.all.map { ($0.name, $0.annotation) })),
      "parameters": .object(JSONObject(parameters)),
    ]
    return String(decoding: try JSONWriter.write(layer), as: UTF8.self)
  }

  private static var samples: [(String, JSONValue)] {
    Process.all.enumerated().map { position, process in (process.name, process.annotation(order: position + 1)) }
  }

  private static var parameters: [(String, JSONValue)] {
    let free = Process.all.compactMap(\.normalisation).map { parameter in
      (parameter.name, entry(parameter.title, parameter.isPhysicsInterest ? nil : .normalisations))
    }
    let systematics = Systematic.all.map { ($0.name, entry($0.title, $0.group)) }
    let statistical = Region.all.map { region in
      (ModifierList.statisticalName(in: region.name), entry("MC statistics \(region.title)", .monteCarlo))
    }
    let others = [
      (ModifierList.luminosity, entry("Luminosity", .experimental)),
      (ModifierList.fakeShape, entry("Fakes: shape", .normalisations)),
      (ModifierList.fakeName(in: "SR_2j"), entry("Fakes: method, SR 2j", .experimental)),
    ]
    return free + systematics + others + statistical
  }

  private static func entry(_ title: String, _ group: ParameterGroup?) -> JSONValue {
    var entry: JSONValue = ["title": .string(title)]
    entry["group"] = group.map { .string($0.rawValue) }
    return entry
  }
}

extension Region {
  fileprivate var annotation: JSONValue {
    [
      "title": .string(title), "observable": .string(observable), "unit": .string(unit),
      "bin_edges": .array(edges.map { JSONValue(Int($0)) }),
    ]
  }
}

extension Process {
  fileprivate func annotation(order: Int) -> JSONValue {
    var entry: JSONValue = ["title": .string(title), "color": .string(color), "order": JSONValue(order)]
    if isSignal { entry["signal"] = true }
    return entry
  }
}
