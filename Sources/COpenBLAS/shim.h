#ifndef HFPLOT_COPENBLAS_H
#define HFPLOT_COPENBLAS_H
#include <cblas.h>
#include <lapacke.h>
#endif
