// From figures to files: each laid out once, rendered in every format asked for, written together.
import Plotting
import SceneGraph
import Styles
import Typesetting

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

  /// Findings that `--strict` refuses.
  public var errors: [Finding] { findings.filter { $0.severity == .error } }
}

/// Draws figures.
public enum Drawing {
  /// The scenes of figures, in order; pages with the same fonts share a typesetter.
  public static func scenes(of figures: [Figure]) throws(KitProblem) -> [Scene] {
    try KitProblem.wrapping {
      var typesetter: Typesetter?, last: Style?
      return try figures.map { figure in
        let current: Typesetter
        if let known = typesetter, last?.typesets(like: figure.style) == true {
          current = known
        } else {
          current = try Arrangement.typesetter(for: figure.style)
        }
        (typesetter, last) = (current, figure.style)
        return try Arrangement.scene(for: figure, typesetter: current)
      }
    }
  }

  /// Renders, writes and checks.
  /// - Parameters:
  ///   - figures: the pages, in order.
  ///   - request: where to, and how.
  ///   - files: written together with them.
  ///   - backends: backends of the caller's, asked before the built-in ones.
  /// - Returns: the names of the files written, in order, and what the figure check found.
  @discardableResult public static func write(
    _ figures: [Figure], request: FigureRequest, also files: [OutputFile] = [], backends: [any Backend] = []
  ) throws(KitProblem) -> DrawnFigures {
    let scenes = try scenes(of: figures), options = options(figures, request)
    var outputs = files
    if let emit = request.emit { outputs.append(OutputFile(path: emit, bytes: try FigureDocument.text(figures))) }
    outputs += try FigureDataFiles.files(figures, scenes, request)
    for output in request.outputs {
      let backend = try Backends.backend(for: output, options: options, own: backends)
      outputs += try render(scenes, names: figures.map(\.name), to: output, by: backend)
    }
    let written = outputs
    try KitProblem.wrapping { try OutputFiles.write(written) }
    let findings = zip(figures, scenes).flatMap { FigureCheck.findings($0, $1) }
    let files = outputs.map(\.path).filter { !OutputFiles.isStandardOutput($0) }
    return DrawnFigures(files: files, findings: findings)
  }

  /// What the figure check says, page by page; nothing is written.
  public static func findings(of figures: [Figure]) throws(KitProblem) -> [Finding] {
    zip(figures, try scenes(of: figures)).flatMap { FigureCheck.findings($0, $1) }
  }

  /// The scenes as text: every element with the role and the name that select it.
  public static func outline(_ figures: [Figure]) throws(KitProblem) -> String {
    let scenes = try scenes(of: figures)
    return try KitProblem.wrapping {
      String(decoding: try OutlineBackend().render(pages: scenes), as: UTF8.self)
    }
  }

  private static func render(
    _ scenes: [Scene], names: [String], to output: String, by backend: any Backend
  ) throws(KitProblem) -> [OutputFile] {
    try KitProblem.wrapping {
      if let paged = backend as? any PagedBackend {
        return [OutputFile(path: output, bytes: try paged.render(pages: scenes))]
      }
      if names.count > 1, OutputFiles.isStandardOutput(output) {
        throw KitProblem(
          "-o \(output): the figure has \(names.count) pages, standard output holds one",
          hint: "choose one, e.g. --channel \(names[0]), or write files")
      }
      let paths = PageNames.paths(for: output, pages: names)
      return try zip(paths, scenes).map { OutputFile(path: $0, bytes: try backend.render($1)) }
    }
  }

  /// What the request leaves open, the style says.
  private static func options(_ figures: [Figure], _ request: FigureRequest) -> RenderOptions {
    var options = RenderOptions(date: sourceDate)
    if let style = figures.first?.style {
      options.dpi = style.number("output.dpi")
      options.isTransparent = style.flag("output.transparent")
      options.hasSVGWords = style.string("output.svg.text") == "hybrid"
    }
    options.dpi = request.dpi ?? options.dpi
    return options
  }

  /// SOURCE_DATE_EPOCH as a date, the only clock that figures know.
  static var sourceDate: String? {
    guard let text = getenv("SOURCE_DATE_EPOCH"), var seconds = time_t(String(cString: text)) else { return nil }
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}

extension Style {
  /// Whether labels of both are set alike.
  fileprivate func typesets(like other: Style) -> Bool {
    value("text.font") == other.value("text.font") && macros == other.macros
  }
}

extension Figure {
  /// Draws the figure into files; the extensions pick the formats.
  ///
  /// - Parameter backends: backends of yours, asked before the built-in ones.
  public func write(to files: String..., backends: [any Backend] = []) throws(KitProblem) {
    _ = try Drawing.write([self], request: FigureRequest(outputs: files), backends: backends)
  }
}

extension [Figure] {
  /// Draws the figures, a page each, into files; the extensions pick the formats. Returns the names written.
  @discardableResult
  public func write(to files: [String]) throws(KitProblem) -> [String] {
    try Drawing.write(self, request: FigureRequest(outputs: files)).files
  }
}
