/* A draft against what is stored: what each row will change, and the writing of it. Private to the
 * import; the public face is summer-plan.h. */
#pragma once

#include "summer-draft.h"
#include "summer-programme-table.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerProviderRecord record; /* as it will be; texts interned in the draft */
  SummerProviderRecord stored; /* as it is; id 0 = not stored */
  SummerClassRow      *first;  /* the class that names it first in the files, or NULL */
  SummerChange         change;
} SummerMergeProvider;

typedef struct
{
  SummerDraft          *draft;      /* borrowed */
  SummerStore          *store;      /* borrowed, while planning and while applying */
  SummerProgrammeRecord programme;  /* as it will be; name interned */
  SummerChange          programme_change, policy_change, closed_days_change;
  SummerPolicy         *policy;     /* owned: as it will be */
  GArray               *closed_days; /* owned SummerDay, sorted: as they will be */

  /* What is stored, in the row types of summer-format.h; the texts interned in the draft. Children
   * without their enrolments, which stand apart. */
  GArray               *stored[SUMMER_N_FORMATS];
  GArray               *stored_enrolments; /* SummerChildRow: class, child code and record */
  GHashTable           *stored_index[SUMMER_N_FORMATS]; /* SummerRowKey → row; for sheets with keys */
  GPtrArray            *providers; /* SummerMergeProvider, owned */

  /* As it will be: code → row of the files, else the stored one. */
  GHashTable           *classes;  /* SummerClassRow */
  GHashTable           *children; /* SummerChildRow: the first of the child, with all that is known of it */
  GHashTable           *policies; /* SummerInsuranceRow */
  GArray               *enrolments; /* SummerChildRow *: by class, child and first day, of the files and those that stay */

  guint                *child_changes; /* owned SummerChange: of the child that a row of 学生 names first */
  GHashTable           *doubtful; /* codes of children with two names: what else contradicts follows from that */
  GHashTable           *doubtful_ids; /* of those that have marks */
  GArray               *removed_enrolments, *removed_staff; /* gint64 ids */
  GArray               *locked;   /* owned: days that are signed off, by class id and day; of summer-merge-locked.c */
  gint64               *class_ids, *child_ids; /* owned: by rank, for the marks */
  guint                 added[SUMMER_N_FORMATS], changed[SUMMER_N_FORMATS], same[SUMMER_N_FORMATS], removed[SUMMER_N_FORMATS];
} SummerMerge;

SummerMerge *summer_merge_new          (SummerDraft *draft);
void         summer_merge_free         (SummerMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerMerge, summer_merge_free)

/* In this order; all but load report into the draft's problems. */
gboolean     summer_merge_choose       (SummerMerge *self, int year, GError **error); /* summer-merge-programme.c */
gboolean     summer_merge_open         (SummerMerge *self, gint64 programme, GError **error);
gboolean     summer_merge_load         (SummerMerge *self, GError **error);           /* summer-merge-load.c */
void         summer_merge_classes      (SummerMerge *self);                           /* summer-merge-classes.c */
void         summer_merge_people       (SummerMerge *self);                           /* summer-merge-people.c */
void         summer_merge_rest         (SummerMerge *self);                           /* summer-merge.c */
void         summer_merge_check        (SummerMerge *self);                           /* summer-merge-check.c */
gboolean     summer_merge_marks        (SummerMerge *self, GError **error);           /* summer-merge-marks.c */

/* summer-merge-locked.c */
gboolean     summer_merge_load_locked  (SummerMerge *self, GError **error);
gboolean     summer_merge_is_locked    (SummerMerge *self, gint64 class_id, SummerDay day);
void         summer_merge_warn_locked  (SummerMerge *self, guint source, guint row, int cell, SummerDay day);
void         summer_merge_warn_locked_staff (SummerMerge *self);
void         summer_merge_warn_locked_incidents (SummerMerge *self);
gboolean     summer_merge_keep_former  (SummerMerge *self, gint64 class_id, SummerDay day, gint64 child, const char *staff,
                                        guint source, GError **error);

gboolean     summer_merge_has_changes  (SummerMerge *self);
gboolean     summer_merge_apply        (SummerMerge *self, SummerProgressFunc progress, gpointer user_data,
                                        GCancellable *cancellable, GError **error);   /* summer-merge-apply.c */

/* Shared between the parts. */
#define SUMMER_MERGE_ROW(array, format, i) \
  ((SummerPlace *) (gpointer) ((array)->data + (gsize) (i) * summer_format_get (format)->row_size))

SummerClassRow *summer_merge_find_class (SummerMerge *self, const char *interned_code);
gint64       summer_merge_new_id       (SummerMerge *self);
void         summer_merge_rows         (SummerMerge *self, SummerFormat format, guint64 columns);
void         summer_merge_check_references (SummerMerge *self, SummerFormat format);
void         summer_merge_count        (SummerMerge *self, SummerFormat format, guint change);
gint64      *summer_merge_row_id       (SummerFormat format, gpointer row); /* NULL: no id of its own */

G_END_DECLS
