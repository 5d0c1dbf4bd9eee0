// Where the numbers of figures go: CSV and JSON files, and the folder of a HEPData submission.
import CairoBackend
import Plotting
import Publishing
import Results
import SceneGraph
import Styles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files with the numbers of figures.
enum FigureDataFiles {
  /// Refuses what could not be written, before any long work.
  static func check(_ request: FigureRequest) throws(KitProblem) {
    for path in request.data {
      _ = try form(of: path)
      try OutputFiles.checkWritable(path)
    }
    guard let folder = request.hepData else { return }
    var info = stat()
    if stat(folder, &info) == 0 {
      guard info.st_mode & S_IFMT == S_IFDIR else {
        throw KitProblem("--hepdata \(folder): is not a folder", hint: "name a folder, which may be new")
      }
      try OutputFiles.checkWritable("\(folder)/submission.yaml")
    } else {
      try OutputFiles.checkWritable(folder)
    }
  }

  private enum Form { case csv, json }

  private static func form(of path: String) throws(KitProblem) -> Form {
    switch PageNames.fileExtension(of: path) {
    case "csv": return .csv
    case "json": return .json
    default: throw KitProblem("--data \(path): no such form of numbers", hint: "use .csv or .json")
    }
  }

  /// All files that a request asks for.
  static func files(_ figures: [Figure], _ scenes: [Scene], _ request: FigureRequest) throws(KitProblem) -> [OutputFile]
  {
    guard !request.data.isEmpty || request.hepData != nil else { return [] }
    let data = try FigureNumbers.data(figures, descriptions: scenes.map(\.alternativeText))
    var files: [OutputFile] = []
    for path in request.data {
      switch try form(of: path) {
      case .csv: files.append(OutputFile(path: path, bytes: Array(data.csv.utf8)))
      case .json: files.append(OutputFile(path: path, bytes: try ResultFiles.text(Document(data, figures))))
      }
    }
    if let folder = request.hepData {
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw KitProblem("--hepdata \(folder): cannot be made: \(String(cString: strerror(errno)))")
      }
      files += try submission(data, figures, scenes).map { OutputFile(path: "\(folder)/\($0.path)", bytes: $0.bytes) }
    }
    return files
  }

  /// The numbers with where they come from.
  private struct Document: Encodable {
    let schemaVersion = ResultSchema.version
    let kind = "figure_data"
    let hfplot = HFPlotVersion.current
    let metadata: [Metadatum]
    let pages: [FigureData.Page]

    init(_ data: FigureData, _ figures: [Figure]) {
      metadata = figures.first?.metadata ?? []
      pages = data.pages
    }

    private enum CodingKeys: String, CodingKey {
      case schemaVersion = "schema_version"
      case kind, hfplot, metadata, pages
    }
  }

  // MARK: HEPData

  /// Pixels across a thumbnail, as HEPData shows it.
  private static let thumbnailWidth = 200.0
  private static let pictureResolution = 300.0

  private static func submission(
    _ data: FigureData, _ figures: [Figure], _ scenes: [Scene]
  ) throws(KitProblem) -> [OutputFile] {
    var files: [OutputFile] = [], entries: [HEPDataSubmission.Entry] = [], taken: Set<String> = []
    for (page, scene) in zip(data.pages, scenes) {
      let stem = unique(PageNames.safe(page.name.isEmpty ? page.kind : page.name), &taken)
      let picture = "\(stem).png", thumbnail = "thumb_\(stem).png"
      files += try KitProblem.wrapping {
        [
          OutputFile(path: picture, bytes: try PNGBackend(dpi: pictureResolution).render(scene)),
          OutputFile(
            path: thumbnail, bytes: try PNGBackend(dpi: 72 * thumbnailWidth / scene.size.width).render(scene)),
        ]
      }
      for (index, table) in FigureData.hepDataTables(page).enumerated() {
        let file = "\(stem)_table\(index + 1).yaml"
        files.append(OutputFile(path: file, bytes: Array(table.yaml.utf8)))
        entries.append(.init(table: table, dataFile: file, picture: picture, thumbnail: thumbnail))
      }
    }
    let listing = HEPDataSubmission(
      comment: comment(figures), entries: entries, energies: energies(figures), keywords: keywords(figures))
    return [OutputFile(path: "submission.yaml", bytes: Array(listing.yaml.utf8))] + files
  }

  private static func unique(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name, number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  private static func comment(_ figures: [Figure]) -> String {
    if let own = figures.first?.style.optionalString("hepdata.comment") { return own }
    let facts = figures.first?.metadata ?? []
    let command = facts.first { $0.key == "command" }?.value
    return "Numbers of figures drawn by hfplot \(HFPlotVersion.current)" + (command.map { ": \($0)" } ?? "") + "."
  }

  /// The style's energy is in TeV, HEPData's in GeV.
  private static func energies(_ figures: [Figure]) -> [Double] {
    guard let text = figures.first?.style.optionalString("label.energy.sqrt_s") else { return [] }
    return text.split { ", ".contains($0) }.compactMap { Double($0) }.map { 1000 * $0 }
  }

  private static func keywords(_ figures: [Figure]) -> [(name: String, values: [String])] {
    guard let style = figures.first?.style else { return [] }
    return ["reactions", "observables", "phrases"].map { ($0, style.strings("hepdata.\($0)")) }
  }
}
