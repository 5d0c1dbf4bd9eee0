// Where the real workspaces and reference numbers are, on machines that have them.
import Foundation
import JSONTree

enum SharedInputs {
  /// `HFPLOT_SHARED`, or the folder `shared` beside the package.
  static let folder: String = {
    if let path = ProcessInfo.processInfo.environment["HFPLOT_SHARED"] { return path }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared").path
  }()

  static let exist = FileManager.default.fileExists(atPath: folder + "/workspaces")

  static func path(_ name: String) -> String { folder + "/" + name }

  /// Read by our own parser: Foundation's gives some numbers an ulp or two away from the nearest double.
  static func reference(_ name: String) throws -> JSONNode {
    try JSONDocument(contentsOf: path("reference/\(name).json")).root
  }
}
