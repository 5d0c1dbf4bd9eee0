// A workspace file in whatever format: pyhf's, or an HS3 document that is put into its words on the way.
import Exchange
import HistFactory
import JSONTree

/// A workspace read for a request, with the interpolation that its document asks for.
struct WorkspaceSource {
  var file: WorkspaceFile
  /// The request's own where it names codes, the document's otherwise.
  var interpolation: Interpolation
  /// What was chosen on the way from HS3.
  var remarks: [WorkspaceProblem] = []

  init(_ request: WorkspaceRequest) throws(WorkspaceProblems) {
    var reading: HS3Reading?
    file = try WorkspaceFile.load(
      path: request.path, patch: request.patch, verifyDigest: request.verifyDigest, sideFile: request.sideFile,
      isStrict: request.isStrictlyPyhf
    ) { document throws(WorkspaceProblems) in
      guard document.isHS3 else { return nil }
      let read = try HS3Reading(document, analysis: Self.analysis(request.measurement, in: document))
      reading = read
      return try Self.workspace(read, named: "\(document.file) (as a workspace)")
    }
    interpolation = request.interpolation
    guard let reading else { return }
    remarks = reading.remarks
    if request.interpolation == .standard { interpolation = reading.interpolation }
  }

  /// A measurement is an analysis of HS3's.
  private static func analysis(_ measurement: String?, in document: JSONDocument) -> String? {
    let names = document.root["analyses"]?.elements.compactMap { $0["name"]?.string } ?? []
    return measurement.flatMap { names.contains($0) ? $0 : nil }
  }

  /// The workspace as a document of its own, whose places are those of its text.
  private static func workspace(_ reading: HS3Reading, named name: String) throws(WorkspaceProblems) -> JSONDocument {
    do throws(JSONProblem) {
      return try JSONDocument(try reading.workspace.encoded(), file: name)
    } catch {
      throw WorkspaceProblems([WorkspaceProblem(place: error.place, message: error.message, hint: error.hint)])
    }
  }
}
