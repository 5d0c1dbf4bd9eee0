// The version that results and figures name.

/// This build of hfplot.
public enum HFPlotVersion {
  /// The version that files and `--version` say.
  public static let current = "0.1.0"
}
