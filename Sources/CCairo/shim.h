#ifndef HFPLOT_CCAIRO_H
#define HFPLOT_CCAIRO_H
#include <cairo.h>
#include <cairo-pdf.h>
#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#endif
