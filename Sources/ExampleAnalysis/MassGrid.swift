// The signals of the example as a grid of masses: the background alone, and a patchset that adds each signal to it.

import HistFactory
import JSONTree

/// Masses from light to heavy bosons, and for each partners up to the boson's mass.
enum MassGrid {
  static let points = bosons.flatMap { boson in
    (partners.filter { boson - $0 > openings[0] } + openings.map { boson - $0 }).map {
      SignalPoint(boson: boson, partner: $0)
    }
  }

  private static let bosons = stride(from: 800.0, through: 1850, by: 150).map { $0 }
  private static let partners = stride(from: 400.0, through: 1900, by: 150).map { $0 }
  /// Mass differences of the compressed signals, where the rate changes quickly.
  private static let openings = [100.0, 50]
}

extension ExampleSearch {
  /// The search without a signal, in its templates and in its data.
  public static func background() -> Workspace {
    var workspace = workspace()
    workspace.channels = workspace.channels.map { channel in
      Channel(name: channel.name, samples: channel.samples.filter { $0.name != signalName })
    }
    workspace.observations = workspace.channels.map { PseudoData(channel: $0).observation }
    return workspace
  }

  /// A patchset with the signals of `MassGrid`, with the digest of the background's text.
  public static func patchSet(for background: [UInt8]) throws(JSONProblem) -> [UInt8] {
    let document = try JSONDocument(background, file: "background.json")
    let digest = document.canonicalDigests(["sha256"])[0]
    let metadata: JSONValue = [
      "description": "Signals of the example search by the masses of boson and partner in GeV",
      "digests": ["sha256": .string(digest)],
      "labels": ["mW", "mT"],
      "references": ["hepdata": "ins0000000"],
    ]
    let channels = self.background().channels.map(\.name)
    let patches = MassGrid.points.map { point in patch(point, channels: channels) }
    return try JSONWriter.write(["metadata": metadata, "patches": .array(patches), "version": "1.0.0"])
  }

  private static let signalName = Process.signal(.benchmark).name

  private static func patch(_ point: SignalPoint, channels: [String]) -> JSONValue {
    let process = Process.signal(point)
    let operations = channels.enumerated().compactMap { index, name -> JSONValue? in
      guard let region = Region.all.first(where: { $0.name == name }), let sample = sample(process, in: region) else {
        return nil
      }
      return ["op": "add", "path": .string("/channels/\(index)/samples/-"), "value": sample.json]
    }
    let masses = [Int(point.boson), Int(point.partner)]
    return [
      "metadata": [
        "name": .string("WprimeTb_\(masses[0])_\(masses[1])"), "values": .array(masses.map { JSONValue($0) }),
      ],
      "patch": .array(operations),
    ]
  }
}
