// Scans and contours of an analysis.
import Inference
import Results

extension Analysis {
  /// The profile scan of one parameter; nil takes the parameter of interest.
  public func scan(
    _ parameter: String? = nil, _ options: ProfileScanOptions = ProfileScanOptions(),
    workforce: Workforce = Workforce(), command: CanonicalCommand? = nil
  ) throws(KitProblem) -> ScanResult {
    guard let name = parameter ?? likelihood.poi.map({ likelihood.parameters[$0].name }) else {
      throw KitProblem("the measurement has no parameter of interest", hint: "name the parameter: --parameter NAME")
    }
    return try KitProblem.wrapping {
      try ProfileScan(likelihood, parameter: name, options: options)
        .run(origin: origin(command: command), workforce: workforce)
    }
  }

  /// The contours of two parameters.
  public func contour(
    _ parameters: [String], _ options: ContourOptions = ContourOptions(), workforce: Workforce = Workforce(),
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> ContourResult {
    try KitProblem.wrapping {
      try ProfileContours(likelihood, parameters: parameters, options: options)
        .run(origin: origin(command: command), workforce: workforce)
    }
  }

  /// The contours of all pairs of several parameters, with the scan of each.
  public func contourMatrix(
    _ parameters: [String], _ options: ContourOptions = ContourOptions(), workforce: Workforce = Workforce(),
    command: CanonicalCommand? = nil
  ) throws(KitProblem) -> ContourMatrixResult {
    try KitProblem.wrapping {
      try ProfileContours(likelihood, parameters: parameters, options: options)
        .matrix(origin: origin(command: command), workforce: workforce)
    }
  }
}
