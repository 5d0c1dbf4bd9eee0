// The README beside the example's files.

extension ExampleSearch {
  static let instructions = #"""
    # A search to try everything on

    Nothing here was measured: a generator (`Sources/ExampleAnalysis`) invents a search for a heavy charged boson that decays
    to a top partner and a bottom quark, W′ → Tb → ℓνbb. `hfplot example DIR` writes these files anywhere.

    - `workspace.json`: a pyhf workspace. Signal regions `SR_2j` and `SR_3j`, control regions `CR_ttbar` and `CR_vjets`,
      validation region `VR_lowMET`; samples `signal`, `ttbar`, `vjets`, `singletop`, `tb` and `fakes`; all seven modifier types.
      `mu` scales the signal, `theta` the Standard Model's production of tb, which has the same final state.
    - `background.json` and `patchset.json`: the same search without a signal, and 60 signals in the plane of both masses.
    - `style.json`: titles, colours, bin edges, units and the groups of nuisance parameters.

    Fit it and draw it:

        hfplot fit workspace.json --save fit.json
        hfplot prefit workspace.json --style style.json -o prefit.pdf
        hfplot postfit workspace.json --style style.json -o postfit.pdf -o postfit.tex

    What moves the result, and how certain it is:

        hfplot pulls workspace.json --style style.json -o pulls.pdf
        hfplot impacts workspace.json --style style.json -o impacts.pdf
        hfplot impacts workspace.json --style style.json --grouped -o groups.pdf
        hfplot correlation workspace.json --style style.json -o correlation.pdf
        hfplot scan workspace.json --style style.json --parameter mu -o scan.pdf
        hfplot contour workspace.json --style style.json --pois mu,theta -o contour.pdf
        hfplot limit workspace.json --style style.json -o limit.pdf
        hfplot significance workspace.json

    Which masses are excluded:

        hfplot exclusion background.json --patchset patchset.json --style style.json --theory 10% \
          --forbidden "mT > mW" -o exclusion.pdf

    The data were thrown from the model itself: `mu` = `theta` = 1, `mu_ttbar` = 1.09, `mu_vjets` = 0.92, three nuisance
    parameters one standard deviation off (`ttbar_hdamp` down, `vjets_scale` and `MET_soft` up) and another
    shape of the fakes. The fit should find them.

    """#
}
