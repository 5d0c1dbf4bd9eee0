// Widths that LaTeX gives labels typical of high-energy physics, and what measured them.

/// pdfTeX 1.40.24, lmodern 2.005, T1, 10 bp (`\DeclareMathSizes` at 70 % and 50 %), in PDF points.
///
/// Not here: formulas with growing parentheses around fractions, whose sizes lmex10 has only in steps of 0.6 em where
/// Latin Modern Math has finer ones (`\left(\frac{n-\nu}{\sqrt\nu}\right)^2` is 4.8 % narrower for it).
enum LaTeXWidths {
  static let preamble = #"""
    \documentclass{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
    \usepackage{amsmath,amssymb,xcolor}\DeclareMathSizes{10.0375}{10.0375}{7.02625}{5.01875}
    \begin{document}\fontsize{10bp}{12bp}\selectfont

    """#

  static let table: [(label: String, width: Double)] = [
    (#"$\sqrt{s} = 13\,\mathrm{TeV}$, $139\,\mathrm{fb}^{-1}$"#, 97.72),
    (#"$m(\tilde{\chi}^0_1)$ [GeV]"#, 55.15),
    (#"$\hat{\mu} = 1.2^{+0.3}_{-0.2}$"#, 49.23),
    (#"$-2\Delta\ln L(\mu,\hat{\hat{\theta}})$"#, 62.88),
    (#"$p_{\mathrm{T}}^{\mathrm{miss}} > 250\,\mathrm{GeV}$, $|\eta| < 2.5$"#, 112.84),
    (#"$H \to ZZ^{*} \to 4\ell$, $t\bar{t}$, $W^{\pm}$"#, 106.11),
    (#"$\frac{d\sigma}{dp_T} \left[\frac{\mathrm{pb}}{\mathrm{GeV}}\right]$"#, 44.67),
    (#"$\sum_{i=1}^{N} \frac{(x_i - \mu)^2}{\sigma_i^2}$, $\chi^2/\mathrm{ndf}$"#, 93.80),
    (#"$\sqrt{\frac{\alpha + \beta}{1 - \gamma^2}}$, $\sqrt[3]{x}$, $\overline{\mathrm{MS}}$"#, 72.74),
    (#"$B^0_s \to \mu^+\mu^-$, $\mathcal{B}(\times 10^{-9})$"#, 102.84),
    (#"$f_{\gamma}$, $V_{cb}$, $A^{ij}$, $\Upsilon(1S)$, $T^{2}_{f}$"#, 101.41),
    (#"Events / 20 GeV"#, 73.32),
    (#"Data / SM"#, 47.92),
    (#"$E_{\mathrm{T}}^{\mathrm{miss}}$ [GeV]"#, 51.47),
    (#"$m_{\mathrm{T}}(\ell, E_{\mathrm{T}}^{\mathrm{miss}})$ [GeV]"#, 82.85),
    (#"$m_{bb}$ [GeV]"#, 44.16),
    (#"$H_{\mathrm{T}} + \sum_j p_{\mathrm{T}}^{j}$"#, 54.37),
    (#"$\Delta R(\ell,\ell)$"#, 36.56),
    (#"$\Delta\phi(j_1, \mathbf{p}_{\mathrm{T}}^{\mathrm{miss}})$"#, 57.17),
    (#"$W(\to \ell\nu)$ + jets"#, 70.91),
    (#"$Z/\gamma^{*} \to \tau^{+}\tau^{-}$"#, 62.26),
    (#"$t\bar{t} + V$, single $t$, diboson"#, 104.83),
    (#"\textbf{\textit{ATLAS}} Internal"#, 76.48),
    (#"\textbf{CMS} \textit{Preliminary}"#, 81.28),
    (#"$\sqrt{s} = 13$ TeV, $L = 140$ fb$^{-1}$"#, 121.12),
    (#"$\tilde{\chi}_1^{\pm}\tilde{\chi}_2^0 \to W h \tilde{\chi}_1^0 \tilde{\chi}_1^0$"#, 77.38),
    (#"$m(\tilde{t}_1) - m(\tilde{\chi}_1^0)$ [GeV]"#, 92.02),
    (#"$(\hat{\theta} - \theta_0)/\Delta\theta$"#, 52.46),
    (#"$\mathrm{CL}_{\mathrm{s}}$ upper limit at 95\% CL"#, 120.36),
    (#"$\sigma \times \mathcal{B}(X \to ZZ)$ [fb]"#, 90.15),
    (#"$\mu_{\mathrm{sig}} = 0.95 \pm 0.12 \,(\mathrm{stat.}) \pm 0.08 \,(\mathrm{syst.})$"#, 165.30),
    (#"$\mathcal{L}(\mu, \theta) = \prod_{c} \prod_{b} \mathrm{Pois}(n_{cb} | \nu_{cb})$"#, 128.61),
    (#"$q_\mu = -2 \ln \frac{L(\mu, \hat{\hat{\theta}})}{L(\hat{\mu}, \hat{\theta})}$"#, 73.06),
    (#"$\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}$"#, 76.43),
    (#"$x = 2.5 \times 10^{-3}$, $y \geq 10^{4}$"#, 103.97),
    (#"$N_{\mathrm{jets}} \geq 4$, $N_{b} = 2$"#, 75.69),
    (#"$\cos\theta^{*}$, $\sin^2\theta_W$, $\tan\beta$"#, 91.50),
    (#"$B^{+} \to K^{+} \mu^{+} \mu^{-}$, $q^2$ [GeV$^2$/$c^4$]"#, 133.12),
    (#"$D^{*+} \to D^0 \pi^+$, $J/\psi \to e^+ e^-$"#, 122.77),
    (#"$\mathrm{d}N_{\mathrm{ch}}/\mathrm{d}\eta$, $\sqrt{s_{NN}} = 5.02$ TeV"#, 123.47),
    (#"$R_{AA}$, $v_2\{2\}$, $\langle p_{\mathrm{T}} \rangle$"#, 75.69),
    (#"$\kappa_V$, $\kappa_\lambda$, $\kappa_{2V}$, $\Lambda_{\mathrm{QCD}}$"#, 84.04),
    (#"$\binom{n}{k} p^k (1-p)^{n-k}$"#, 70.17),
    (#"$\alpha_{\mathrm{s}}(m_Z) = 0.1179 \pm 0.0009$"#, 114.17),
    (#"$f'(x)$, $x''$, $\partial_\mu A^\mu$, $\nabla\cdot\vec{E}$"#, 98.47),
    (#"$\ell^{+}\ell^{-}$, $\hbar c$, $\Omega_{\mathrm{DM}} h^2$"#, 74.85),
    (#"$|V_{ub}|/|V_{cb}|$, $\bar{B}^0 \to D^{+} \ell^{-} \bar{\nu}_\ell$"#, 113.24),
    (#"$\gamma$+jets, $V\gamma$, multijet (data-driven)"#, 150.44),
    (#"Pre-fit, post-fit: $\mu=1$, background-only"#, 175.72),
    (#"$0.5 < p_0 \le 1.0$, $x \approx y \sim z \propto w$"#, 131.34),
    (#"$\overset{!}{=}$, $\underset{x}{\max} f$, $\operatorname{sgn}(x)$"#, 72.81),
    (#"$\left|\frac{a}{b}\right| \left[ \frac{c}{d} \right\}$, $\bigl( x \bigr)$"#, 52.51),
    (#"$\Gamma(H\to\gamma\gamma)$, $\Delta m_{31}^2$, $\Sigma^0$, $\Xi_b^-$"#, 119.21),
    (#"Number of $b$-tagged jets"#, 105.21),
  ]
}
