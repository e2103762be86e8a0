/* What an import will do, before it does it: parse → plan → one transaction (workbook.md). The preview is
 * the plan. Making a plan writes nothing; a plan with errors cannot be applied. */
#pragma once

#include <gio/gio.h>

#include "summer-progress.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_error; /* otherwise a warning */
  char    *file, *sheet, *cell; /* owned; cell may be NULL */
  char    *message;  /* owned: what is wrong and how to mend it, in the user's language */
} SummerProblem;

typedef struct
{
  char *sheet; /* owned: 班级 … */
  guint rows, added, changed, same, removed;
} SummerPlanSheet;

#define SUMMER_TYPE_PLAN (summer_plan_get_type ())
G_DECLARE_FINAL_TYPE (SummerPlan, summer_plan, SUMMER, PLAN, GObject)

SummerPlan *summer_plan_new            (SummerStore *store, const char * const *paths, int year,
                                        SummerProgressFunc progress, gpointer user_data,
                                        GCancellable *cancellable, GError **error);
GPtrArray  *summer_plan_get_problems   (SummerPlan *self); /* SummerProblem */
guint       summer_plan_get_n_errors   (SummerPlan *self);
GPtrArray  *summer_plan_get_sheets     (SummerPlan *self); /* SummerPlanSheet */
GPtrArray  *summer_plan_get_ignored    (SummerPlan *self); /* char *: unknown sheets and columns, in words */
gboolean    summer_plan_has_changes    (SummerPlan *self);
gint64      summer_plan_get_programme  (SummerPlan *self); /* after applying; 0 before when it is to be created */
gboolean    summer_plan_apply          (SummerPlan *self, SummerStore *store, SummerProgressFunc progress, gpointer user_data,
                                        GCancellable *cancellable, gint64 *sequence, GError **error);
char       *summer_plan_dup_json       (SummerPlan *self);

G_END_DECLS
