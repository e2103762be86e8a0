/* The forms of a settlement: drawing one up, each step of one, and what is objected to it. */
#pragma once

#include "summer-record-dialog.h"
#include "summer-settlement.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

/* Of the classes of the whole programme as they are assessed now; a toast tells where that is refused. */
void summer_settlement_draw_dialog_present (GtkWindow *parent, SummerWorkplace *workplace);
void summer_settlement_step_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 settlement, SummerSettlementStep step);
/* objection 0 = a new one. */
void summer_objection_dialog_present       (GtkWindow *parent, SummerWorkplace *workplace, gint64 settlement, gint64 objection);

G_END_DECLS
