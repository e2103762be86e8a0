/* The marks of the files against the stored ones: both in the order of class, day and child, and gone
 * through side by side once. */
#include "config.h"

#include "summer-merge.h"

#include "summer-attendance-table.h"

#include <glib/gi18n.h>
#include <stdlib.h>

enum
{
  CLASS_CODE,
  CHILD_CODE,
  DAY,
  MARK,
  IN,
  BROUGHT_BY,
  OUT,
  COLLECTED_BY
};

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

static SummerDraftMark *
mark_at (SummerMerge *self, guint index)
{
  return &g_array_index (self->draft->marks, SummerDraftMark, index);
}

static gboolean
is_form (SummerMerge *self, const SummerDraftMark *mark)
{
  return summer_draft_get_source (self->draft, mark->source)->format == SUMMER_FORMAT_FORM;
}

static guint64
given (SummerMerge *self, const SummerDraftMark *mark)
{
  SummerDraftSource *source = summer_draft_get_source (self->draft, mark->source);

  return source->format == SUMMER_FORMAT_FORM ? BIT (MARK) : source->given;
}

static int
mark_cell (SummerMerge *self, const SummerDraftMark *mark)
{
  return is_form (self, mark) ? (int) mark->brought_by
                              : summer_draft_get_cell (self->draft, mark->source, MARK);
}

/* The child of that name in the class of the form, or NULL after saying why there is none. */
static SummerChildRow *
find_named (SummerMerge *self, const SummerDraftReference *reference, GHashTable *by_name)
{
  const SummerDraftReference *klass
      = &g_array_index (self->draft->classes, SummerDraftReference, reference->in_class);
  SummerRowKey key = { klass->code, reference->name, 0 };
  SummerChildRow *child = g_hash_table_lookup (by_name, &key);

  if (child != NULL && child->child.code != NULL)
    return child;
  if (self->draft->incomplete[SUMMER_FORMAT_CHILDREN])
    return NULL;
  if (child == NULL)
    summer_draft_error (
        self->draft, reference->source, reference->row, reference->column,
        _ ("There is no child named %s in class %s. Mend the name, or use 学生编号."),
        reference->name, klass->code);
  else
    summer_draft_error (
        self->draft, reference->source, reference->row, reference->column,
        _ ("Class %2$s has more than one child named %1$s. Use 学生编号 in this sheet."),
        reference->name, klass->code);
  return NULL;
}

/* Who is enrolled in each class, by name; a name that two share stands for nobody. */
static GHashTable *
index_names (SummerMerge *self)
{
  static SummerChildRow nobody;
  GHashTable *by_name
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const SummerChildRow *row = g_array_index (self->enrolments, SummerChildRow *, i);
      SummerChildRow *child = g_hash_table_lookup (self->children, row->child.code), *other;
      SummerRowKey key;

      if (child == NULL || child->child.name == NULL)
        continue;
      key = (SummerRowKey){ row->class_code, child->child.name, 0 };
      other = g_hash_table_lookup (by_name, &key);
      if (other == NULL)
        g_hash_table_insert (by_name, g_memdup2 (&key, sizeof key), child);
      else if (other != child)
        g_hash_table_insert (by_name, g_memdup2 (&key, sizeof key), &nobody);
    }
  return by_name;
}

static int
compare_ids (const void *a, const void *b)
{
  const gint64 *i = a, *j = b;

  return (*i > *j) - (*i < *j);
}

/* Ids, sorted and each once; for each reference its place among them. */
static gint64 *
rank (const gint64 *ids, guint n_ids, guint *ranks)
{
  gint64 *sorted = g_memdup2 (ids, (n_ids + 1) * sizeof *ids);
  guint n = 0;

  qsort (sorted, n_ids, sizeof *sorted, compare_ids);
  for (guint i = 0; i < n_ids; i++)
    if (i == 0 || sorted[i] != sorted[n - 1])
      sorted[n++] = sorted[i];
  for (guint i = 0; i < n_ids; i++)
    {
      const gint64 *found = bsearch (&ids[i], sorted, n, sizeof *sorted, compare_ids);

      ranks[i] = (guint) (found - sorted);
    }
  return sorted;
}

