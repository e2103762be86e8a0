/* The forms of a correction: reported by the class, confirmed by the union, or sent back. key: of the sheet of
 * corrections. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SUMMER_CORRECTION_REPORT,
  SUMMER_CORRECTION_CONFIRM,
  SUMMER_CORRECTION_SEND_BACK,
} SummerCorrectionAct;

void summer_correction_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerCorrectionAct act, gint64 key);

G_END_DECLS
