#include "config.h"

#include "summer-qr.h"

#include <qrencode.h>

/* Modules of white around it, which the scanner needs. */
#define QUIET 2

/**
 * summer_qr_draw:
 * @size: of the square with the white around it, in points
 *
 * Returns: whether it could be drawn
 */
gboolean
summer_qr_draw (cairo_t *cr, const char *text, double x, double y, double size)
{
  QRcode *qr = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  double module;

  if (qr == NULL)
    return FALSE;
  module = size / (qr->width + 2 * QUIET);
  cairo_save (cr);
  cairo_translate (cr, x + QUIET * module, y + QUIET * module);
  cairo_scale (cr, module, module);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int row = 0; row < qr->width; row++)
    for (int column = 0; column < qr->width; column++)
      if (qr->data[row * qr->width + column] & 1)
        cairo_rectangle (cr, column, row, 1, 1);
  cairo_fill (cr);
  cairo_restore (cr);
  QRcode_free (qr);
  return TRUE;
}
