#include "config.h"

#include "summer-differences-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-wording.h"

/* Hexadecimal digits of a fingerprint that are said, and of the check. */
#define N_DIGITS SUMMER_DIFFERENCE_N_DIGITS

/* Each reading of a row restores all of them. Beyond this many rows the sheet is told of as a whole: a file says how many
 * it has. */
#define MOST_ROWS_TRIED 200

/* In which way a row may not say what was written. */
enum
{
  AS_SAID,
  BEFORE_BY_CHANGE,
  CODE_BY_NAME,
  VERDICTS,
  WHATS = VERDICTS + SUMMER_VERDICT_UNPROVEN + 1,
  N_READINGS = WHATS + SUMMER_DIFFERENCE_CLASS + 1,
};

const char *
summer_difference_get_what (int what)
{
  if (what == SUMMER_DIFFERENCE_CLASS)
    return _ ("Class");
  return what == SUMMER_DIFFERENCE_VERDICT
             ? _ ("Verdict")
             : summer_exported_figure_get_heading ((SummerExportedFigure) what);
}

static gboolean
differs (const SummerExportedClass *before, const SummerExportedClass *now, int what)
{
  if (what == SUMMER_DIFFERENCE_CLASS)
    return before == NULL || now == NULL;
  if (what == SUMMER_DIFFERENCE_VERDICT)
    return before != NULL && now != NULL && !g_str_equal (before->verdict, now->verdict);
  return (before != NULL ? before->figures[what] : 0) != (now != NULL ? now->figures[what] : 0);
}

static void
add_rows (GArray *rows, const SummerExportedClass *before, const SummerExportedClass *now)
{
  static const int order[]
      = { SUMMER_DIFFERENCE_CLASS, SUMMER_DIFFERENCE_VERDICT,  SUMMER_EXPORTED_HEADCOUNT,
          SUMMER_EXPORTED_DAYS,    SUMMER_EXPORTED_EXPECTED,   SUMMER_EXPORTED_PRESENT,
          SUMMER_EXPORTED_BASE,    SUMMER_EXPORTED_GRANTED,    SUMMER_EXPORTED_DUE,
          SUMMER_EXPORTED_FURTHER, SUMMER_EXPORTED_FURTHER_DUE };
  const SummerExportedClass *named = now != NULL ? now : before;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (differs (before, now, order[i]))
      {
        const SummerDifferenceRow row = { named->code, named->name, order[i], before, now };

        g_array_append_val (rows, row);
      }
}

/**
 * summer_difference_rows_list:
 * @before: sorted, as @now
 *
 * Returns: (transfer full) (element-type SummerDifferenceRow): a row for each thing that differs
 */
GArray *
summer_difference_rows_list (const SummerExported *before, const SummerExported *now)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SummerDifferenceRow));
  guint i = 0, j = 0;

  while (i < before->classes->len || j < now->classes->len)
    {
      const SummerExportedClass *left = i < before->classes->len ? before->classes->pdata[i] : NULL;
      const SummerExportedClass *right = j < now->classes->len ? now->classes->pdata[j] : NULL;
      const int order = left == NULL ? 1 : right == NULL ? -1 : strcmp (left->code, right->code);

      add_rows (rows, order <= 0 ? left : NULL, order >= 0 ? right : NULL);
      i += order <= 0;
      j += order >= 0;
    }
  return rows;
}

static void
digest (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
}

/* What the check calls it. Checks that stand in files keep their meaning: what came later has numbers after these. */
static int
get_digested (int what)
{
  enum
  {
    VERDICT = 7,
    CLASS,
    FURTHER,
    FURTHER_DUE,
  };

  switch (what)
    {
    case SUMMER_DIFFERENCE_VERDICT:
      return VERDICT;
    case SUMMER_DIFFERENCE_CLASS:
      return CLASS;
    case SUMMER_EXPORTED_FURTHER:
      return FURTHER;
    case SUMMER_EXPORTED_FURTHER_DUE:
      return FURTHER_DUE;
    default:
      return what;
    }
}

/**
 * summer_difference_rows_dup_check:
 *
 * Returns: (transfer full): a short hash of what the rows say of the earlier export, and of which it was
 */
