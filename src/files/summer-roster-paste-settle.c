/* What each row of a pasted roster does. Blank cells leave alone what is stored. */
#include "config.h"

#include "summer-roster-paste-private.h"

#include "summer-terms.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  SummerMeaning meaning;
  gsize offset;
} texts[] = {
  { SUMMER_MEANING_NAME, G_STRUCT_OFFSET (SummerChildRecord, name) },
  { SUMMER_MEANING_DOCUMENT, G_STRUCT_OFFSET (SummerChildRecord, document) },
  { SUMMER_MEANING_IDENTITY, G_STRUCT_OFFSET (SummerChildRecord, identity_number) },
  { SUMMER_MEANING_SCHOOL, G_STRUCT_OFFSET (SummerChildRecord, school) },
  { SUMMER_MEANING_GRADE, G_STRUCT_OFFSET (SummerChildRecord, grade) },
  { SUMMER_MEANING_PRIORITY, G_STRUCT_OFFSET (SummerChildRecord, priority) },
  { SUMMER_MEANING_HEALTH, G_STRUCT_OFFSET (SummerChildRecord, health) },
  { SUMMER_MEANING_GUARDIAN, G_STRUCT_OFFSET (SummerChildRecord, guardian) },
  { SUMMER_MEANING_RELATIONSHIP, G_STRUCT_OFFSET (SummerChildRecord, relationship) },
  { SUMMER_MEANING_TELEPHONE, G_STRUCT_OFFSET (SummerChildRecord, telephone) },
  { SUMMER_MEANING_EMPLOYER, G_STRUCT_OFFSET (SummerChildRecord, employer) },
};

static const char **
get_field (SummerChildRecord *child, guint i)
{
  return (const char **) G_STRUCT_MEMBER_P (child, texts[i].offset);
}

/* As elsewhere on screens: of numbers their ends, of a note on health that there is one; but what stands in the
 * list too is no secret. */
static char *
dup_sensitive (SummerRosterPaste *self, guint row, SummerMeaning meaning, const char *text)
{
  const char *given = summer_roster_paste_get_value (self, &self->rows[row], meaning);

  if (text == NULL)
    return NULL;
  if (self->rows[row].stored.is_above || g_strcmp0 (given, text) == 0)
    return g_strdup (text);
  if (meaning == SUMMER_MEANING_IDENTITY)
    return summer_identity_dup_masked (text);
  return meaning == SUMMER_MEANING_TELEPHONE ? summer_telephone_dup_masked (text)
                                             : g_strdup ("****");
}

/**
 * summer_roster_paste_dup_stored:
 *
 * Returns: (transfer full) (nullable): what is stored of the child that the row may be about
 */
char *
summer_roster_paste_dup_stored (SummerRosterPaste *self, guint row, SummerMeaning meaning)
{
  const SummerPasteStored *stored = summer_roster_paste_get_stored (self, row);
  SummerChildRecord child;

  if (stored == NULL)
    return NULL;
  child = *stored->child;
  if (meaning == SUMMER_MEANING_IDENTITY)
    return dup_sensitive (self, row, meaning, child.identity_number);
  if (meaning == SUMMER_MEANING_TELEPHONE)
    return dup_sensitive (self, row, meaning, child.telephone);
  if (meaning == SUMMER_MEANING_HEALTH)
    return dup_sensitive (self, row, meaning, child.health);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].meaning == meaning)
      return g_strdup (*get_field (&child, i));
  if (meaning == SUMMER_MEANING_CODE)
    return g_strdup (child.code);
  if (meaning == SUMMER_MEANING_SEX && child.sex != SUMMER_SEX_UNKNOWN)
    return g_strdup (summer_terms_get_text (SUMMER_TERMS_SEX, (int) child.sex));
  if (meaning == SUMMER_MEANING_BIRTH && child.birth != SUMMER_DAY_NONE)
    return summer_day_dup_iso (child.birth);
  return NULL;
}

