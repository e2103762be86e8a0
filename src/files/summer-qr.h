/* A text as a square that scanners read. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Points; with the white around it. FALSE where the text is too long. */
gboolean summer_qr_draw (cairo_t *cr, const char *text, double x, double y, double size);

G_END_DECLS