char *
summer_difference_rows_dup_check (const SummerExported *before, GArray *rows)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *day = summer_day_dup_iso (before->as_of);
  g_autofree char *fingerprint = g_strndup (before->fingerprint, N_DIGITS);

  digest (sum, day);
  digest (sum, fingerprint);
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerDifferenceRow *row = &g_array_index (rows, SummerDifferenceRow, i);
      const int what = get_digested (row->what);
      g_autofree char *line = NULL;

      if (row->what == SUMMER_DIFFERENCE_CLASS)
        line = g_strdup_printf ("%s %d %s", row->code, what, row->now == NULL ? row->name : "");
      else if (row->what == SUMMER_DIFFERENCE_VERDICT)
        line = g_strdup_printf ("%s %d %s", row->code, what, row->before->verdict);
      else
        line = g_strdup_printf ("%s %d %" G_GINT64_FORMAT, row->code, what,
                                row->before != NULL ? row->before->figures[row->what] : 0);
      digest (sum, line);
    }
  return g_strndup (g_checksum_get_string (sum), N_DIGITS);
}

/* {{{ The earlier export, from the sheet */

/* The line below the title says of which day and which records the earlier export was, and the check. */
static gboolean
read_claim (SummerExported *self, const char *line, char **check)
{
  g_auto (GStrv) words = g_strsplit (line != NULL ? line : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const SummerDay day = strlen (words[i]) == 10 ? summer_day_parse (words[i]) : SUMMER_DAY_NONE;
      const gboolean is_digits
          = strlen (words[i]) == N_DIGITS && strspn (words[i], "0123456789abcdef") == N_DIGITS;

      if (day != SUMMER_DAY_NONE)
        self->as_of = day;
      else if (is_digits && self->fingerprint == NULL)
        self->fingerprint = g_strdup (words[i]);
      else if (is_digits && *check == NULL)
        *check = g_strdup (words[i]);
    }
  return *check != NULL;
}

static int
find_what (const char *text)
{
  int what = 0;

  while (what <= SUMMER_DIFFERENCE_CLASS
         && g_strcmp0 (text, summer_difference_get_what (what)) != 0)
    what++;
  return what;
}

/* What a row of the sheet says; a code is a class of now or of one that is gone. */
typedef struct
{
  const char *code, *name;
  int what;
  guint reading;
} Said;

static const char *
find_code (const SummerExported *now, const char *name)
{
  for (guint i = 0; i < now->classes->len; i++)
    {
      const SummerExportedClass *class = now->classes->pdata[i];

      if (g_strcmp0 (class->name, name) == 0)
        return class->code;
    }
  return "";
}

static Said
read_row (const SummerMapSheet *sheet, guint row, const SummerExported *now, guint reading)
{
  const char *code = summer_map_sheet_get_text (sheet, row, SUMMER_DIFFERENCE_COLUMN_CODE);
  const char *name = summer_map_sheet_get_text (sheet, row, SUMMER_DIFFERENCE_COLUMN_NAME);
  const char *what = summer_map_sheet_get_text (sheet, row, SUMMER_DIFFERENCE_COLUMN_WHAT);

  return (Said){ .code = reading == CODE_BY_NAME ? find_code (now, name)
                         : code != NULL          ? code
                                                 : "",
                 .name = name,
                 .what = reading >= WHATS ? (int) (reading - WHATS) : find_what (what),
                 .reading = reading };
}

static SummerExportedClass *
copy_class (SummerExported *into, const SummerExportedClass *from)
{
  SummerExportedClass *class = summer_exported_add (into, from->code, from->name, from->verdict);

  memcpy (class->figures, from->figures, sizeof class->figures);
  return class;
}

static double
get_number (const SummerMapSheet *sheet, guint row, guint column)
{
  const char *text = summer_map_sheet_get_text (sheet, row, column);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

static void
apply (SummerExported *self,
       const SummerMapSheet *sheet,
       guint row,
       const Said *said,
       const SummerExported *now)
{
  const char *before = summer_map_sheet_get_text (sheet, row, SUMMER_DIFFERENCE_COLUMN_BEFORE);
  SummerExportedClass *class = summer_exported_find (self, said->code);
  const SummerExportedClass *is = summer_exported_find (now, said->code);

  if (class == NULL || said->what >= SUMMER_DIFFERENCE_CLASS)
    return;
  if (said->what == SUMMER_DIFFERENCE_VERDICT)
    {
      if (said->reading >= VERDICTS && said->reading < WHATS)
        before = summer_verdict_get_text ((SummerVerdict) (said->reading - VERDICTS));
      g_free (class->verdict);
      class->verdict = g_strdup (before != NULL ? before : "");
    }
  else
    {
      const double scale
          = summer_exported_figure_is_money ((SummerExportedFigure) said->what) ? 100 : 1;
      const double change = get_number (sheet, row, SUMMER_DIFFERENCE_COLUMN_CHANGE);

      class->figures[said->what]
          = said->reading == BEFORE_BY_CHANGE
                ? (is != NULL ? is->figures[said->what] : 0)
                      - summer_exported_round (change * scale)
                : summer_exported_round (get_number (sheet, row, SUMMER_DIFFERENCE_COLUMN_BEFORE)
                                         * scale);
    }
}

/* Which classes there were: those of now, less those that are new, and those that are gone. */
static void
take_classes (SummerExported *self, GArray *rows, const SummerExported *now)
{
  g_autoptr (GHashTable) new = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const Said *said = &g_array_index (rows, Said, i);

      if (said->what != SUMMER_DIFFERENCE_CLASS)
        continue;
      if (summer_exported_find (now, said->code) != NULL)
        g_hash_table_add (new, (gpointer) said->code);
      else if (summer_exported_find (self, said->code) == NULL)
        summer_exported_add (self, said->code, said->name, NULL);
    }
  for (guint i = 0; i < now->classes->len; i++)
    {
      const SummerExportedClass *class = now->classes->pdata[i];

      if (!g_hash_table_contains (new, class->code))
        copy_class (self, class);
    }
  summer_exported_sort (self);
}

