// Eight numbers at a time: loads, stores and the multiply-add that the processor at hand does fast.

typealias Vector = SIMD8<Double>

extension Vector {
  @inline(__always)
  static func load(_ pointer: UnsafePointer<Double>, _ offset: Int) -> Vector {
    UnsafeRawPointer(pointer + offset).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  func store(_ pointer: UnsafeMutablePointer<Double>, _ offset: Int) {
    UnsafeMutableRawPointer(pointer + offset).storeBytes(of: self, as: Vector.self)
  }

  /// self + a·b: fused where the build has the instruction; elsewhere a fused product would be a library call.
  @inline(__always)
  func adding(_ a: Vector, times b: Vector) -> Vector {
    #if HFPLOT_FMA || arch(arm64)
      return addingProduct(a, b)
    #else
      return self + a * b
    #endif
  }

  /// The product of the eight lanes.
  @inline(__always)
  var product: Double {
    let four = lowHalf * highHalf
    let two = four.lowHalf * four.highHalf
    return two[0] * two[1]
  }
}
