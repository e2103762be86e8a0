/* What the register is drawn with: the colours of the style and texts that are laid out once. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SUMMER_BRUSH_PLAIN,
  SUMMER_BRUSH_BOLD,
  SUMMER_BRUSH_SMALL,
  SUMMER_BRUSH_MARK,
  SUMMER_BRUSH_DOWN, /* letters one under the other */
} SummerBrushText;

typedef enum
{
  SUMMER_INK,
  SUMMER_INK_FAINT,
  SUMMER_INK_PLAIN,
  SUMMER_INK_ACCENT,
  SUMMER_INK_CHOSEN,
  SUMMER_INK_WAIT,
  SUMMER_INK_BAD,
  SUMMER_INK_GOOD,
  SUMMER_INK_SICK,
  SUMMER_INK_LEAVE,
  SUMMER_INK_ABSENT,
  SUMMER_PAPER,
  SUMMER_PAPER_HEAD,
  SUMMER_PAPER_FOOT,
  SUMMER_PAPER_CLOSED,
  SUMMER_PAPER_TODAY,
  SUMMER_PAPER_ROW,
  SUMMER_PAPER_WAIT,
  SUMMER_PAPER_BAD,
  SUMMER_PAPER_SICK,
  SUMMER_PAPER_LEAVE,
  SUMMER_HAIRLINE,
  SUMMER_LINE,
  SUMMER_N_BRUSH_COLORS,
} SummerBrushColor;

typedef struct _SummerRegisterBrush SummerRegisterBrush;

SummerRegisterBrush *summer_register_brush_new    (GtkWidget *widget); /* borrowed: it owns the brush */
void                 summer_register_brush_free   (SummerRegisterBrush *self);
void                 summer_register_brush_forget (SummerRegisterBrush *self); /* fonts or texts are others */
void                 summer_register_brush_begin  (SummerRegisterBrush *self, GtkSnapshot *snapshot); /* borrowed until the next one */

const GdkRGBA       *summer_register_brush_get_color (SummerRegisterBrush *self, SummerBrushColor color);
GtkSnapshot         *summer_register_brush_get_snapshot (SummerRegisterBrush *self);
void                 summer_register_brush_fill   (SummerRegisterBrush *self, SummerBrushColor color, double x, double y, double width, double height);
void                 summer_register_brush_frame  (SummerRegisterBrush *self, SummerBrushColor color, double x, double y, double width, double height, double line);
/* At a point of the text's box: align 0 = it begins there, 1 = it ends there; the middle of its height is at y.
 * room: pixels after which it is cut short, 0 = none. */
void                 summer_register_brush_write  (SummerRegisterBrush *self, SummerBrushText style, SummerBrushColor color, const char *text,
                                                   double x, double y, double align, int room);
int                  summer_register_brush_measure (SummerRegisterBrush *self, SummerBrushText style, const char *text);

G_END_DECLS
