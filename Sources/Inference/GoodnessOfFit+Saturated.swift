// The saturated-model test of a fit (STATISTICS §5).
import Likelihood
import Results

extension GoodnessOfFit {
  /// χ² = 2NLL at the minimum − 2NLL of the saturated model; degrees of freedom: bins − free unconstrained parameters.
  init(_ fit: BestFit, likelihood: CompiledLikelihood, data: Dataset) {
    let unconstrained = zip(likelihood.parameters, fit.fixed).count { $0.constraint == .none && !$1 }
    let chi2 = max(fit.twiceNLL - 2 * data.saturatedNLL, 0), ndof = likelihood.binCount - unconstrained
    self.init(chi2: chi2, ndof: ndof, pValue: chiSquaredTail(chi2, ndof: ndof))
  }
}