G_GNUC_PRINTF (2, 3)
static void
say (SummerPasteRow *row, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (row->reason);
  row->reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static void
add_change (SummerPasteRow *row, SummerMeaning meaning, const char *before, const char *after)
{
  SummerPasteChange *change = g_new0 (SummerPasteChange, 1);

  change->meaning = meaning;
  change->before = g_strdup (before != NULL ? before : "");
  change->after = g_strdup (after != NULL ? after : "");
  g_ptr_array_add (row->changes, change);
}

static void
add_day_change (SummerPasteRow *row, SummerMeaning meaning, SummerDay before, SummerDay after)
{
  g_autofree char *was = summer_day_dup_iso (before), *is = summer_day_dup_iso (after);

  add_change (row, meaning, was, is);
}

/* {{{ What the cells say */

static void
read_child (SummerRosterPaste *self, SummerPasteRow *row)
{
  const char *sex = summer_roster_paste_get_value (self, row, SUMMER_MEANING_SEX);
  SummerDay birth;
  SummerSex identity_sex;
  int value = SUMMER_SEX_UNKNOWN;

  row->child.programme = self->programme;
  row->child.code = summer_roster_paste_get_value (self, row, SUMMER_MEANING_CODE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *get_field (&row->child, i) = summer_roster_paste_get_value (self, row, texts[i].meaning);
  row->child.birth
      = summer_day_parse (summer_roster_paste_get_value (self, row, SUMMER_MEANING_BIRTH));
  if (sex != NULL && summer_cell_doctor_parse_sex (sex, &value))
    row->child.sex = (SummerSex) value;
  if (summer_identity_check (row->child.identity_number, &birth, &identity_sex)
      == SUMMER_IDENTITY_VALID)
    {
      if (row->child.birth == SUMMER_DAY_NONE)
        row->child.birth = birth;
      if (row->child.sex == SUMMER_SEX_UNKNOWN)
        row->child.sex = identity_sex;
    }
  row->person = summer_roster_book_dup_person (row->child.name);
}

static void
read_enrolment (SummerRosterPaste *self, SummerPasteRow *row)
{
  const char *code = summer_roster_paste_get_value (self, row, SUMMER_MEANING_CLASS);

  row->enrolment.class_id
      = code != NULL ? summer_roster_book_find_class (self->book, code) : self->class_id;
  row->enrolment.first_day
      = summer_day_parse (summer_roster_paste_get_value (self, row, SUMMER_MEANING_FROM));
  row->enrolment.last_day
      = summer_day_parse (summer_roster_paste_get_value (self, row, SUMMER_MEANING_TO));
  row->enrolment.agreement
      = summer_day_parse (summer_roster_paste_get_value (self, row, SUMMER_MEANING_AGREEMENT));
}

static gboolean
has_open_cell (SummerRosterPaste *self, const SummerPasteRow *row)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (row->cells[column].is_open)
      return TRUE;
  return FALSE;
}

/* Takes the reason: the cell is to be mended, as long as the row is of that class. */
static void
mark (SummerRosterPaste *self, SummerPasteRow *row, SummerMeaning meaning, char *reason)
{
  row->marked = &row->cells[summer_block_find_meaning (self->block, meaning)];
  row->unmarked = row->marked->diagnosis;
  row->marked->diagnosis = (SummerDiagnosis){ .state = SUMMER_DIAGNOSIS_BAD, .reason = reason };
  row->marked->is_open = TRUE;
}

/* One day of the row against those of its class. */
static gboolean
check_day (SummerRosterPaste *self,
           SummerPasteRow *row,
           SummerMeaning meaning,
           SummerDay day,
           const SummerClassRecord *of)
{
  const gboolean is_early = of->first_day != SUMMER_DAY_NONE && day < of->first_day;
  const gboolean is_late = of->last_day != SUMMER_DAY_NONE && day > of->last_day;
  g_autofree char *end = summer_day_dup_iso (is_early ? of->first_day : of->last_day);

  if (day == SUMMER_DAY_NONE || (!is_early && !is_late))
    return TRUE;
  mark (self, row, meaning,
        g_strdup_printf (is_early ? _ ("Class %s begins on %s. Mend the day.")
                                  : _ ("Class %s ends on %s. Mend the day."),
                         of->code, end));
  return FALSE;
}

/* The days against those of the class and against each other. */
static gboolean
check_period (SummerRosterPaste *self, SummerPasteRow *row)
{
  const SummerEnrolmentRecord *enrolment = &row->enrolment;
  const SummerClassRecord *of
      = summer_roster_index_get_class (self->book->index, enrolment->class_id);

  if (!check_day (self, row, SUMMER_MEANING_FROM, enrolment->first_day, of)
      || !check_day (self, row, SUMMER_MEANING_TO, enrolment->last_day, of))
    return FALSE;
  if (enrolment->first_day == SUMMER_DAY_NONE || enrolment->last_day == SUMMER_DAY_NONE
      || enrolment->first_day <= enrolment->last_day)
    return TRUE;
  mark (self, row, SUMMER_MEANING_TO,
        g_strdup (_ ("The child would leave before it joins. Mend one of the two days.")));
  return FALSE;
}

/* FALSE = said why. */
static gboolean
read_row (SummerRosterPaste *self, SummerPasteRow *row)
{
  if (summer_block_find_meaning (self->block, SUMMER_MEANING_NAME) < 0)
    {
      say (row, "%s", _ ("No column holds the names. Choose which one does."));
      return FALSE;
    }
  read_child (self, row);
  read_enrolment (self, row);
  if (has_open_cell (self, row))
    return FALSE;
  if (row->enrolment.class_id == 0)
    {
      say (row, "%s", _ ("The row names no class. Choose the class above."));
      return FALSE;
    }
  return check_period (self, row);
}

/* }}} */
/* {{{ Where it is enrolled */

static char *
dup_where (SummerPasteSettling *settling, const SummerPasteMatch *match)
{
  SummerRosterBook *book = settling->paste->book;
  const GPtrArray *enrolments = summer_roster_book_get_enrolments (book, match->child->id);
  g_autoptr (GString) where = g_string_new (NULL);

  if (match->of != NULL)
    return g_strdup_printf (_ ("row %u of the list"),
                            (guint) (match->of - settling->paste->rows) + 1);
  for (guint i = 0; enrolments != NULL && i < enrolments->len; i++)
    {
      const SummerEnrolmentRecord *enrolment = g_ptr_array_index (enrolments, i);
      SummerPeriod period = summer_roster_book_get_period (book, enrolment);
      g_autofree char *first = summer_day_dup_iso (period.first);
      g_autofree char *last = summer_day_dup_iso (period.last);

      if (i > 0)
        g_string_append (where, "; ");
      g_string_append_printf (
          where, _ ("%s, %s to %s"),
          summer_roster_index_get_class (book->index, enrolment->class_id)->code, first, last);
    }
  return g_strdup (where->len > 0 ? where->str : _ ("in no class"));
}

static gboolean
overlaps (SummerRosterPaste *self, SummerPasteRow *row, const SummerEnrolmentRecord *other)
{
  SummerPeriod mine = summer_roster_book_get_period (self->book, &row->enrolment);
  SummerPeriod its = summer_roster_book_get_period (self->book, other);
  g_autofree char *first = summer_day_dup_iso (its.first), *last = summer_day_dup_iso (its.last);

  if (other->id != 0 && other->id == row->enrolment.id)
    return FALSE;
  if (mine.first > its.last || mine.last < its.first)
    return FALSE;
  say (row,
       _ ("The child is in class %s from %s to %s already. A child is in one class at a time: mend "
          "the days, or leave the row out."),
       summer_roster_index_get_class (self->book->index, other->class_id)->code, first, last);
  return TRUE;
}

/* What a child is known by while settling: its stored record, or that of the first row with it. */
static const SummerChildRecord *
get_child (const SummerPasteRow *row)
{
  return row->child.id != 0 ? row->stored.child : &row->child;
}

static gboolean
overlaps_any (SummerPasteSettling *settling, SummerPasteRow *row, const SummerChildRecord *child)
{
  SummerRosterPaste *self = settling->paste;
  const GPtrArray *stored = summer_roster_book_get_enrolments (self->book, child->id);
  const GPtrArray *above = g_hash_table_lookup (settling->enrolments, child);

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    if (overlaps (self, row, g_ptr_array_index (stored, i)))
      return TRUE;
  for (guint i = 0; above != NULL && i < above->len; i++)
    if (overlaps (self, row, &((SummerPasteRow *) g_ptr_array_index (above, i))->enrolment))
      return TRUE;
  return FALSE;
}

static void
compare_day (SummerPasteRow *row, SummerMeaning meaning, SummerDay before, SummerDay *after)
{
  if (*after == SUMMER_DAY_NONE)
    *after = before;
  else if (*after != before)
    {
      add_day_change (row, meaning, before, *after);
      row->writes_enrolment = TRUE;
    }
}

/* The enrolment of a stored child in the class: the one there is, of several the one with that first day. */
static const SummerEnrolmentRecord *
find_enrolment (SummerRosterPaste *self, SummerPasteRow *row, gint64 child, guint *n)
{
  const GPtrArray *stored = summer_roster_book_get_enrolments (self->book, child);
  const SummerEnrolmentRecord *found = NULL, *exact = NULL;

  *n = 0;
  for (guint i = 0; stored != NULL && i < stored->len; i++)
    {
      const SummerEnrolmentRecord *enrolment = g_ptr_array_index (stored, i);

      if (enrolment->class_id != row->enrolment.class_id)
        continue;
      found = enrolment;
      (*n)++;
      if (row->enrolment.first_day != SUMMER_DAY_NONE
          && summer_roster_book_get_period (self->book, enrolment).first
                 == row->enrolment.first_day)
        exact = enrolment;
    }
  return exact != NULL ? exact : *n == 1 ? found : NULL;
}

/* FALSE = said why it cannot be. */
static gboolean
settle_enrolment (SummerPasteSettling *settling, SummerPasteRow *row, const SummerPasteMatch *match)
{
  SummerRosterPaste *self = settling->paste;
  guint n;
  const SummerEnrolmentRecord *stored = find_enrolment (self, row, match->child->id, &n);
  const SummerClassRecord *of
      = summer_roster_index_get_class (self->book->index, row->enrolment.class_id);

  if (stored != NULL)
    {
      row->enrolment.id = stored->id;
      compare_day (row, SUMMER_MEANING_FROM, stored->first_day, &row->enrolment.first_day);
      compare_day (row, SUMMER_MEANING_TO, stored->last_day, &row->enrolment.last_day);
      compare_day (row, SUMMER_MEANING_AGREEMENT, stored->agreement, &row->enrolment.agreement);
    }
  else if (n > 0)
    {
      if (row->enrolment.first_day == SUMMER_DAY_NONE && row->enrolment.last_day == SUMMER_DAY_NONE
          && row->enrolment.agreement == SUMMER_DAY_NONE)
        return TRUE;
      say (row, "%s",
           _ ("The child has several periods in this class. Give the first day of the one that is "
              "meant, or leave the days blank."));
      return FALSE;
    }
  else
    {
      row->writes_enrolment = TRUE;
      add_change (row, SUMMER_MEANING_CLASS, row->stored.where, of->code);
    }
  return !row->writes_enrolment || !overlaps_any (settling, row, match->child);
}

/* }}} */
/* {{{ What it does */

/* The stored record with what the row says; what it does not say stays. */
static void
compare_child (SummerPasteRow *row, const SummerChildRecord *stored)
{
  SummerChildRecord child = *stored;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = *get_field (&row->child, i);
      const char **field = get_field (&child, i);

      if (text == NULL || g_strcmp0 (text, *field) == 0)
        continue;
      add_change (row, texts[i].meaning, *field, text);
      *field = text;
    }
  if (row->child.sex != SUMMER_SEX_UNKNOWN && row->child.sex != stored->sex)
    {
      add_change (row, SUMMER_MEANING_SEX,
                  stored->sex != SUMMER_SEX_UNKNOWN
                      ? summer_terms_get_text (SUMMER_TERMS_SEX, (int) stored->sex)
                      : NULL,
                  summer_terms_get_text (SUMMER_TERMS_SEX, (int) row->child.sex));
      child.sex = row->child.sex;
    }
  if (row->child.birth != SUMMER_DAY_NONE && row->child.birth != stored->birth)
    {
      add_day_change (row, SUMMER_MEANING_BIRTH, stored->birth, row->child.birth);
      child.birth = row->child.birth;
    }
  row->writes_child = row->changes->len > 0;
  row->child = child;
}

