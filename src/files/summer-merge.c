#include "config.h"

#include "summer-merge.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * summer_merge_new:
 * @draft: what the files say; must outlive the merge
 *
 * Returns: (transfer full): a merge that has chosen no programme yet
 */
SummerMerge *
summer_merge_new (SummerDraft *draft)
{
  SummerMerge *self = g_new0 (SummerMerge, 1);

  self->draft = draft;
  self->programme.first_day = self->programme.last_day = SUMMER_DAY_NONE;
  self->closed_days = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    {
      self->stored[i] = g_array_new (FALSE, FALSE, (guint) summer_format_get (i)->row_size);
      self->stored_index[i]
          = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);
    }
  self->stored_enrolments = g_array_new (FALSE, FALSE, sizeof (SummerChildRow));
  self->providers = g_ptr_array_new_with_free_func (g_free);
  self->classes = g_hash_table_new (NULL, NULL);
  self->children = g_hash_table_new (NULL, NULL);
  self->policies = g_hash_table_new (NULL, NULL);
  self->doubtful = g_hash_table_new (NULL, NULL);
  self->doubtful_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->enrolments = g_array_new (FALSE, FALSE, sizeof (SummerChildRow *));
  self->removed_enrolments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->removed_staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * summer_merge_free:
 */
void
summer_merge_free (SummerMerge *self)
{
  g_clear_pointer (&self->policy, summer_policy_free);
  g_array_unref (self->closed_days);
  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    {
      g_array_unref (self->stored[i]);
      g_hash_table_unref (self->stored_index[i]);
    }
  g_array_unref (self->stored_enrolments);
  g_ptr_array_unref (self->providers);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->policies);
  g_hash_table_unref (self->doubtful);
  g_hash_table_unref (self->doubtful_ids);
  g_array_unref (self->enrolments);
  g_array_unref (self->removed_enrolments);
  g_array_unref (self->removed_staff);
  g_clear_pointer (&self->locked, g_array_unref);
  g_free (self->child_changes);
  g_free (self->class_ids);
  g_free (self->child_ids);
  g_free (self);
}

/**
 * summer_merge_new_id:
 *
 * Returns: an id for a record to be added, so that others can refer to it before it is written
 */
gint64
summer_merge_new_id (SummerMerge *self)
{
  return summer_store_new_id (self->store);
}

/**
 * summer_merge_find_class:
 *
 * Returns: (nullable): the class as it will be after the import
 */
SummerClassRow *
summer_merge_find_class (SummerMerge *self, const char *interned_code)
{
  return interned_code != NULL ? g_hash_table_lookup (self->classes, interned_code) : NULL;
}

/**
 * summer_merge_row_id:
 *
 * Returns: (nullable): where a row of the format holds the id of its record
 */
gint64 *
summer_merge_row_id (SummerFormat format, gpointer row)
{
  switch (format)
    {
    case SUMMER_FORMAT_CLASSES:
      return &((SummerClassRow *) row)->record.id;
    case SUMMER_FORMAT_REVIEWS:
      return &((SummerReviewRow *) row)->record.id;
    case SUMMER_FORMAT_STAFF:
      return &((SummerStaffRow *) row)->record.id;
    case SUMMER_FORMAT_CHILDREN:
      return &((SummerChildRow *) row)->record.id;
    case SUMMER_FORMAT_INSURANCE:
      return &((SummerInsuranceRow *) row)->record.id;
    case SUMMER_FORMAT_VISITS:
      return &((SummerVisitRow *) row)->record.id;
    case SUMMER_FORMAT_INCIDENTS:
      return &((SummerIncidentRow *) row)->record.id;
    case SUMMER_FORMAT_SATISFACTION:
      return &((SummerResponseRow *) row)->record.id;
    case SUMMER_FORMAT_PROGRAMME:
    case SUMMER_FORMAT_CALENDAR:
    case SUMMER_FORMAT_ATTENDANCE:
    case SUMMER_FORMAT_FORM:
    case SUMMER_FORMAT_STAFF_ATTENDANCE:
    case SUMMER_FORMAT_INSURED:
    case SUMMER_N_FORMATS:
    default:
      return NULL;
    }
}

/**
 * summer_merge_count:
 *
 * Counts a row of the files by what it changes. Rows that only repeat others count as the same.
 */
