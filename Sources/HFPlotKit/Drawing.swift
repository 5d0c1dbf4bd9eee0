// From figures to files: each laid out once, rendered in every format asked for, written together.
import Plotting
import SceneGraph

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a drawing has written, and what the figure check says of it.
public struct DrawnFigures: Sendable, Equatable {
  /// Names of the files, in the order in which they were written.
  public var files: [String]
  /// Errors and notes, page by page.
  public var findings: [Finding]

  public var errors: [Finding] { findings.filter { $0.severity == .error } }
}

/// Draws figures.
public enum Drawing {
  /// The scenes of figures of one style, in order.
  public static func scenes(of figures: [Figure]) throws(KitProblem) -> [Scene] {
    guard let style = figures.first?.style else { return [] }
    return try KitProblem.wrapping {
      let typesetter = try Arrangement.typesetter(for: style)
      return try figures.map { try Arrangement.scene(for: $0, typesetter: typesetter) }
    }
  }

  /// Renders, writes and checks.
  /// - Returns: the names of the files written, in order, and what the figure check found.
  @discardableResult public static func write(
    _ figures: [Figure], request: FigureRequest, also files: [OutputFile] = []
  ) throws(KitProblem) -> DrawnFigures {
    let scenes = try scenes(of: figures)
    let options = RenderOptions(
      dpi: request.dpi, isTransparent: figures.first?.style.flag("output.transparent") ?? false, date: sourceDate)
    var outputs = files
    for output in request.outputs {
      outputs += try render(scenes, names: figures.map(\.name), to: output, options: options)
    }
    let written = outputs
    try KitProblem.wrapping { try OutputFiles.write(written) }
    let findings = zip(figures, scenes).flatMap { FigureCheck.findings($0, $1) }
    return DrawnFigures(files: outputs.map(\.path), findings: findings)
  }

  private static func render(
    _ scenes: [Scene], names: [String], to output: String, options: RenderOptions
  ) throws(KitProblem) -> [OutputFile] {
    let backend = try Backends.backend(for: output, options: options)
    return try KitProblem.wrapping {
      if let paged = backend as? any PagedBackend {
        return [OutputFile(path: output, bytes: try paged.render(pages: scenes))]
      }
      let paths = PageNames.paths(for: output, pages: names)
      return try zip(paths, scenes).map { OutputFile(path: $0, bytes: try backend.render($1)) }
    }
  }

  /// SOURCE_DATE_EPOCH as a date, the only clock that figures know.
  private static var sourceDate: String? {
    guard let text = getenv("SOURCE_DATE_EPOCH"), var seconds = time_t(String(cString: text)) else { return nil }
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