/* A row whose code is one child's and whose name is another's was most likely shifted or copied. */
static void
check_form_names (SummerMerge *self)
{
  GArray *names = self->draft->form_names;

  for (guint i = 0; i < names->len; i++)
    {
      const SummerDraftReference *named = &g_array_index (names, SummerDraftReference, i);
      const SummerChildRow *child = g_hash_table_lookup (self->children, named->code);

      if (child != NULL && child->child.name != NULL
          && strcmp (child->child.name, named->name) != 0)
        summer_draft_warning (self->draft, named->source, named->row, named->column,
                              _ ("The child %s is named %s, not %s. The marks of the row go by "
                                 "学生编号; compare it."),
                              named->code, child->child.name, named->name);
    }
}

/* Puts records in the place of codes and names. FALSE: some are not known. */
static gboolean
resolve (SummerMerge *self)
{
  GArray *classes = self->draft->classes, *children = self->draft->children;
  g_autofree gint64 *class_ids = g_new0 (gint64, classes->len + 1),
                    *child_ids = g_new0 (gint64, children->len + 1);
  g_autofree guint *class_ranks = g_new0 (guint, classes->len + 1),
                   *child_ranks = g_new0 (guint, children->len + 1);
  g_autoptr (GHashTable) by_name = NULL;
  gboolean known = TRUE;

  for (guint i = 0; i < classes->len; i++)
    {
      const SummerDraftReference *reference = &g_array_index (classes, SummerDraftReference, i);
      SummerClassRow *klass = summer_merge_find_class (self, reference->code);

      if (klass != NULL)
        class_ids[i] = klass->record.id;
      else if (!self->draft->incomplete[SUMMER_FORMAT_CLASSES])
        summer_draft_error (
            self->draft, reference->source, reference->row,
            reference->column != G_MAXUINT16 ? reference->column : SUMMER_NO_CELL,
            _ ("There is no class %s. Mend the code, or add the class to the sheet 班级."),
            reference->code);
      known = known && klass != NULL;
    }
  for (guint i = 0; i < children->len; i++)
    {
      const SummerDraftReference *reference = &g_array_index (children, SummerDraftReference, i);
      SummerChildRow *child;

      if (reference->code == NULL && by_name == NULL)
        by_name = index_names (self);
      child = reference->code == NULL ? find_named (self, reference, by_name)
                                      : g_hash_table_lookup (self->children, reference->code);
      if (child != NULL)
        child_ids[i] = child->child.id;
      else if (reference->code != NULL && !self->draft->incomplete[SUMMER_FORMAT_CHILDREN])
        summer_draft_error (
            self->draft, reference->source, reference->row, reference->column,
            _ ("There is no child %s. Mend the code, or add the child to the sheet 学生."),
            reference->code);
      if (child != NULL && g_hash_table_contains (self->doubtful, child->child.code))
        g_hash_table_add (self->doubtful_ids, g_memdup2 (&child->child.id, sizeof child->child.id));
      known = known && child != NULL;
    }
  if (!known)
    return FALSE;
  check_form_names (self);
  self->class_ids = rank (class_ids, classes->len, class_ranks);
  self->child_ids = rank (child_ids, children->len, child_ranks);
  summer_draft_sort_marks (self->draft, class_ranks, child_ranks);
  return TRUE;
}

/* Two marks for one child on one day: the same told twice, or a contradiction. */
static void
join (SummerMerge *self, SummerDraftMark *kept, SummerDraftMark *mark)
{
  guint64 both = given (self, kept) & given (self, mark);
  g_autofree char *address = NULL, *iso = NULL;

  mark->change = SUMMER_CHANGE_SKIP;
  if (g_hash_table_contains (self->doubtful_ids, &self->child_ids[SUMMER_MARK_CHILD (mark->key)]))
    return;
  if (kept->mark == mark->mark && (!(both & BIT (IN)) || kept->in == mark->in)
      && (!(both & BIT (OUT)) || kept->out == mark->out)
      && (!(both & BIT (BROUGHT_BY)) || kept->brought_by == mark->brought_by)
      && (!(both & BIT (COLLECTED_BY)) || kept->collected_by == mark->collected_by))
    return;
  address = summer_cell_dup_address (kept->row, (guint) mark_cell (self, kept));
  iso = summer_day_dup_iso (SUMMER_MARK_DAY (mark->key));
  summer_draft_error (self->draft, mark->source, mark->row, mark_cell (self, mark),
                      _ ("The child has another entry for %s, in sheet %s, %s. Keep the right one "
                         "and delete the other."),
                      iso, summer_draft_get_source (self->draft, kept->source)->name, address);
}