/* With one row read in another way. */
static SummerExported *
restore (const SummerMapSheet *sheet,
         const SummerExported *now,
         guint end,
         guint other,
         guint reading,
         gboolean *agrees)
{
  SummerExported *self = summer_exported_new ();
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GArray) rows = NULL;
  g_autofree char *check = NULL, *is = NULL;

  read_claim (self, summer_map_sheet_get_text (sheet, 1, 0), &check);
  if (self->fingerprint == NULL)
    self->fingerprint = g_strdup ("");
  if (self->as_of == SUMMER_DAY_NONE)
    self->as_of = now->as_of;
  self->is_settlement = now->is_settlement;
  for (guint row = SUMMER_DIFFERENCE_FIRST; row < end; row++)
    {
      const Said one = read_row (sheet, row, now, row == other ? reading : AS_SAID);

      g_array_append_val (said, one);
    }
  take_classes (self, said, now);
  for (guint i = 0; i < said->len; i++)
    apply (self, sheet, SUMMER_DIFFERENCE_FIRST + i, &g_array_index (said, Said, i), now);
  rows = summer_difference_rows_list (self, now);
  is = summer_difference_rows_dup_check (self, rows);
  *agrees = g_strcmp0 (is, check) == 0;
  return self;
}

static guint
find_end (const SummerMapSheet *sheet)
{
  guint end = SUMMER_DIFFERENCE_FIRST;

  while (summer_map_sheet_get (sheet, end, SUMMER_DIFFERENCE_COLUMN_CODE) != NULL
         || summer_map_sheet_get (sheet, end, SUMMER_DIFFERENCE_COLUMN_NUMBER) != NULL)
    end++;
  return end;
}

gboolean
summer_difference_rows_are_too_many (const SummerMapSheet *sheet)
{
  return find_end (sheet) - SUMMER_DIFFERENCE_FIRST > MOST_ROWS_TRIED;
}

/**
 * summer_difference_rows_restore:
 * @sheet: as it was found in a workbook
 * @now: what the database says
 *
 * The earlier export as far as the sheet tells of it. Where its check does not agree with what it says, each row is read in
 * other ways, so that a changed cell is found, and not the sums that rest on it. Of a long sheet it is not.
 *
 * Returns: (transfer full) (nullable): %NULL where it was compared with nothing, or with @error set where it was cancelled
 */
SummerExported *
summer_difference_rows_restore (const SummerMapSheet *sheet,
                                const SummerExported *now,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (SummerExported) plain = NULL;
  const guint end = find_end (sheet);
  gboolean agrees;

  plain = restore (sheet, now, end, 0, AS_SAID, &agrees);
  if (agrees)
    return g_steal_pointer (&plain);
  if (end == SUMMER_DIFFERENCE_FIRST && *plain->fingerprint == '\0')
    return NULL;
  if (summer_difference_rows_are_too_many (sheet))
    return g_steal_pointer (&plain);
  for (guint row = SUMMER_DIFFERENCE_FIRST; row < end; row++)
    for (guint reading = AS_SAID + 1; reading < N_READINGS; reading++)
      {
        g_autoptr (SummerExported) other = NULL;

        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return NULL;
        other = restore (sheet, now, end, row, reading, &agrees);
        if (agrees)
          return g_steal_pointer (&other);
      }
  return g_steal_pointer (&plain);
}

/* }}} */