static SummerPasteState
settle_new (SummerPasteSettling *settling, SummerPasteRow *row)
{
  row->writes_child = row->writes_enrolment = TRUE;
  if (row->child.document == NULL
      && summer_identity_check (row->child.identity_number, NULL, NULL) == SUMMER_IDENTITY_VALID)
    row->child.document = "居民身份证";
  return SUMMER_PASTE_ADDED;
}

static SummerPasteState
settle_known (SummerPasteSettling *settling, SummerPasteRow *row, const SummerPasteMatch *match)
{
  if (match->of != NULL && match->of->enrolment.class_id == row->enrolment.class_id)
    {
      say (row, _ ("Repeats row %u of the list"), (guint) (match->of - settling->paste->rows) + 1);
      row->of = match->of;
      return SUMMER_PASTE_SAME;
    }
  if (match->of != NULL)
    {
      /* The child is the row above's, this is one more enrolment of it. */
      row->of = match->of;
      row->writes_enrolment = TRUE;
      return overlaps_any (settling, row, get_child (match->of)) ? SUMMER_PASTE_BAD
                                                                 : SUMMER_PASTE_ADDED;
    }
  compare_child (row, match->child);
  if (!settle_enrolment (settling, row, match))
    return SUMMER_PASTE_BAD;
  return row->changes->len > 0 ? SUMMER_PASTE_CHANGED : SUMMER_PASTE_SAME;
}