/* Of the marks of one child and day, one stays: of 考勤 where there is one, for it has the times. */
static void
join_marks (SummerMerge *self)
{
  guint kept = 0;

  for (guint i = 1; i < self->draft->marks->len; i++)
    {
      SummerDraftMark *mark = mark_at (self, i), *other = mark_at (self, kept);

      if (mark->key != other->key)
        kept = i;
      else if (is_form (self, other) && !is_form (self, mark))
        {
          join (self, mark, other);
          kept = i;
        }
      else
        join (self, other, mark);
    }
}

static guint
name_index (SummerMerge *self, const char *name)
{
  gpointer found;

  if (name == NULL || *name == '\0')
    return 0;
  found = g_hash_table_lookup (self->draft->name_index, name);
  if (found == NULL)
    {
      const char *interned = summer_draft_intern (self->draft, name);

      found = GUINT_TO_POINTER (self->draft->names->len);
      g_ptr_array_add (self->draft->names, (gpointer) interned);
      g_hash_table_insert (self->draft->name_index, (gpointer) interned, found);
    }
  return GPOINTER_TO_UINT (found);
}

/* A mark whose like is stored: what the file is silent about stays. */
static void
compare_with_stored (SummerMerge *self, SummerDraftMark *mark, const SummerMarkRecord *record)
{
  guint64 columns = given (self, mark);
  guint brought_by = name_index (self, record->brought_by);
  guint collected_by = name_index (self, record->collected_by);
  int cell = mark_cell (self, mark);

  if (!(columns & BIT (IN)))
    mark->in = record->in;
  if (!(columns & BIT (OUT)))
    mark->out = record->out;
  if (!(columns & BIT (BROUGHT_BY)))
    mark->brought_by = brought_by;
  if (!(columns & BIT (COLLECTED_BY)))
    mark->collected_by = collected_by;
  mark->change = mark->mark == (guint8) record->mark && mark->in == record->in
                         && mark->out == record->out && mark->brought_by == brought_by
                         && mark->collected_by == collected_by
                     ? SUMMER_CHANGE_NONE
                     : SUMMER_CHANGE_UPDATE;
  if (mark->change == SUMMER_CHANGE_UPDATE
      && summer_merge_is_locked (self, record->class_id, record->day))
    summer_merge_warn_locked (self, mark->source, mark->row, cell, record->day);
}

typedef struct
{
  SummerMerge *merge;
  guint next;
} Cursor;

static int
compare_with_record (SummerMerge *self, const SummerDraftMark *mark, const SummerMarkRecord *record)
{
  gint64 klass = self->class_ids[SUMMER_MARK_CLASS (mark->key)];
  gint64 child = self->child_ids[SUMMER_MARK_CHILD (mark->key)];
  SummerDay day = SUMMER_MARK_DAY (mark->key);

  if (klass != record->class_id)
    return klass < record->class_id ? -1 : 1;
  if (day != record->day)
    return day < record->day ? -1 : 1;
  return (child > record->child) - (child < record->child);
}

static gboolean
stored_mark_cb (const SummerMarkRecord *record, gpointer user_data)
{
  Cursor *cursor = user_data;
  SummerMerge *self = cursor->merge;

  while (cursor->next < self->draft->marks->len)
    {
      SummerDraftMark *mark = mark_at (self, cursor->next);
      int order
          = mark->change == SUMMER_CHANGE_SKIP ? -1 : compare_with_record (self, mark, record);

      if (order > 0)
        return TRUE;
      cursor->next++;
      if (order == 0)
        {
          compare_with_stored (self, mark, record);
          return TRUE;
        }
    }
  return FALSE;
}

