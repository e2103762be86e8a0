/* A class on a day of which nothing is recorded yet, in a window, and the dialogs around its desk. */
#pragma once

#include "harness.h"

#include "summer-class-day.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

#define EVENING (17 * 60)

typedef struct
{
  Harness *harness; /* owned */
  SummerWorkplace *workplace;
  SummerStore *store;
  gint64 class_id;
  SummerDay day;
  SummerClassDay *before; /* owned: as it was at the start */
  gint64 paper;           /* the last one that was written down */
} Desk;

Desk           *care_desk_new        (void); /* at EVENING of the first day that is open and has no records */
void            care_desk_free       (Desk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, care_desk_free)
SummerClassDay *care_load_day        (Desk *self);
gint64          care_get_child       (Desk *self, guint index);

GtkWindow      *care_find_dialog     (void);
gboolean        care_is_gone         (gpointer unused);
GtkWindow      *care_wait_for_dialog (Desk *self);
void            care_close_dialog    (Desk *self);
gboolean        care_shows           (gpointer root, const char *text); /* to a person: labels that are not shown are passed over */

void            care_write_in        (Desk *self, gboolean (*write) (Desk *self, GError **error)); /* as one entry */
gboolean        care_write_cares     (Desk *self, GError **error); /* two medicines, an incident and a sample whose hours are over */

G_END_DECLS
