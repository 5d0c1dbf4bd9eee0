// The boundary: what a backend must implement, and the one walk that calls it.

/// Turns a scene into the bytes of one file format.
public protocol Backend: Sendable {
  /// The file format; its extension selects the backend.
  var format: FileFormat { get }
  func render(_ scene: Scene) throws(RenderError) -> [UInt8]
}

/// A backend whose format holds several pages in one file.
public protocol PagedBackend: Backend {
  func render(pages: [Scene]) throws(RenderError) -> [UInt8]
}

/// The name of a format and the extension of its files, without the dot.
public struct FileFormat: Sendable, Hashable {
  /// Name, e.g. `pdf`.
  public var name: String
  /// Extension of its files, without the dot.
  public var fileExtension: String
  /// Every part by its name.
  public init(name: String, fileExtension: String) {
    self.name = name
    self.fileExtension = fileExtension
  }
}

/// Why a scene could not be written in a format.
public struct RenderError: Error, Equatable, CustomStringConvertible {
  /// The format that was to be written.
  public var format: FileFormat
  /// What went wrong.
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// Every part by its name; those with a default may be left out.
  public init(format: FileFormat, message: String, hint: String? = nil) {
    self.format = format
    self.message = message
    self.hint = hint
  }
  /// As a person reads it.
  public var description: String { "\(format.name): \(message)" + (hint.map { "\n  hint: \($0)" } ?? "") }
}

/// The verbs that a drawing surface knows. State is passed, never set: there is no current colour to forget.
public protocol Surface {
  mutating func begin(_ group: Group) throws(RenderError)
  mutating func end(_ group: Group) throws(RenderError)
  mutating func draw(_ shape: Shape) throws(RenderError)
  mutating func draw(_ markers: Markers) throws(RenderError)
  mutating func draw(_ text: Text) throws(RenderError)
  mutating func draw(_ image: Image) throws(RenderError)
}

extension Surface {
  /// Walks the scene back to front: the only traversal that draws.
  public mutating func draw(_ group: Group) throws(RenderError) {
    try begin(group)
    for child in group.children {
      switch child {
      case .group(let group): try draw(group)
      case .shape(let shape): try draw(shape)
      case .markers(let markers): try draw(markers)
      case .text(let text): try draw(text)
      case .image(let image): try draw(image)
      }
    }
    try end(group)
  }

  /// Markers as repeated shapes, for surfaces without a cheaper way.
  public mutating func draw(_ markers: Markers) throws(RenderError) {
    for point in markers.points {
      var shape = markers.symbol
      shape.path = shape.path.translated(by: point)
      try draw(shape)
    }
  }
}