static SummerPasteState
settle_another (SummerPasteSettling *settling, SummerPasteRow *row, const SummerPasteMatch *match)
{
  if (match->has_code)
    say (row, _ ("The code %s is that of another child. Mend it or clear it."), match->child->code);
  else if (match->has_identity)
    say (
        row, "%s",
        _ ("Two children cannot have one identity number. Mend the number, or leave the row out."));
  else
    return settle_new (settling, row);
  return SUMMER_PASTE_BAD;
}

static void
ask (SummerPasteRow *row, const SummerPasteMatch *match)
{
  if (match->has_code)
    say (row, _ ("The code %s belongs to %s. Is it the same child?"), match->child->code,
         match->child->name);
  else if (match->has_identity)
    say (row, _ ("%s has the same identity number. Is it the same child?"), match->child->name);
  else if (row->child.birth != SUMMER_DAY_NONE && row->child.birth == match->child->birth)
    say (row, _ ("%s has the same name and birth date. Is it the same child?"), match->child->name);
  else
    say (row, _ ("There is a child named %s in this class. Is it the same child?"),
         match->child->name);
}

static SummerPasteState
settle_row (SummerPasteSettling *settling, SummerPasteRow *row)
{
  SummerPasteMatch match;

  if (row->is_left_out)
    return SUMMER_PASTE_LEFT_OUT;
  if (!read_row (settling->paste, row))
    return SUMMER_PASTE_BAD;
  if (!summer_roster_paste_match (settling, row, &match))
    return settle_new (settling, row);
  row->stored.child = match.child;
  row->stored.is_above = match.of != NULL;
  row->stored.where = dup_where (settling, &match);
  if (match.is_certain || row->choice == SUMMER_PASTE_SAME_CHILD)
    return settle_known (settling, row, &match);
  if (row->choice == SUMMER_PASTE_ANOTHER_CHILD)
    return settle_another (settling, row, &match);
  ask (row, &match);
  return SUMMER_PASTE_DUPLICATE;
}