void
summer_merge_count (SummerMerge *self, SummerFormat format, guint change)
{
  if (change == SUMMER_CHANGE_ADD)
    self->added[format]++;
  else if (change == SUMMER_CHANGE_UPDATE)
    self->changed[format]++;
  else
    self->same[format]++;
}

static guint64
given (SummerMerge *self, const SummerPlace *place)
{
  return summer_draft_get_source (self->draft, place->source)->given;
}

/* A row with the key of an earlier one: fills in what that one's file left out, or contradicts it. */
static void
join_repeated (SummerMerge *self, SummerFormat format, SummerPlace *first, SummerPlace *row)
{
  guint64 both = given (self, first) & given (self, row);
  int difference = summer_format_find_difference (format, both, first, row);

  row->change = SUMMER_CHANGE_SKIP;
  if (difference < 0)
    summer_format_copy (format, given (self, row) & ~given (self, first), row, first);
  else
    {
      g_autofree char *address
          = summer_cell_dup_address (first->row,
                                     (guint) summer_draft_get_cell (self->draft, first->source,
                                                                    (guint) difference));

      summer_draft_error (
          self->draft, row->source, row->row,
          summer_draft_get_cell (self->draft, row->source, (guint) difference),
          _ ("This row repeats one above with another %s (there in %s). Delete one of the two."),
          summer_format_get (format)->columns[difference].chinese, address);
    }
}

/**
 * summer_merge_rows:
 * @columns: the columns to compare with what is stored, as bits
 *
 * For a sheet whose rows have a key: rows of the same key are one, and must not contradict each
 * other; a row whose key is stored changes that record, in the columns that are there.
 */
void
summer_merge_rows (SummerMerge *self, SummerFormat format, guint64 columns)
{
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);
  GArray *rows = self->draft->rows[format];

  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = SUMMER_MERGE_ROW (rows, format, i), *first;
      SummerRowKey key = summer_format_get_key (format, row);

      if (key.a == NULL || key.c == SUMMER_DAY_NONE)
        {
          row->change = SUMMER_CHANGE_SKIP; /* an error already */
          continue;
        }
      first = g_hash_table_lookup (seen, &key);
      if (first != NULL)
        join_repeated (self, format, first, row);
      else
        g_hash_table_insert (seen, g_memdup2 (&key, sizeof key), row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = SUMMER_MERGE_ROW (rows, format, i), *stored;
      SummerRowKey key = summer_format_get_key (format, row);
      gint64 *id = summer_merge_row_id (format, row);

      if (row->change == SUMMER_CHANGE_SKIP)
        continue;
      stored = g_hash_table_lookup (self->stored_index[format], &key);
      if (stored == NULL)
        {
          row->change = SUMMER_CHANGE_ADD;
          if (id != NULL)
            *id = summer_merge_new_id (self);
          continue;
        }
      summer_format_copy (format, ~given (self, row) & columns, stored, row);
      if (id != NULL)
        *id = *summer_merge_row_id (format, stored);
      if (summer_format_find_difference (format, columns, stored, row) >= 0)
        row->change = SUMMER_CHANGE_UPDATE;
    }
}

/**
 * summer_merge_check_references:
 *
 * Every class, child and policy that a row names must be in the files or stored.
 */
void
summer_merge_check_references (SummerMerge *self, SummerFormat format)
{
  const SummerFormatSheet *sheet = summer_format_get (format);
  const gboolean *incomplete = self->draft->incomplete;
  GArray *rows = self->draft->rows[format];

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < sheet->n_columns; j++)
      {
        SummerPlace *row = SUMMER_MERGE_ROW (rows, format, i);
        guint flags = sheet->columns[j].flags;
        int cell = summer_draft_get_cell (self->draft, row->source, j);
        const char *code;

        /* Only these columns are texts. */
        if (!(flags & (SUMMER_COLUMN_CLASS | SUMMER_COLUMN_CHILD | SUMMER_COLUMN_POLICY)))
          continue;
        code = *(const char **) (gpointer) ((guint8 *) row + sheet->columns[j].offset);
        if (code == NULL)
          continue;
        if ((flags & SUMMER_COLUMN_CLASS) && !incomplete[SUMMER_FORMAT_CLASSES]
            && !g_hash_table_contains (self->classes, code))
          summer_draft_error (
              self->draft, row->source, row->row, cell,
              _ ("There is no class %s. Mend the code, or add the class to the sheet 班级."), code);
        else if ((flags & SUMMER_COLUMN_CHILD) && !incomplete[SUMMER_FORMAT_CHILDREN]
                 && !g_hash_table_contains (self->children, code))
          summer_draft_error (
              self->draft, row->source, row->row, cell,
              _ ("There is no child %s. Mend the code, or add the child to the sheet 学生."), code);
        else if ((flags & SUMMER_COLUMN_POLICY) && !incomplete[SUMMER_FORMAT_INSURANCE]
                 && !g_hash_table_contains (self->policies, code))
          summer_draft_error (self->draft, row->source, row->row, cell,
                              _ ("There is no insurance policy %s. Mend the number, or add the "
                                 "policy to the sheet 保险."),
                              code);
      }
}

