/* Children with their enrolments, and staff with their periods: rows that replace, as a set, the stored
 * ones of the same person in the same class. */
#include "config.h"

#include "summer-merge.h"

#include <glib/gi18n.h>
#include <stdlib.h>

enum
{
  CHILD_CODE = 1,
  CHILD_NAME,
  ENROLLED_FROM = 9,
  ENROLLED_TO = 10,
  AGREEMENT = 12
};
enum
{
  STAFF_FROM = 5,
  STAFF_TO = 6
};

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

static guint64
given (SummerMerge *self, const SummerPlace *place)
{
  return summer_draft_get_source (self->draft, place->source)->given;
}

/* Rows of one group: indices into an array of rows, linked in their order. */
static GHashTable *
group_rows (GArray *rows, SummerFormat format)
{
  GHashTable *groups = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = SUMMER_MERGE_ROW (rows, format, i);
      SummerRowKey key = summer_format_get_key (format, row);
      GPtrArray *group;

      if (row->change == SUMMER_CHANGE_SKIP)
        continue;
      if (format == SUMMER_FORMAT_CHILDREN)
        key.b = ((SummerChildRow *) (gpointer) row)->class_code;
      group = g_hash_table_lookup (groups, &key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_memdup2 (&key, sizeof key), group);
        }
      g_ptr_array_add (group, row);
    }
  return groups;
}

static void
pair (SummerMerge *self,
      SummerFormat format,
      guint64 columns,
      GPtrArray *stored,
      guint index,
      SummerPlace *row)
{
  SummerPlace *before = g_ptr_array_index (stored, index);

  summer_format_copy (format, ~given (self, row) & columns, before, row);
  *summer_merge_row_id (format, row) = *summer_merge_row_id (format, before);
  if (summer_format_find_difference (format, columns, before, row) >= 0)
    row->change = SUMMER_CHANGE_UPDATE;
  else
    row->change = SUMMER_CHANGE_NONE;
  before->change = SUMMER_CHANGE_SKIP; /* taken */
}

/* One person in one class. Rows whose period is stored keep their record; the others take over the
 * records whose periods are gone; what is left on either side is added or removed. */
static void
merge_group (SummerMerge *self,
             SummerFormat format,
             GPtrArray *rows,
             GPtrArray *stored,
             guint64 periods,
             guint64 others,
             GArray *removed)
{
  guint64 columns = periods | others;

  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = g_ptr_array_index (rows, i);

      row->change = SUMMER_CHANGE_ADD;
      /* Periods that the file is silent about are left alone. */
      if (stored->len > 0 && (stored->len == 1 || (given (self, row) & periods) == 0))
        summer_format_copy (format, ~given (self, row) & periods,
                            stored->pdata[MIN (i, stored->len - 1)], row);
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        SummerPlace *row = g_ptr_array_index (rows, i);

        for (guint j = 0; j < stored->len && row->change == SUMMER_CHANGE_ADD; j++)
          {
            SummerPlace *before = g_ptr_array_index (stored, j);

            if (before->change != SUMMER_CHANGE_SKIP
                && (pass == 1 || summer_format_find_difference (format, periods, before, row) < 0))
              pair (self, format, columns, stored, j, row);
          }
      }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = g_ptr_array_index (rows, i);

      if (row->change != SUMMER_CHANGE_ADD)
        continue;
      *summer_merge_row_id (format, row) = summer_merge_new_id (self);
      if (stored->len > 0)
        summer_format_copy (format, ~given (self, row) & others, stored->pdata[0], row);
    }
  for (guint i = 0; i < stored->len; i++)
    {
      SummerPlace *before = g_ptr_array_index (stored, i);
      gboolean silent = TRUE;

      for (guint j = 0; j < rows->len; j++)
        silent = silent && (given (self, rows->pdata[j]) & periods) == 0;
      if (before->change == SUMMER_CHANGE_SKIP || silent)
        continue;
      before->change = SUMMER_CHANGE_SKIP;
      g_array_append_val (removed, *summer_merge_row_id (format, before));
      self->removed[format]++;
    }
}

/*
 * @stored: the stored rows; those that go or are taken over are marked as skipped
 * @periods: the columns of the first and last day, as bits
 * @others: further columns of the record
 * @removed: ids of the records that go
 *
 * Merges the rows of each person in each class as a set of periods.
 */