typedef struct
{
  guint klass, child; /* ranks */
  SummerDay first, last;
} Stay;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  const Stay *s = a, *t = b;

  if (s->klass != t->klass)
    return s->klass < t->klass ? -1 : 1;
  if (s->child != t->child)
    return s->child < t->child ? -1 : 1;
  return (s->first > t->first) - (s->first < t->first);
}

static gboolean
find_rank (const gint64 *ids, guint n_ids, gint64 id, guint *found)
{
  guint low = 0, high = n_ids;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  *found = low;
  return low < n_ids && ids[low] == id;
}

/* The enrolments of the children and classes that the marks name, by rank. */
static GArray *
rank_enrolments (SummerMerge *self, guint n_classes, guint n_children)
{
  GArray *stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const SummerChildRow *row = g_array_index (self->enrolments, SummerChildRow *, i);
      const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);
      const SummerChildRow *child = g_hash_table_lookup (self->children, row->child.code);
      Stay stay;

      if (klass == NULL || child == NULL
          || !find_rank (self->class_ids, n_classes, klass->record.id, &stay.klass)
          || !find_rank (self->child_ids, n_children, child->child.id, &stay.child))
        continue;
      stay.first = MAX (row->record.first_day, klass->record.first_day);
      stay.last = row->record.last_day != SUMMER_DAY_NONE
                      ? MIN (row->record.last_day, klass->record.last_day)
                      : klass->record.last_day;
      g_array_append_val (stays, stay);
    }
  g_array_sort (stays, compare_stays);
  return stays;
}

/* Adjustments as they will be: class code and day → kind + 1. */
static GHashTable *
index_adjustments (SummerMerge *self)
{
  GArray *both[]
      = { self->stored[SUMMER_FORMAT_CALENDAR], self->draft->rows[SUMMER_FORMAT_CALENDAR] };
  GHashTable *kinds
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (guint j = 0; j < both[i]->len; j++)
      {
        const SummerAdjustmentRow *row = &g_array_index (both[i], SummerAdjustmentRow, j);
        SummerRowKey key = summer_format_get_key (SUMMER_FORMAT_CALENDAR, row);

        if (i == 0 || row->place.change != SUMMER_CHANGE_SKIP)
          g_hash_table_insert (kinds, g_memdup2 (&key, sizeof key),
                               GUINT_TO_POINTER ((guint) row->record.kind + 1));
      }
  return kinds;
}

static gboolean
is_open (SummerMerge *self, GHashTable *adjustments, const char *code, SummerDay day)
{
  SummerRowKey key = { code, NULL, day };
  guint kind = GPOINTER_TO_UINT (g_hash_table_lookup (adjustments, &key));

  if (kind != 0)
    return kind == SUMMER_ADJUSTMENT_EXTRA + 1;
  if (summer_day_get_weekday (day) > 5)
    return FALSE;
  for (guint i = 0; i < self->closed_days->len; i++)
    if (g_array_index (self->closed_days, SummerDay, i) == day)
      return FALSE;
  return TRUE;
}

static gboolean
is_enrolled (GArray *stays, guint klass, guint child, SummerDay day)
{
  guint low = 0, high = stays->len;
  Stay sought = { klass, child, G_MININT32, 0 };

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_stays (&g_array_index (stays, Stay, middle), &sought) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < stays->len; low++)
    {
      const Stay *stay = &g_array_index (stays, Stay, low);

      if (stay->klass != klass || stay->child != child)
        return FALSE;
      if (stay->first <= day && day <= stay->last)
        return TRUE;
    }
  return FALSE;
}

