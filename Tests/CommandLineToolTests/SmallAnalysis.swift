// A workspace with a patchset, small enough to know its fits.

enum SmallAnalysis {
  static let workspace = """
    {
      "channels": [
        {"name": "SR", "samples": [
          {"name": "signal", "data": [4.0, 9.0], "modifiers": [
            {"name": "mu", "type": "normfactor", "data": null},
            {"name": "lumi", "type": "normsys", "data": {"hi": 1.02, "lo": 0.98}}]},
          {"name": "background", "data": [50.0, 40.0], "modifiers": [
            {"name": "norm", "type": "normfactor", "data": null},
            {"name": "JES", "type": "histosys", "data": {"hi_data": [54.0, 41.0], "lo_data": [47.0, 39.0]}},
            {"name": "stat_SR", "type": "staterror", "data": [2.0, 1.5]}]}]},
        {"name": "CR", "samples": [
          {"name": "background", "data": [400.0], "modifiers": [
            {"name": "norm", "type": "normfactor", "data": null},
            {"name": "JES", "type": "normsys", "data": {"hi": 1.03, "lo": 0.96}}]}]}
      ],
      "observations": [
        {"name": "SR", "data": [57.0, 52.0]},
        {"name": "CR", "data": [411.0]}
      ],
      "measurements": [
        {"name": "search", "config": {"poi": "mu", "parameters": []}},
        {"name": "control", "config": {"poi": "norm", "parameters": [{"name": "mu", "inits": [0.0], "fixed": true}]}}
      ],
      "version": "1.0.0"
    }

    """

  /// pyhf's digests of `workspace`: `pyhf.utils.digest(spec, "md5")` and `"sha256"`.
  static let md5 = "1660aca488111022213f3a8383af4aac"
  static let sha256 = "e651c00673e543bc47b5312565b442d701e805796781fd179fe168a5ae2f9707"

  /// Two signal points; doubling the signal halves `mu`.
  static let patchSet = patchSet(md5: md5)

  static func patchSet(md5: String) -> String {
    """
    {"metadata": {"digests": {"md5": "\(md5)", "sha256": "\(sha256)"}, "labels": ["mass", "width"],
      "references": {}, "description": "two points"},
     "patches": [
      {"metadata": {"name": "light", "values": [500, 10]}, "patch": [
        {"op": "replace", "path": "/channels/0/samples/0/data", "value": [8.0, 18.0]}]},
      {"metadata": {"name": "heavy", "values": [900, 20]}, "patch": [
        {"op": "replace", "path": "/channels/0/samples/0/data", "value": [1.0, 2.0]}]}],
     "version": "1.0.0"}

    """
  }
}