static void
add_to_group (GHashTable *groups, gpointer key, SummerPasteRow *row)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, key, group);
    }
  g_ptr_array_add (group, row);
}

/* So that rows below are compared with it. */
static void
remember (SummerPasteSettling *settling, SummerPasteRow *row)
{
  const SummerChildRecord *child = get_child (row->of != NULL ? row->of : row);

  if (row->of == NULL && row->child.code != NULL)
    g_hash_table_insert (settling->codes, g_utf8_casefold (row->child.code, -1), row);
  if (row->of == NULL && row->child.identity_number != NULL)
    g_hash_table_insert (settling->identities, (gpointer) row->child.identity_number, row);
  if (row->of == NULL && row->person != NULL)
    add_to_group (settling->people, row->person, row);
  if (row->writes_enrolment)
    add_to_group (settling->enrolments, (gpointer) child, row);
}

/* }}} */

static void
give_codes (SummerRosterPaste *self)
{
  summer_child_codes_reset (self->codes);
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].child.id == 0 && self->rows[i].child.code != NULL)
      summer_child_codes_take (self->codes, self->rows[i].child.code);
  for (guint i = 0; i < self->n_rows; i++)
    {
      SummerPasteRow *row = &self->rows[i];

      if (row->state != SUMMER_PASTE_ADDED || row->of != NULL || row->child.code != NULL)
        continue;
      row->code = summer_child_codes_dup_next (self->codes, row->enrolment.class_id);
      row->child.code = row->code;
    }
}

/**
 * summer_roster_paste_settle:
 *
 * Says anew of every row what it does: one mended cell may make a row below a duplicate, or another code the next.
 */
void
summer_roster_paste_settle (SummerRosterPaste *self)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) identities = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) people
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) enrolments
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  SummerPasteSettling settling = { self, codes, identities, people, enrolments };

  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->n_rows; i++)
    {
      SummerPasteRow *row = &self->rows[i];

      summer_roster_paste_forget (row);
      row->state = settle_row (&settling, row);
      self->counts[row->state]++;
      if (row->state == SUMMER_PASTE_ADDED || row->state == SUMMER_PASTE_CHANGED
          || row->state == SUMMER_PASTE_SAME)
        remember (&settling, row);
      else
        row->writes_child = row->writes_enrolment = FALSE;
    }
  give_codes (self);
  summer_roster_paste_seat (self);
}
