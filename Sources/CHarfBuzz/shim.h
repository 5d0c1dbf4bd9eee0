#ifndef HFPLOT_CHARFBUZZ_H
#define HFPLOT_CHARFBUZZ_H
#include <hb.h>
#include <hb-ot.h>
#endif
