// From one format of models to another: workspaces and HS3 documents.
import Exchange
import HistFactory
import JSONTree

/// What `hfplot convert` makes.
public struct Conversion: Sendable {
  /// What is written.
  public enum Format: String, Sendable, CaseIterable { case hs3, pyhf }

  /// What is to be converted, and into what.
  public struct Request: Sendable {
    /// What is to be read, with its patch and measurement.
    public var workspace: WorkspaceRequest
    /// nil takes the other format than the file's.
    public var format: Format?
    /// Of an HS3 document, read or written; nil: detected when read, the specification's when written.
    public var dialect: HS3Dialect?
    /// The HS3 analysis that is read; nil takes the first.
    public var analysis: String?
    /// Observables and bin edges by channel, e.g. from a style layer.
    public var axes: [String: HS3Axis]

    /// Every part by its name; those with a default may be left out.
    public init(
      workspace: WorkspaceRequest, format: Format? = nil, dialect: HS3Dialect? = nil, analysis: String? = nil,
      axes: [String: HS3Axis] = [:]
    ) {
      self.workspace = workspace
      self.format = format
      self.dialect = dialect
      self.analysis = analysis
      self.axes = axes
    }
  }

  /// The document's text.
  public var text: [UInt8]
  /// What is written.
  public var format: Format
  /// Observables of an HS3 document, by channel.
  public var axes: [String: [HS3Axis]] = [:]
  /// What was chosen on the way, and what the format cannot hold but did not need.
  public var remarks: [String]

  /// - Throws: everything that the format cannot say, at once.
  public init(_ request: Request) throws(KitProblem) {
    let path = request.workspace.path
    let document = try KitProblem.wrapping { try JSONDocument(contentsOf: path) }
    let format = request.format ?? (document.isHS3 ? .pyhf : .hs3)
    guard document.isHS3 != (format == .hs3) else {
      throw KitProblem(
        "\(path) is \(document.isHS3 ? "an HS3 document" : "a workspace") already",
        hint: "--to \(document.isHS3 ? "pyhf" : "hs3") converts it")
    }
    self = try format == .hs3 ? Self.hs3(request) : Self.pyhf(document, request)
  }

  private init(text: [UInt8], format: Format, axes: [String: [HS3Axis]] = [:], remarks: [String]) {
    self.text = text
    self.format = format
    self.axes = axes
    self.remarks = remarks
  }

  private static func hs3(_ request: Request) throws(KitProblem) -> Conversion {
    try KitProblem.wrapping {
      let file = try WorkspaceFile.load(
        path: request.workspace.path, patch: request.workspace.patch, verifyDigest: request.workspace.verifyDigest)
      // Resolved once for its problems, with places.
      let model = try file.model(
        measurement: request.workspace.measurement, poi: request.workspace.poi,
        interpolation: request.workspace.interpolation)
      var workspace = file.workspace
      if let name = request.workspace.measurement { workspace.measurements.removeAll { $0.name != name } }
      if let poi = request.workspace.poi {
        for index in workspace.measurements.indices { workspace.measurements[index].poi = poi }
      }
      let options = HS3Options(
        dialect: request.dialect ?? .specification, interpolation: request.workspace.interpolation,
        axes: request.axes, version: HFPlotVersion.current)
      let value = try HS3Writer.document(workspace, options: options)
      return Conversion(
        text: try JSONWriter.write(value), format: .hs3, remarks: (file.warnings + model.warnings).map(\.description))
    }
  }

  private static func pyhf(_ document: JSONDocument, _ request: Request) throws(KitProblem) -> Conversion {
    try KitProblem.wrapping {
      let reading = try HS3Reading(document, dialect: request.dialect, analysis: request.analysis)
      _ = try Model(reading.workspace, interpolation: reading.interpolation)
      var remarks = reading.remarks.map(\.description)
      if reading.interpolation != .standard {
        let codes = reading.interpolation
        remarks.append(
          "\(document.file): warning: asks for an interpolation that a workspace cannot say\n  hint: fit with "
            + "--interpolation normsys=\(codes.normsys.rawValue),histosys=\(codes.histosys.rawValue)")
      }
      return Conversion(text: try reading.workspace.encoded(), format: .pyhf, axes: reading.axes, remarks: remarks)
    }
  }
}
