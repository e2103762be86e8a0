/* What one window works on: its database, the programme chosen, the present assessment and the long work
 * under way. Pages are given it and ask it; nothing of it is global. */
#pragma once

#include "summer-assessment.h"
#include "summer-union-tree.h"
#include "summer-work.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_OFFICE (summer_office_get_type ())
G_DECLARE_FINAL_TYPE (SummerOffice, summer_office, SUMMER, OFFICE, GObject)

typedef struct
{
  gint64 id;
  int    year;
  char  *name; /* owned */
} SummerOfficeProgramme;

/* Signals: "changed": opened, records changed or another programme chosen (also before the assessment of them
 *          is there); "assessed": the assessment was replaced, or could not be made (get_error);
 *          "work-changed": long work began, moved on or ended. */
SummerOffice     *summer_office_new              (const char *path);
gboolean          summer_office_open             (SummerOffice *self, GError **error);
void              summer_office_set_session      (SummerOffice *self, SummerSession *session); /* who has signed in, before it is opened */
SummerSession    *summer_office_get_session      (SummerOffice *self); /* NULL: nobody, or the file has no accounts */
gboolean          summer_office_may              (SummerOffice *self, SummerRight right);
void              summer_office_stop             (SummerOffice *self); /* when it is locked: work is cancelled, the connection closed, the session let go */
const char       *summer_office_get_path         (SummerOffice *self);
SummerStore      *summer_office_get_store        (SummerOffice *self); /* NULL until opened */

GPtrArray        *summer_office_get_programmes   (SummerOffice *self); /* SummerOfficeProgramme, borrowed; by year, name */
gint64            summer_office_get_programme    (SummerOffice *self); /* 0 = none yet */
void              summer_office_set_programme    (SummerOffice *self, gint64 programme);

/* The union whose classes are shown, with those of the unions below it; everything that lists or sums follows it. */
const SummerUnionTree *summer_office_get_union_tree (SummerOffice *self); /* borrowed; NULL until there is a programme */
const char       *summer_office_get_union        (SummerOffice *self); /* the name of its node; NULL = all */
void              summer_office_set_union        (SummerOffice *self, const char *name); /* signal "changed" */
gboolean          summer_office_shows_union      (SummerOffice *self, const char *name); /* classes of the union of this name, NULL = of none */
const char       *summer_office_get_unions       (SummerOffice *self); /* for sheets: the names as summer_sheet_set_unions() takes them; NULL = all */

SummerAssessment *summer_office_get_assessment   (SummerOffice *self); /* borrowed, of the classes shown; NULL until the first */
SummerAssessment *summer_office_get_whole_assessment (SummerOffice *self); /* of all classes */
const GArray     *summer_office_get_daily        (SummerOffice *self); /* SummerDaily, of the classes shown; goes with the assessment */
gboolean          summer_office_get_assessing    (SummerOffice *self); /* the one there is is being replaced */
const GError     *summer_office_get_error        (SummerOffice *self); /* why there is none, or NULL */
SummerDay         summer_office_get_as_of        (SummerOffice *self); /* SUMMER_DAY_NONE = the latest day recorded */
void              summer_office_set_as_of        (SummerOffice *self, SummerDay as_of);
void              summer_office_refresh          (SummerOffice *self); /* looks for changes of other programs */

gint64            summer_office_get_saved_time   (SummerOffice *self); /* seconds since 1970 of the last change seen; 0 = none */

/* Long work off the main thread; see SummerWork. title NULL = quiet. */
void              summer_office_run_async        (SummerOffice *self, const char *title, SummerWorkAccess access,
                                                  SummerWorkFunc func, gpointer data, GDestroyNotify free_data,
                                                  GDestroyNotify free_result,
                                                  GAsyncReadyCallback callback, gpointer user_data);
gpointer          summer_office_run_finish       (SummerOffice *self, GAsyncResult *result, GError **error);
SummerWork       *summer_office_get_work         (SummerOffice *self); /* the latest that has a title, or NULL */
void              summer_office_cancel_work      (SummerOffice *self);

G_END_DECLS
