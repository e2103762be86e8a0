/* The checklist of a programme while it is edited: of visits, or of the facilities of a venue. What was answered
 * stays as it was asked: such an item is never taken away but no longer asked, and one that is given another text or
 * other points is a new item. */
#pragma once

#include "summer-complaints.h"
#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerChecklistItemRecord record; /* its text is owned by this */
  char                     *stored_text; /* owned, NULL = new */
  int                       stored_weight;
  gboolean                  used; /* answered, or a problem hangs on it */
} SummerChecklistItem;

typedef struct
{
  gint64              programme;
  SummerChecklistKind kind;
  GPtrArray          *items;   /* owned: SummerChecklistItem, in their order */
  GPtrArray          *removed; /* owned: SummerChecklistItem */
} SummerChecklist;

SummerChecklist *summer_checklist_load        (SummerStore *store, gint64 programme, SummerChecklistKind kind, GError **error);
void             summer_checklist_free        (SummerChecklist *self);
void             summer_checklist_add         (SummerChecklist *self, const char *text, int weight, gboolean serious);
void             summer_checklist_add_default (SummerChecklist *self); /* what a union looks at that has no list yet */
gboolean         summer_checklist_store_default (SummerStore *store, gint64 programme, SummerChecklistKind kind, GArray *ids, GError **error);
void             summer_checklist_remove      (SummerChecklist *self, guint item);
void             summer_checklist_move        (SummerChecklist *self, guint item, int by); /* -1 up, 1 down; not past the ends */
void             summer_checklist_item_set_text (SummerChecklistItem *item, const char *text);

void             summer_checklist_check       (const SummerChecklist *self, SummerComplaints *complaints); /* field "items" */
gboolean         summer_checklist_save        (SummerStore *store, const SummerChecklist *self, SummerComplaints *complaints, char **done, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerChecklist, summer_checklist_free)

G_END_DECLS