/* Marks on days that are no expected child-day of that child, one warning a class (rules.md 1). */
static void
report_stray (SummerMerge *self)
{
  GHashTable *codes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_id = codes, adjustments = index_adjustments (self);
  g_autoptr (GArray) stays = NULL;
  guint n_classes = 0, n_children = 0, stray = 0;
  const SummerDraftMark *first = NULL;
  const char *code = NULL;
  SummerDay day = SUMMER_DAY_NONE;
  gboolean open = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->classes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_hash_table_insert (by_id, &((SummerClassRow *) value)->record.id, value);
  for (guint i = 0; i < self->draft->marks->len; i++)
    {
      n_classes = MAX (n_classes, SUMMER_MARK_CLASS (mark_at (self, i)->key) + 1);
      n_children = MAX (n_children, SUMMER_MARK_CHILD (mark_at (self, i)->key) + 1);
    }
  stays = rank_enrolments (self, n_classes, n_children);
  for (guint i = 0; i <= self->draft->marks->len; i++)
    {
      const SummerDraftMark *mark = i < self->draft->marks->len ? mark_at (self, i) : NULL;
      const SummerDraftMark *before = i > 0 ? mark_at (self, i - 1) : NULL;
      gboolean new_class = mark == NULL || before == NULL
                           || SUMMER_MARK_CLASS (mark->key) != SUMMER_MARK_CLASS (before->key);

      if (new_class && stray > 0)
        {
          g_autofree char *iso = summer_day_dup_iso (SUMMER_MARK_DAY (first->key));

          summer_draft_warning (self->draft, first->source, first->row, mark_cell (self, first),
                                ngettext ("%u mark of class %s is on a day on which the child is "
                                          "not expected (%s): it counts nowhere.",
                                          "%u marks of class %s are on days on which the child is "
                                          "not expected (first on %s): they count nowhere.",
                                          stray),
                                stray, code, iso);
        }
      if (mark == NULL)
        break;
      if (new_class)
        {
          SummerClassRow *klass
              = g_hash_table_lookup (by_id, &self->class_ids[SUMMER_MARK_CLASS (mark->key)]);

          code = klass->record.code;
          stray = 0;
        }
      if (new_class || day != SUMMER_MARK_DAY (mark->key))
        {
          day = SUMMER_MARK_DAY (mark->key);
          open = is_open (self, adjustments, code, day);
        }
      if (mark->change != SUMMER_CHANGE_SKIP
          && (!open
              || !is_enrolled (stays, SUMMER_MARK_CLASS (mark->key), SUMMER_MARK_CHILD (mark->key),
                               day)))
        {
          if (stray++ == 0)
            first = mark;
        }
    }
}

/**
 * summer_merge_marks:
 *
 * Merges 考勤 and the paper forms with the stored marks.
 *
 * Returns: FALSE with @error when the store failed
 */
gboolean
summer_merge_marks (SummerMerge *self, GError **error)
{
  Cursor cursor = { self, 0 };

  if (!resolve (self) || self->draft->marks->len == 0)
    return TRUE;
  join_marks (self);
  for (guint i = 0; i < self->draft->marks->len; i++)
    if (mark_at (self, i)->change != SUMMER_CHANGE_SKIP)
      mark_at (self, i)->change = SUMMER_CHANGE_ADD;
  report_stray (self);
  if (self->programme.id != 0
      && !summer_mark_each (self->store, self->programme.id, stored_mark_cb, &cursor, error))
    return FALSE;
  for (guint i = 0; i < self->draft->marks->len; i++)
    {
      SummerDraftMark *mark = mark_at (self, i);

      summer_merge_count (self,
                          is_form (self, mark) ? SUMMER_FORMAT_FORM : SUMMER_FORMAT_ATTENDANCE,
                          mark->change);
      if (mark->change == SUMMER_CHANGE_ADD
          && summer_merge_is_locked (self, self->class_ids[SUMMER_MARK_CLASS (mark->key)],
                                     SUMMER_MARK_DAY (mark->key)))
        summer_merge_warn_locked (self, mark->source, mark->row, mark_cell (self, mark),
                                  SUMMER_MARK_DAY (mark->key));
      /* Of a form the column served for messages; from here on it is who brought the child: not told. */
      if (is_form (self, mark) && mark->change == SUMMER_CHANGE_ADD)
        mark->brought_by = 0;
    }
  return TRUE;
}
