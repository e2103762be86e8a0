/* What is odd about people's records, but no reason to refuse them. */
#include "config.h"

#include "summer-merge.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  CHILD_CODE = 1,
  CHILD_NAME,
  SEX,
  BIRTH,
  DOCUMENT,
  IDENTITY,
  SCHOOL,
  GRADE,
  FROM,
  TO
};

static gboolean
is_given (SummerMerge *self, const SummerPlace *place, guint column)
{
  return summer_draft_get_cell (self->draft, place->source, column) != SUMMER_NO_CELL;
}

static void
warn (SummerMerge *self,
      const SummerPlace *place,
      guint column,
      const char *format,
      const char *value)
{
  SummerDraftSource *source = summer_draft_get_source (self->draft, place->source);
  int cell = source->cells[column];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  summer_draft_warning (self->draft, place->source, place->row, cell, format, value);
#pragma GCC diagnostic pop
}

/* A resident identity number: told by the document, or by its 18 characters where none is named. */
static gboolean
is_resident_number (const char *document, const char *number)
{
  if (number == NULL)
    return FALSE;
  if (document != NULL)
    return strstr (document, "身份证") != NULL
           || g_ascii_strcasecmp (document, "identity card") == 0;
  return strlen (number) == 18;
}

static void
check_identity (SummerMerge *self, const SummerChildRow *row)
{
  const char *number = row->child.identity_number;
  SummerDay birth = SUMMER_DAY_NONE;
  SummerSex sex = SUMMER_SEX_UNKNOWN;

  if (!is_given (self, &row->place, IDENTITY) || !is_resident_number (row->child.document, number))
    return;
  switch (summer_identity_check (number, &birth, &sex))
    {
    case SUMMER_IDENTITY_FORM:
      warn (self, &row->place, IDENTITY,
            _ ("%s is no resident identity number: it has not 17 digits and a check character. "
               "Compare it with the document."),
            number);
      return;
    case SUMMER_IDENTITY_DATE:
      warn (self, &row->place, IDENTITY,
            _ ("The identity number %s holds a birth date that does not exist. Compare it with the "
               "document."),
            number);
      return;
    case SUMMER_IDENTITY_CHECK:
      warn (self, &row->place, IDENTITY,
            _ ("The check character of the identity number %s is wrong: a digit was mistyped. "
               "Compare it with the document."),
            number);
      return;
    case SUMMER_IDENTITY_VALID:
    default:
      break;
    }
  if (row->child.birth != SUMMER_DAY_NONE && birth != row->child.birth)
    warn (self, &row->place, is_given (self, &row->place, BIRTH) ? BIRTH : IDENTITY,
          _ ("The birth date is not the one in the identity number %s. Compare both with the "
             "document."),
          number);
  if (row->child.sex != SUMMER_SEX_UNKNOWN && sex != row->child.sex)
    warn (self, &row->place, is_given (self, &row->place, SEX) ? SEX : IDENTITY,
          _ ("The sex is not the one in the identity number %s. Compare both with the document."),
          number);
}

static void
check_grade (SummerMerge *self, const SummerChildRow *row)
{
  g_autofree char *grade = NULL;

  if (row->child.grade == NULL || !is_given (self, &row->place, GRADE))
    return;
  grade = summer_format_dup_header (row->child.grade);
  if (!g_regex_match_simple (
          "^(小学|小)?(一|二|三|四|五|六|[1-6])(年级|年)?([^年]*班)?$|^(grade)?[1-6]$", grade, 0,
          0))
    warn (self, &row->place, GRADE,
          _ ("“%s” is outside the grades of primary school, one to six. Make sure the child may "
             "take part."),
          row->child.grade);
}