static void
merge_periods (SummerMerge *self,
               SummerFormat format,
               GArray *stored,
               guint64 periods,
               guint64 others,
               GArray *removed)
{
  g_autoptr (GHashTable) groups = group_rows (self->draft->rows[format], format);
  g_autoptr (GHashTable) before = group_rows (stored, format);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GArray *rows = self->draft->rows[format];

  /* In the order of the file, so that ids are given out in it. */
  for (guint i = 0; i < rows->len; i++)
    {
      SummerPlace *row = SUMMER_MERGE_ROW (rows, format, i);
      SummerRowKey key = summer_format_get_key (format, row);
      GPtrArray *group, *was;

      if (row->change == SUMMER_CHANGE_SKIP)
        continue;
      if (format == SUMMER_FORMAT_CHILDREN)
        key.b = ((SummerChildRow *) (gpointer) row)->class_code;
      group = g_hash_table_lookup (groups, &key);
      if (group == NULL || g_ptr_array_index (group, 0) != row)
        continue;
      was = g_hash_table_lookup (before, &key);
      merge_group (self, format, group, was != NULL ? was : none, periods, others, removed);
    }
}

/* One child over all its rows: what is filled in wins over what is blank. */
static void
join_child (SummerMerge *self, SummerChildRow *first, guint64 *columns, SummerChildRow *row)
{
  const SummerFormatSheet *sheet = summer_format_get (SUMMER_FORMAT_CHILDREN);
  guint64 personal = given (self, &row->place)
                     & summer_format_get_mask (SUMMER_FORMAT_CHILDREN, SUMMER_COLUMN_PERSONAL);

  if (first->child.name != NULL && row->child.name != NULL && first->child.name != row->child.name)
    {
      g_autofree char *address = summer_cell_dup_address (
          first->place.row,
          (guint) summer_draft_get_cell (self->draft, first->place.source, CHILD_NAME));

      summer_draft_error (self->draft, row->place.source, row->place.row,
                          summer_draft_get_cell (self->draft, row->place.source, CHILD_NAME),
                          _ ("The child %s is named %s here and %s in %s. Give one of them another "
                             "code, or mend the name."),
                          row->child.code, row->child.name, first->child.name, address);
      g_hash_table_add (self->doubtful, (gpointer) row->child.code);
      row->place.change = SUMMER_CHANGE_SKIP;
      return;
    }
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      if (!(personal & BIT (i)) || summer_format_is_blank (&sheet->columns[i], row)
          || summer_format_find_difference (SUMMER_FORMAT_CHILDREN, BIT (i), first, row) < 0)
        continue;
      if (!summer_format_is_blank (&sheet->columns[i], first))
        summer_draft_warning (
            self->draft, row->place.source, row->place.row,
            summer_draft_get_cell (self->draft, row->place.source, i),
            _ ("%s of the child %s differs from a row above. The lower row counts."),
            sheet->columns[i].chinese, row->child.code);
      summer_format_copy (SUMMER_FORMAT_CHILDREN, BIT (i), row, first);
    }
  *columns |= personal;
}

static void
merge_child (SummerMerge *self, SummerChildRow *first, guint64 columns, guint *change)
{
  guint64 personal = summer_format_get_mask (SUMMER_FORMAT_CHILDREN, SUMMER_COLUMN_PERSONAL);
  SummerRowKey key = summer_format_get_key (SUMMER_FORMAT_CHILDREN, first);
  SummerChildRow *stored = g_hash_table_lookup (self->stored_index[SUMMER_FORMAT_CHILDREN], &key);

  if (stored == NULL)
    {
      first->child.id = summer_merge_new_id (self);
      *change = SUMMER_CHANGE_ADD;
      return;
    }
  first->child.id = stored->child.id;
  summer_format_copy (SUMMER_FORMAT_CHILDREN, ~columns & personal, stored, first);
  if (stored->child.name != first->child.name && first->child.name != NULL)
    summer_draft_warning (self->draft, first->place.source, first->place.row,
                          summer_draft_get_cell (self->draft, first->place.source, CHILD_NAME),
                          _ ("The child %s was named %s so far and will be named %s."),
                          first->child.code, stored->child.name, first->child.name);
  *change = summer_format_find_difference (SUMMER_FORMAT_CHILDREN, personal, stored, first) >= 0
                ? SUMMER_CHANGE_UPDATE
                : SUMMER_CHANGE_NONE;
}