/* Adjustments as they will be must lie within their classes as they will be. */
static void
check_calendar (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CALENDAR],
         *stored = self->stored[SUMMER_FORMAT_CALENDAR];
  g_autoptr (GHashTable) replaced
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      SummerAdjustmentRow *row = &g_array_index (rows, SummerAdjustmentRow, i);
      SummerClassRow *klass = summer_merge_find_class (self, row->class_code);
      SummerRowKey key = summer_format_get_key (SUMMER_FORMAT_CALENDAR, row);

      g_hash_table_add (replaced, g_memdup2 (&key, sizeof key));
      if (klass == NULL || row->record.day == SUMMER_DAY_NONE
          || klass->record.first_day == SUMMER_DAY_NONE || klass->record.last_day == SUMMER_DAY_NONE
          || (row->record.day >= klass->record.first_day
              && row->record.day <= klass->record.last_day))
        continue;
      summer_draft_error (
          self->draft, row->place.source, row->place.row,
          summer_draft_get_cell (self->draft, row->place.source, 1),
          _ ("The day is outside the dates of class %s. Mend the day, or the dates of the class."),
          row->class_code);
    }
  for (guint i = 0; i < stored->len; i++)
    {
      SummerAdjustmentRow *row = &g_array_index (stored, SummerAdjustmentRow, i);
      SummerRowKey key = summer_format_get_key (SUMMER_FORMAT_CALENDAR, row);
      SummerClassRow *klass = summer_merge_find_class (self, row->class_code);
      g_autofree char *iso = summer_day_dup_iso (row->record.day);

      if (klass == NULL || klass->place.change != SUMMER_CHANGE_UPDATE
          || g_hash_table_contains (replaced, &key)
          || (row->record.day >= klass->record.first_day
              && row->record.day <= klass->record.last_day))
        continue;
      summer_draft_error (self->draft, klass->place.source, klass->place.row,
                          summer_draft_get_cell (self->draft, klass->place.source,
                                                 row->record.day < klass->record.first_day ? 11
                                                                                           : 12),
                          _ ("These dates of class %s leave out %s, a day already recorded as "
                             "cancelled or extra. Mend the dates."),
                          klass->record.code, iso);
    }
}

/* Rows without a key of their own are compared as multisets: of each kind of row as many are added as
 * a file has more than are stored, or were added by the files before it. */
static void
merge_multiset (SummerMerge *self, SummerFormat format)
{
  GArray *rows = self->draft->rows[format];
  guint file = G_MAXUINT;
  guint64 columns = 0;
  g_autoptr (GHashTable) have = NULL, used = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = SUMMER_MERGE_ROW (rows, format, i);
      SummerDraftSource *source = summer_draft_get_source (self->draft, row->source);
      g_autoptr (GBytes) key = NULL;
      guint n_used;

      if (have == NULL || columns != source->given)
        {
          g_clear_pointer (&have, g_hash_table_unref);
          have = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                        NULL);
          columns = source->given;
          for (guint j = 0; j < self->stored[format]->len + i; j++)
            {
              SummerPlace *other
                  = j < self->stored[format]->len
                        ? SUMMER_MERGE_ROW (self->stored[format], format, j)
                        : SUMMER_MERGE_ROW (rows, format, j - self->stored[format]->len);
              GBytes *other_key = summer_format_dup_values (format, columns, other);

              if (j < self->stored[format]->len || other->change == SUMMER_CHANGE_ADD)
                g_hash_table_insert (have, g_bytes_ref (other_key),
                                     GUINT_TO_POINTER (
                                         GPOINTER_TO_UINT (g_hash_table_lookup (have, other_key))
                                         + 1));
              g_bytes_unref (other_key);
            }
        }
      if (used == NULL || file != source->file)
        {
          g_clear_pointer (&used, g_hash_table_unref);
          used = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                        NULL);
          file = source->file;
        }
      key = summer_format_dup_values (format, columns, row);
      n_used = GPOINTER_TO_UINT (g_hash_table_lookup (used, key)) + 1;
      g_hash_table_insert (used, g_bytes_ref (key), GUINT_TO_POINTER (n_used));
      if (n_used > GPOINTER_TO_UINT (g_hash_table_lookup (have, key)))
        {
          row->change = SUMMER_CHANGE_ADD;
          g_hash_table_insert (have, g_bytes_ref (key), GUINT_TO_POINTER (n_used));
        }
    }
}

