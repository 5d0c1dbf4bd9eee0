// The example that ships: a search for a heavy boson with its workspace, style layer and instructions.

import HistFactory
import JSONTree

/// An invented search for W′ → Tb → ℓνbb that measures the Standard Model's tb production along with it.
///
/// Everything is generated: spectra, simulated templates, uncertainties and data. Equal bytes on every platform: no
/// function of the C library takes part, only operations whose result IEEE 754 fixes.
public enum ExampleSearch {
  /// Two signal regions, two control regions and a validation region with six samples.
  public static func workspace() -> Workspace {
    let channels = Region.all.map(channel)
    return Workspace(
      channels: channels, measurements: [measurement],
      observations: channels.map { PseudoData(channel: $0).observation })
  }

  /// The files of the example, ready to be written.
  public static func files() throws(JSONProblem) -> [(name: String, text: String)] {
    let workspace = try workspace().encoded(), background = try background().encoded()
    return [
      ("workspace.json", String(decoding: workspace, as: UTF8.self)),
      ("background.json", String(decoding: background, as: UTF8.self)),
      ("patchset.json", String(decoding: try patchSet(for: background), as: UTF8.self)),
      ("style.json", try styleLayer()),
      ("README.md", instructions),
    ]
  }

  private static func channel(_ region: Region) -> Channel {
    Channel(name: region.name, samples: Process.all.compactMap { sample($0, in: region) })
  }

  /// The sample of a process in a region; nil where there is none of it.
  static func sample(_ process: Process, in region: Region) -> Sample? {
    process.contributions.first { $0.region == region.name }.map { contribution in
      let template = Template(process, contribution, in: region)
      let list = ModifierList(process: process, region: region, template: template)
      return Sample(name: process.name, data: template.contents, modifiers: list.modifiers)
    }
  }

  private static var measurement: Measurement {
    let luminosity = ParameterConfiguration(
      name: ModifierList.luminosity, inits: [1], bounds: [.init(lower: 0.9, upper: 1.1)], auxdata: [1],
      sigmas: [0.017])
    let interests = ["mu", "theta"].map { name in
      ParameterConfiguration(name: name, inits: [1], bounds: [.init(lower: 0, upper: 10)])
    }
    return Measurement(name: "search", poi: "mu", parameters: interests + [luminosity])
  }
}