static void
merge_children (SummerMerge *self, guint *changes)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN],
         *stored = self->stored[SUMMER_FORMAT_CHILDREN];
  g_autofree guint64 *columns = g_new0 (guint64, rows->len + 1);
  g_autoptr (GHashTable) firsts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < stored->len; i++)
    {
      SummerChildRow *row = &g_array_index (stored, SummerChildRow, i);

      g_hash_table_insert (self->children, (gpointer) row->child.code, row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerChildRow *row = &g_array_index (rows, SummerChildRow, i), *first;

      if (row->child.code == NULL || row->class_code == NULL)
        row->place.change = SUMMER_CHANGE_SKIP;
      if (row->child.code == NULL)
        continue;
      first = g_hash_table_lookup (firsts, row->child.code);
      if (first == NULL)
        {
          g_hash_table_insert (firsts, (gpointer) row->child.code, row);
          columns[i] = given (self, &row->place);
        }
      else
        join_child (self, first, &columns[first - (SummerChildRow *) (gpointer) rows->data], row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerChildRow *row = &g_array_index (rows, SummerChildRow, i);

      if (row->child.code == NULL || g_hash_table_lookup (firsts, row->child.code) != row)
        continue;
      merge_child (self, row, columns[i], &changes[i]);
      g_hash_table_insert (self->children, (gpointer) row->child.code, row);
    }
}

/* The same enrolment in two files of one import is one; in one file the second overlaps the first. */
static void
skip_repeated_enrolments (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];
  guint64 columns = BIT (0) | BIT (CHILD_CODE) | BIT (ENROLLED_FROM) | BIT (ENROLLED_TO);
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  if (self->draft->files->len < 2)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      SummerChildRow *row = &g_array_index (rows, SummerChildRow, i), *other;
      GBytes *key = summer_format_dup_values (SUMMER_FORMAT_CHILDREN, columns, row);

      other = g_hash_table_lookup (seen, key);
      if (other != NULL && row->place.change != SUMMER_CHANGE_SKIP
          && summer_draft_get_source (self->draft, other->place.source)->file
                 != summer_draft_get_source (self->draft, row->place.source)->file)
        row->place.change = SUMMER_CHANGE_SKIP;
      if (other == NULL)
        g_hash_table_insert (seen, key, row);
      else
        g_bytes_unref (key);
    }
}

static SummerDay
first_day (SummerMerge *self, const SummerChildRow *row)
{
  const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);

  return row->record.first_day != SUMMER_DAY_NONE || klass == NULL ? row->record.first_day
                                                                   : klass->record.first_day;
}

static SummerDay
last_day (SummerMerge *self, const SummerChildRow *row)
{
  const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);

  return row->record.last_day != SUMMER_DAY_NONE || klass == NULL ? row->record.last_day
                                                                  : klass->record.last_day;
}

static int
compare_enrolments (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SummerMerge *self = user_data;
  const SummerChildRow *r = *(SummerChildRow *const *) a, *s = *(SummerChildRow *const *) b;
  SummerDay d = first_day (self, r), e = first_day (self, s);

  if (r->class_code != s->class_code)
    return r->class_code < s->class_code ? -1 : 1;
  if (r->child.code != s->child.code)
    return r->child.code < s->child.code ? -1 : 1;
  if (d != e)
    return d < e ? -1 : 1;
  if (r->place.row != s->place.row)
    return r->place.row < s->place.row ? -1 : 1;
  return 0;
}

static int
period_cell (SummerMerge *self, const SummerChildRow *row, guint column)
{
  int cell = summer_draft_get_cell (self->draft, row->place.source, column);

  return cell != SUMMER_NO_CELL
             ? cell
             : summer_draft_get_cell (self->draft, row->place.source, CHILD_CODE);
}