static void
count_rows (SummerMerge *self, SummerFormat format)
{
  for (guint i = 0; i < self->draft->rows[format]->len; i++)
    summer_merge_count (self, format,
                        SUMMER_MERGE_ROW (self->draft->rows[format], format, i)->change);
}

static void
check_insurance (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_INSURANCE];

  for (guint i = 0; i < self->stored[SUMMER_FORMAT_INSURANCE]->len; i++)
    {
      SummerInsuranceRow *row
          = &g_array_index (self->stored[SUMMER_FORMAT_INSURANCE], SummerInsuranceRow, i);

      g_hash_table_insert (self->policies, (gpointer) row->record.number, row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerInsuranceRow *row = &g_array_index (rows, SummerInsuranceRow, i);

      if (row->record.number != NULL && row->place.change != SUMMER_CHANGE_SKIP)
        g_hash_table_insert (self->policies, (gpointer) row->record.number, row);
      if (row->record.first_day != SUMMER_DAY_NONE && row->record.last_day != SUMMER_DAY_NONE
          && row->record.last_day < row->record.first_day)
        summer_draft_error (self->draft, row->place.source, row->place.row,
                            summer_draft_get_cell (self->draft, row->place.source, 4),
                            _ ("The last day is before the first. Mend one of the two."));
    }
}

/**
 * summer_merge_rest:
 *
 * The sheets that hang on classes and children, all but attendance.
 */
void
summer_merge_rest (SummerMerge *self)
{
  static const SummerFormat keyed[]
      = { SUMMER_FORMAT_CALENDAR, SUMMER_FORMAT_STAFF_ATTENDANCE, SUMMER_FORMAT_INSURED };
  static const SummerFormat multisets[] = { SUMMER_FORMAT_REVIEWS, SUMMER_FORMAT_VISITS,
                                            SUMMER_FORMAT_INCIDENTS, SUMMER_FORMAT_SATISFACTION };

  summer_merge_rows (self, SUMMER_FORMAT_INSURANCE, G_MAXUINT64);
  check_insurance (self);
  count_rows (self, SUMMER_FORMAT_INSURANCE);
  for (guint i = 0; i < G_N_ELEMENTS (keyed); i++)
    {
      summer_merge_rows (self, keyed[i], G_MAXUINT64);
      summer_merge_check_references (self, keyed[i]);
      count_rows (self, keyed[i]);
    }
  summer_merge_warn_locked_staff (self);
  check_calendar (self);
  for (guint i = 0; i < G_N_ELEMENTS (multisets); i++)
    {
      merge_multiset (self, multisets[i]);
      summer_merge_check_references (self, multisets[i]);
      count_rows (self, multisets[i]);
    }
  summer_merge_warn_locked_incidents (self);
}

/**
 * summer_merge_has_changes:
 *
 * Returns: whether applying would write anything
 */
gboolean
summer_merge_has_changes (SummerMerge *self)
{
  gboolean changes = self->programme_change != SUMMER_CHANGE_NONE
                     || self->policy_change != SUMMER_CHANGE_NONE
                     || self->closed_days_change != SUMMER_CHANGE_NONE;

  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    changes = changes || self->added[i] > 0 || self->changed[i] > 0 || self->removed[i] > 0;
  return changes;
}