/* Two codes for what may be one child. */
static void
check_namesakes (SummerMerge *self)
{
  GArray *stored = self->stored[SUMMER_FORMAT_CHILDREN],
         *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);

  for (guint i = 0; i < stored->len + rows->len; i++)
    {
      SummerChildRow *row = i < stored->len
                                ? &g_array_index (stored, SummerChildRow, i)
                                : &g_array_index (rows, SummerChildRow, i - stored->len);
      SummerRowKey key = { row->child.name, NULL, row->child.birth };
      const char *other;

      if (row->child.code == NULL || row->child.name == NULL || row->child.birth == SUMMER_DAY_NONE
          || g_hash_table_lookup (self->children, row->child.code) != row)
        continue;
      other = g_hash_table_lookup (seen, &key);
      if (other == NULL)
        g_hash_table_insert (seen, g_memdup2 (&key, sizeof key), (gpointer) row->child.code);
      else if (row->place.row != 0)
        summer_draft_warning (self->draft, row->place.source, row->place.row,
                              summer_draft_get_cell (self->draft, row->place.source, CHILD_CODE),
                              _ ("The children %s and %s have one name and birth date. If they are "
                                 "one child, give it one code."),
                              other, row->child.code);
    }
}

static gboolean
is_outside (const SummerChildRow *row, const SummerClassRow *klass)
{
  return (row->record.first_day != SUMMER_DAY_NONE
          && (row->record.first_day < klass->record.first_day
              || row->record.first_day > klass->record.last_day))
         || (row->record.last_day != SUMMER_DAY_NONE
             && (row->record.last_day < klass->record.first_day
                 || row->record.last_day > klass->record.last_day));
}

/* Enrolments beyond the dates of the class; the days outside never count. */
static void
check_enrolments (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerChildRow *row = &g_array_index (rows, SummerChildRow, i);
      const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);

      if (row->place.change == SUMMER_CHANGE_SKIP || klass == NULL || !is_outside (row, klass))
        continue;
      summer_draft_warning (self->draft, row->place.source, row->place.row,
                            summer_draft_get_cell (self->draft, row->place.source,
                                                   is_given (self, &row->place, FROM) ? FROM : TO),
                            _ ("The child %s is enrolled on days outside the dates of class %s. "
                               "Those days do not count."),
                            row->child.code, row->class_code);
    }
}

typedef struct
{
  const char *child;
  SummerDay first, last;
  const SummerChildRow *row;
} Stay;

static int
compare_stays (gconstpointer a, gconstpointer b)
{
  const Stay *s = a, *t = b;

  if (s->child != t->child)
    return s->child < t->child ? -1 : 1;
  if (s->first != t->first)
    return s->first < t->first ? -1 : 1;
  return (s->row > t->row) - (s->row < t->row);
}

/* A child in two classes on one day. */
static void
check_two_classes (SummerMerge *self)
{
  g_autoptr (GArray) stays = g_array_sized_new (FALSE, FALSE, sizeof (Stay), self->enrolments->len);

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const SummerChildRow *row = g_array_index (self->enrolments, SummerChildRow *, i);
      const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);
      Stay stay;

      if (klass == NULL)
        continue;
      stay = (Stay){ row->child.code, MAX (row->record.first_day, klass->record.first_day),
                     row->record.last_day != SUMMER_DAY_NONE
                         ? MIN (row->record.last_day, klass->record.last_day)
                         : klass->record.last_day,
                     row };
      g_array_append_val (stays, stay);
    }
  g_array_sort (stays, compare_stays);
  for (guint i = 1; i < stays->len; i++)
    {
      const Stay *before = &g_array_index (stays, Stay, i - 1),
                 *stay = &g_array_index (stays, Stay, i);
      const SummerChildRow *at = stay->row->place.row != 0 ? stay->row : before->row;

      if (before->child != stay->child || before->row->class_code == stay->row->class_code
          || stay->first > before->last || stay->last < stay->first || at->place.row == 0)
        continue;
      summer_draft_warning (self->draft, at->place.source, at->place.row,
                            summer_draft_get_cell (self->draft, at->place.source, CHILD_CODE),
                            _ ("The child %s is in the classes %s and %s on the same days. Mend "
                               "入班日期 or 离班日期."),
                            stay->child, before->row->class_code, stay->row->class_code);
    }
}

static void
check_credit_codes (SummerMerge *self)
{
  static const guint column = 6;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CLASSES];

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerClassRow *row = &g_array_index (rows, SummerClassRow, i);
      const char *code = row->provider.credit_code;

      if (code != NULL && g_hash_table_add (seen, (gpointer) code)
          && !summer_credit_code_check (code))
        warn (self, &row->place, column,
              _ ("The credit code %s is not a valid one: its check character does not fit. Compare "
                 "it with the licence."),
              code);
    }
}