/* The enrolments as they will be, and those of the files that cannot be. */
static void
settle_enrolments (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];

  for (guint i = 0; i < rows->len; i++)
    {
      SummerChildRow *row = &g_array_index (rows, SummerChildRow, i);
      SummerDay first = first_day (self, row), last = last_day (self, row);

      if (row->place.change == SUMMER_CHANGE_SKIP)
        continue;
      g_array_append_val (self->enrolments, row);
      if (first == SUMMER_DAY_NONE || last == SUMMER_DAY_NONE || first <= last)
        continue;
      summer_draft_error (self->draft, row->place.source, row->place.row,
                          period_cell (self, row,
                                       row->record.last_day != SUMMER_DAY_NONE ? ENROLLED_TO
                                                                               : ENROLLED_FROM),
                          _ ("The child leaves the class before it joins. Mend 入班日期 or "
                             "离班日期; left blank they mean the class's own."));
    }
  for (guint i = 0; i < self->stored_enrolments->len; i++)
    {
      SummerChildRow *row = &g_array_index (self->stored_enrolments, SummerChildRow, i);

      if (row->place.change != SUMMER_CHANGE_SKIP)
        g_array_append_val (self->enrolments, row);
    }
  g_array_sort_with_data (self->enrolments, compare_enrolments, self);
  for (guint i = 1; i < self->enrolments->len; i++)
    {
      SummerChildRow *before = g_array_index (self->enrolments, SummerChildRow *, i - 1);
      SummerChildRow *row = g_array_index (self->enrolments, SummerChildRow *, i);

      if (before->class_code != row->class_code || before->child.code != row->child.code
          || row->place.row == 0 || last_day (self, before) == SUMMER_DAY_NONE
          || first_day (self, row) == SUMMER_DAY_NONE
          || first_day (self, row) > last_day (self, before))
        continue;
      summer_draft_error (self->draft, row->place.source, row->place.row,
                          period_cell (self, row, ENROLLED_FROM),
                          _ ("This enrolment of the child %s overlaps another of it in the same "
                             "class. Mend the days, or delete one row."),
                          row->child.code);
    }
}

static void
merge_staff (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_STAFF];
  guint64 periods = BIT (STAFF_FROM) | BIT (STAFF_TO);
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      SummerStaffRow *row = &g_array_index (rows, SummerStaffRow, i);
      GBytes *key;

      if (row->class_code == NULL || row->record.name == NULL)
        {
          row->place.change = SUMMER_CHANGE_SKIP;
          continue;
        }
      if (row->record.first_day != SUMMER_DAY_NONE && row->record.last_day != SUMMER_DAY_NONE
          && row->record.last_day < row->record.first_day)
        summer_draft_error (self->draft, row->place.source, row->place.row,
                            summer_draft_get_cell (self->draft, row->place.source, STAFF_TO),
                            _ ("The last day is before the first. Mend one of the two."));
      /* One person, one role, one period, told twice. */
      key = summer_format_dup_values (SUMMER_FORMAT_STAFF, periods | BIT (0) | BIT (1) | BIT (2),
                                      row);
      if (g_hash_table_contains (seen, key))
        row->place.change = SUMMER_CHANGE_SKIP;
      g_hash_table_add (seen, key);
    }
  merge_periods (self, SUMMER_FORMAT_STAFF, self->stored[SUMMER_FORMAT_STAFF], periods,
                 summer_format_get_mask (SUMMER_FORMAT_STAFF, SUMMER_COLUMN_PERSONAL),
                 self->removed_staff);
  summer_merge_check_references (self, SUMMER_FORMAT_STAFF);
  for (guint i = 0; i < rows->len; i++)
    summer_merge_count (self, SUMMER_FORMAT_STAFF,
                        g_array_index (rows, SummerStaffRow, i).place.change);
}

/**
 * summer_merge_people:
 *
 * Merges the sheets 学生 and 工作人员, and settles which children and enrolments there will be.
 */
void
summer_merge_people (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];
  guint64 periods = BIT (ENROLLED_FROM) | BIT (ENROLLED_TO);

  self->child_changes = g_new0 (guint, rows->len + 1);
  merge_children (self, self->child_changes);
  skip_repeated_enrolments (self);
  merge_periods (self, SUMMER_FORMAT_CHILDREN, self->stored_enrolments, periods, BIT (AGREEMENT),
                 self->removed_enrolments);
  summer_merge_check_references (self, SUMMER_FORMAT_CHILDREN);
  settle_enrolments (self);
  for (guint i = 0; i < rows->len; i++)
    {
      guint change = g_array_index (rows, SummerChildRow, i).place.change;

      if (change == SUMMER_CHANGE_SKIP)
        change = SUMMER_CHANGE_NONE;
      if (self->child_changes[i] == SUMMER_CHANGE_ADD || change == SUMMER_CHANGE_ADD)
        change = SUMMER_CHANGE_ADD;
      else if (self->child_changes[i] == SUMMER_CHANGE_UPDATE)
        change = SUMMER_CHANGE_UPDATE;
      summer_merge_count (self, SUMMER_FORMAT_CHILDREN, change);
    }
  merge_staff (self);
}
