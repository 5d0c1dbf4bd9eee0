// Fonts for PDF text: opened from the path that the scene names, closed when Cairo lets go of them.
import CCairo
import SceneGraph
import Synchronization

/// FreeType's library: opening and closing faces must not overlap, whatever the thread.
private final class FreeType: Sendable {
  static let shared = FreeType()
  private let library = Mutex<UInt>(0)

  /// The library as an address: created once, kept for the life of the process.
  private func withLibrary<Value>(_ body: (FT_Library?) -> Value) -> Value {
    library.withLock { address in
      if address == 0 {
        var created: FT_Library?
        FT_Init_FreeType(&created)
        address = UInt(bitPattern: created)
      }
      return body(FT_Library(bitPattern: address))
    }
  }

  /// The address of a new face, or nil if the file is no font.
  func open(_ path: String, index: Int) -> UInt? {
    withLibrary { library in
      var face: FT_Face?
      guard FT_New_Face(library, path, FT_Long(index), &face) == 0, let face else { return nil }
      return UInt(bitPattern: face)
    }
  }

  func close(_ address: UInt) {
    withLibrary { _ in _ = FT_Done_Face(FT_Face(bitPattern: address)) }
  }
}

/// The faces of one rendering, by `FontResource.id`.
struct FontFaces: ~Copyable {
  private var faces: [String: OpaquePointer] = [:]
  private static let keyStorage = UserDataKey()

  init(_ fonts: [FontResource], format: FileFormat) throws(RenderError) {
    for font in fonts where faces[font.id] == nil {
      guard let address = FreeType.shared.open(font.path, index: font.faceIndex),
        let face = cairo_ft_font_face_create_for_ft_face(
          FT_Face(bitPattern: address), Int32(FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))
      else {
        throw RenderError(
          format: format, message: "cannot open the font \(font.path)",
          hint: "install the fonts again, or set HFPLOT_FONTS to a folder that has them")
      }
      cairo_font_face_set_user_data(face, Self.keyStorage.pointer, UnsafeMutableRawPointer(bitPattern: address)) {
        FreeType.shared.close(UInt(bitPattern: $0))
      }
      faces[font.id] = face
    }
  }

  deinit { faces.values.forEach { cairo_font_face_destroy($0) } }

  subscript(id: String) -> OpaquePointer? { faces[id] }
}

/// An address that tells our user data from others'.
private final class UserDataKey: @unchecked Sendable {
  let pointer = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)
  init() { pointer.initialize(to: cairo_user_data_key_t()) }
}