/* Attendance of people who are not on the class's staff counts nowhere. */
static void
check_staff_marks (SummerMerge *self)
{
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, NULL);
  GArray *rows = self->draft->rows[SUMMER_FORMAT_STAFF_ATTENDANCE];
  GArray *staff[] = { self->draft->rows[SUMMER_FORMAT_STAFF], self->stored[SUMMER_FORMAT_STAFF] };

  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    for (guint j = 0; j < staff[i]->len; j++)
      {
        const SummerStaffRow *row = &g_array_index (staff[i], SummerStaffRow, j);
        SummerRowKey key = { row->class_code, row->record.name, 0 };

        g_hash_table_add (known, g_memdup2 (&key, sizeof key));
      }
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerStaffMarkRow *row = &g_array_index (rows, SummerStaffMarkRow, i);
      SummerRowKey key = { row->class_code, row->record.name, 0 };

      if (row->class_code != NULL && row->record.name != NULL
          && !g_hash_table_contains (known, &key))
        {
          summer_draft_warning (self->draft, row->place.source, row->place.row,
                                summer_draft_get_cell (self->draft, row->place.source, 1),
                                _ ("%s is not on the staff of class %s, so the attendance counts "
                                   "nowhere. Mend the name, or add the person to 工作人员."),
                                row->record.name, row->class_code);
          g_hash_table_add (known, g_memdup2 (&key, sizeof key)); /* once a person */
        }
    }
}

static int
compare_staff (gconstpointer a, gconstpointer b)
{
  const SummerStaffRow *s = *(const SummerStaffRow *const *) a,
                       *t = *(const SummerStaffRow *const *) b;

  if (s->class_code != t->class_code)
    return s->class_code < t->class_code ? -1 : 1;
  if (s->record.name != t->record.name)
    return s->record.name < t->record.name ? -1 : 1;
  if (s->record.role != t->record.role)
    return s->record.role < t->record.role ? -1 : 1;
  if (s->record.first_day != t->record.first_day)
    return s->record.first_day < t->record.first_day ? -1 : 1;
  return (s->place.row > t->place.row) - (s->place.row < t->place.row);
}

/* One person twice in one role on the same days: one of the rows is a copy, or a date is wrong. */
static void
check_staff_periods (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_STAFF];
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (rows->len);
  const SummerStaffRow *longest = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      SummerStaffRow *row = &g_array_index (rows, SummerStaffRow, i);

      if (row->place.change != SUMMER_CHANGE_SKIP && row->class_code != NULL
          && row->record.name != NULL)
        g_ptr_array_add (sorted, row);
    }
  g_ptr_array_sort (sorted, compare_staff);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SummerStaffRow *row = g_ptr_array_index (sorted, i);

      if (longest != NULL && longest->class_code == row->class_code
          && longest->record.name == row->record.name && longest->record.role == row->record.role)
        {
          if (row->place.source == longest->place.source
              && (longest->record.last_day == SUMMER_DAY_NONE
                  || row->record.first_day <= longest->record.last_day))
            summer_draft_warning (self->draft, row->place.source, row->place.row,
                                  summer_draft_get_cell (self->draft, row->place.source, 1),
                                  _ ("%s stands twice in one role of class %s on the same days. "
                                     "Delete one of the rows, or mend 起始日期 or 结束日期."),
                                  row->record.name, row->class_code);
          if (longest->record.last_day == SUMMER_DAY_NONE
              || (row->record.last_day != SUMMER_DAY_NONE
                  && row->record.last_day <= longest->record.last_day))
            continue;
        }
      longest = row;
    }
}

/**
 * summer_merge_check:
 *
 * Adds the warnings about people and providers to the draft's problems.
 */
void
summer_merge_check (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_CHILDREN];

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerChildRow *row = &g_array_index (rows, SummerChildRow, i);

      if (row->child.code == NULL || g_hash_table_lookup (self->children, row->child.code) != row)
        continue;
      check_identity (self, row);
      check_grade (self, row);
    }
  check_namesakes (self);
  check_enrolments (self);
  check_two_classes (self);
  check_credit_codes (self);
  check_staff_periods (self);
  check_staff_marks (self);
}
