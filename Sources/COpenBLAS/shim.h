#ifndef HFPLOT_COPENBLAS_H
#define HFPLOT_COPENBLAS_H
#include <cblas.h>
/* LAPACK's own symbols, which every OpenBLAS carries; LAPACKE and its header are a separate package on Debian.
   All matrices are column-major; the trailing lengths are Fortran's hidden ones of the character arguments. */
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, unsigned long uplo_length);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, unsigned long uplo_length);
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info, unsigned long jobz_length,
             unsigned long uplo_length);
#endif
