// The file around a PGF picture: what it needs, a wrapper for compiling it alone, colours, fallbacks.

import SceneGraph

struct TikZDocument {
  let scene: Scene
  let options: TikZBackend.Options
  let surface: TikZSurface

  var bytes: [UInt8] {
    var output = OutputBuffer(capacity: surface.body.bytes.count + 4096)
    writeComments(&output)
    writeWrapper(&output)
    output.write("\\begingroup%\n")
    output.write("\\providecommand{\\hfplotfont}[2]{\\fontsize{#1bp}{#2bp}\\selectfont}%\n")
    output.write(
      "\\providecommand{\\hfplotfit}[2]{\\setbox0\\hbox{#2}\\ifdim\\wd0>#1bp \\resizebox{#1bp}{\\height}{\\box0}"
        + "\\else\\box0 \\fi}%\n")
    for fallback in surface.fallbacks.definitions { output.write(fallback + "%\n") }
    for definition in surface.palette.definitions { output.write(definition + "%\n") }
    output.write("\\begin{pgfpicture}%\n")
    output.write("\\pgfpathrectangle{\\pgfpointorigin}{")
    output.write(pgf: Point(x: scene.size.width, y: scene.size.height))
    output.write("}\\pgfusepath{use as bounding box,clip}\n")
    output.write(surface.body)
    output.write("\\end{pgfpicture}%\n\\endgroup%\n\\hfplotstop\n")
    return output.bytes
  }

  private func writeComments(_ output: inout OutputBuffer) {
    output.write(comment: scene.title.isEmpty ? "A figure" : scene.title)
    if !scene.alternativeText.isEmpty { output.write(comment: scene.alternativeText) }
    for datum in scene.metadata { output.write(comment: "hfplot:\(datum.key): \(datum.value)") }
    output.write(
      """
      %
      % Compile this file by itself with pdflatex or lualatex, or put it into a document:
      %   \\usepackage{pgf,amsmath,amssymb} in the preamble, then \\input{this file}.
      % Its natural size is \(millimetres(scene.size.width)) mm by \(millimetres(scene.size.height)) mm.
      % \\newcommand{\\hfplotfont}[2]{...} before it sets the labels' font: #1 and #2 are size and line distance in bp.
      % Labels that this font makes wider than the layout's #1 bp are condensed; \\newcommand{\\hfplotfit}[2]{#2} lets them.

      """)
  }

  private func millimetres(_ points: Double) -> String { (points * 25.4 / 72).fixed(1) }

  /// Before \begin{document}, LaTeX's \@nodocument is an error message; after it, \relax.
  private func writeWrapper(_ output: inout OutputBuffer) {
    let width = scene.size.width.fixed(3), height = scene.size.height.fixed(3)
    output.write(
      """
      \\expandafter\\ifx\\csname @nodocument\\endcsname\\relax
        \\let\\hfplotstop\\relax
      \\else
        \\def\\hfplotstop{\\egroup\\shipout\\box0 \\end{document}}
        \\documentclass{article}
        \\paperwidth=\(width)bp \\paperheight=\(height)bp
        \\ifdefined\\pagewidth
          \\pagewidth=\(width)bp \\pageheight=\(height)bp
        \\else
          \\usepackage[T1]{fontenc}
          \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}
          \\DeclareFontFamily{OMX}{lmex}{}
          \\DeclareFontShape{OMX}{lmex}{m}{n}{<->lmex10}{}
          \\pdfpagewidth=\(width)bp \\pdfpageheight=\(height)bp
        \\fi
        \\usepackage{amsmath,amssymb,pgf}
      \(options.standalonePreamble.isEmpty ? "" : options.standalonePreamble + "\n")\
        \\hoffset=-1in \\voffset=-1in
        \\begin{document}
        \\setbox0\\hbox\\bgroup
      \\fi

      """)
  }
}
