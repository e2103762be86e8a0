#include "config.h"

#include "summer-enrolment-rows.h"

#include <glib/gi18n.h>

#include "summer-export-list.h"
#include "summer-list-chooser.h"
#include "summer-needle.h"
#include "summer-pinyin.h"
#include "summer-roll-words.h"

#define TAIL 4 /* digits of a telephone number */

struct _SummerEnrolmentRows
{
  SummerRoll *roll; /* owned: what is shown; a row an entry */
  char *needle;     /* owned: the filter's text, folded; NULL = none */
  int state;        /* -1 = all */
};

const SummerRollEntry *
summer_enrolment_rows_get_entry (SummerEnrolmentRows *self, guint row)
{
  return &self->roll->entries[row];
}

static const SummerRollEntry *
get_entry (gpointer owner, guint row)
{
  return summer_enrolment_rows_get_entry (owner, row);
}

static const SummerRollClass *
get_class (gpointer owner, guint row)
{
  SummerEnrolmentRows *self = owner;

  return &self->roll->classes[self->roll->entries[row].class];
}

/* {{{ What stands in a row */

static char *
dup_class (gpointer owner, guint row)
{
  return g_strdup (get_class (owner, row)->code);
}

static char *
dup_rank (gpointer owner, guint row)
{
  const guint rank = get_entry (owner, row)->standing.rank;

  return rank > 0 ? g_strdup_printf ("%u", rank) : NULL;
}

static char *
dup_number (gpointer owner, guint row)
{
  return g_strdup (get_entry (owner, row)->record.number);
}

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_entry (owner, row)->record.name);
}

static char *
dup_state (gpointer owner, guint row)
{
  return summer_roll_dup_state (((SummerEnrolmentRows *) owner)->roll, get_entry (owner, row));
}

static char *
dup_points (gpointer owner, guint row)
{
  return g_strdup_printf ("%d", get_entry (owner, row)->standing.points);
}

static char *
dup_place (gpointer owner, guint row)
{
  return g_strdup (summer_roll_get_place_text (get_entry (owner, row)));
}

static char *
dup_grade (gpointer owner, guint row)
{
  return g_strdup (get_entry (owner, row)->record.grade);
}

static char *
dup_guardian (gpointer owner, guint row)
{
  return g_strdup (get_entry (owner, row)->record.guardian);
}

static char *
dup_applied (gpointer owner, guint row)
{
  return summer_day_dup_iso (get_entry (owner, row)->record.applied_on);
}

static const char *
get_state_style (gpointer owner, guint row)
{
  const SummerRollEntry *entry = get_entry (owner, row);

  switch (entry->record.state)
    {
    case SUMMER_APPLICATION_WAITING:
      return entry->standing.eligibility == SUMMER_ELIGIBLE ? NULL : "wait-strong";
    case SUMMER_APPLICATION_OFFERED:
      return entry->record.offer_until < ((SummerEnrolmentRows *) owner)->roll->today
                 ? "bad-strong"
                 : "accent-figure";
    case SUMMER_APPLICATION_ACCEPTED:
    case SUMMER_APPLICATION_DECLINED:
    case SUMMER_APPLICATION_EXPIRED:
    case SUMMER_APPLICATION_TAKEN_BACK:
    case SUMMER_APPLICATION_REFUSED:
    default:
      return "faint";
    }
}

static const char *
get_place_style (gpointer owner, guint row)
{
  const SummerStanding *standing = &get_entry (owner, row)->standing;

  return standing->place == SUMMER_PLACE_FREE      ? "accent-figure"
         : standing->place == SUMMER_PLACE_LOTTERY ? "wait-strong"
                                                   : "faint";
}
/* }}} */

/* {{{ Order */

static int
compare_ranks (gpointer owner, guint a, guint b)
{
  return (a > b) - (a < b); /* as the roll has them */
}

static int
compare_points (gpointer owner, guint a, guint b)
{
  return get_entry (owner, a)->standing.points - get_entry (owner, b)->standing.points;
}

static int
compare_numbers (gpointer owner, guint a, guint b)
{
  return g_strcmp0 (get_entry (owner, a)->record.number, get_entry (owner, b)->record.number);
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return summer_pinyin_compare (get_entry (owner, a)->record.name,
                                get_entry (owner, b)->record.name);
}

static int
compare_states (gpointer owner, guint a, guint b)
{
  return (int) get_entry (owner, a)->record.state - (int) get_entry (owner, b)->record.state;
}

static int
compare_days (gpointer owner, guint a, guint b)
{
  return get_entry (owner, a)->record.applied_on - get_entry (owner, b)->record.applied_on;
}
/* }}} */

/* Of a telephone number the last four digits are known: of a longer one that is looked for, they decide. */
static gboolean
ends_number (const char *needle, const char *tails)
{
  const gsize n = strlen (needle);

  return summer_needle_is_in (needle, tails)
         || (n > TAIL && strspn (needle, "0123456789") == n
             && summer_needle_is_in (needle + n - TAIL, tails));
}

static gboolean
matches (gpointer owner, guint row)
{
  SummerEnrolmentRows *self = owner;
  const SummerApplicationBriefRecord *record = &get_entry (self, row)->record;

  if (self->state >= 0 && (int) record->state != self->state)
    return FALSE;
  if (self->needle == NULL)
    return TRUE;
  return summer_needle_is_in (self->needle, record->name)
         || summer_needle_is_in (self->needle, record->pinyin)
         || summer_needle_is_in (self->needle, record->number)
         || summer_needle_is_in (self->needle, record->guardian)
         || ends_number (self->needle, record->telephone_tails)
         || summer_needle_is_in (self->needle, get_class (self, row)->code)
         || summer_needle_is_in (self->needle, get_class (self, row)->name);
}

SummerEnrolmentRows *
summer_enrolment_rows_new (void)
{
  SummerEnrolmentRows *self = g_new0 (SummerEnrolmentRows, 1);

  self->state = -1;
  return self;
}

/**
 * summer_enrolment_rows_free:
 * @self: (transfer full): the table that asks it must be gone or empty
 */
void
summer_enrolment_rows_free (SummerEnrolmentRows *self)
{
  g_clear_pointer (&self->roll, summer_roll_free);
  g_free (self->needle);
  g_free (self);
}

/**
 * summer_enrolment_rows_take_roll:
 * @roll: (transfer full): what the rows show from now on
 *
 * Rows ask for what they show: the table must be empty.
 */
void
summer_enrolment_rows_take_roll (SummerEnrolmentRows *self, SummerRoll *roll)
{
  g_clear_pointer (&self->roll, summer_roll_free);
  self->roll = roll;
}

SummerRoll *
summer_enrolment_rows_get_roll (SummerEnrolmentRows *self)
{
  return self->roll;
}

guint
summer_enrolment_rows_find (SummerEnrolmentRows *self, gint64 application)
{
  for (guint i = 0; i < self->roll->n_entries; i++)
    if (self->roll->entries[i].record.id == application)
      return i;
  return SUMMER_TABLE_TOTAL;
}

/**
 * summer_enrolment_rows_set_filter:
 * @text: looked for in names, initials, numbers, guardians and classes, whatever its case; empty lets all through
 * @state: a SummerApplicationState, -1 = all
 */
void
summer_enrolment_rows_set_filter (SummerEnrolmentRows *self, const char *text, int state)
{
  summer_needle_set (&self->needle, text);
  self->state = state;
}

/**
 * summer_enrolment_rows_add_columns:
 * @table: without columns; its owner is a SummerEnrolmentRows
 */
void
summer_enrolment_rows_add_columns (SummerTable *table)
{
  summer_table_add_text (table, C_ ("waiting list", "Rank"), 52, SUMMER_TABLE_END, dup_rank,
                         compare_ranks);
  summer_table_add_text (table, _ ("Class"), 76, SUMMER_TABLE_PLAIN, dup_class, compare_ranks);
  summer_table_add_text (table, C_ ("application", "Number"), 76, SUMMER_TABLE_PLAIN, dup_number,
                         compare_numbers);
  summer_table_add_text (table, _ ("Name"), 84, SUMMER_TABLE_STRONG, dup_name, compare_names);
  summer_table_add_text (table, _ ("State"), 0, SUMMER_TABLE_EXPAND, dup_state, compare_states);
  summer_table_style_text (table, get_state_style);
  summer_table_add_text (table, C_ ("priority", "Points"), 64, SUMMER_TABLE_END, dup_points,
                         compare_points);
  summer_table_add_text (table, C_ ("waiting list", "Place"), 76, SUMMER_TABLE_PLAIN, dup_place,
                         NULL);
  summer_table_style_text (table, get_place_style);
  summer_table_add_text (table, _ ("Grade"), 88, SUMMER_TABLE_PLAIN, dup_grade, NULL);
  summer_table_add_text (table, _ ("Guardian"), 84, SUMMER_TABLE_PLAIN, dup_guardian, NULL);
  summer_table_add_text (table, _ ("Applied on"), 96, SUMMER_TABLE_PLAIN, dup_applied,
                         compare_days);
  summer_table_set_filter (table, matches);
}

static char *
dup_subtitle (SummerEnrolmentRows *self)
{
  g_autofree char *places
      = summer_roll_dup_places (self->roll, self->roll->n_classes == 1 ? 0 : G_MAXUINT);
  g_autofree char *day = summer_day_dup_text_in_year (self->roll->today);

  if (self->roll->n_classes == 1)
    return g_strdup_printf ("%s %s · %s · %s", self->roll->classes[0].code,
                            self->roll->classes[0].name, places, day);
  return g_strdup_printf ("%s · %s", places, day);
}

/**
 * summer_enrolment_rows_new_report:
 * @texts: (transfer full): of the table, as it shows them
 *
 * Returns: (transfer full): the list on pages
 */
SummerReport *
summer_enrolment_rows_new_report (SummerEnrolmentRows *self, GPtrArray *texts)
{
  const double shares[] = { 6, 10, 10, 12, 20, 6, 9, 9, 10, 12 };
  g_autoptr (GPtrArray) rows = texts;
  g_autofree char *subtitle = dup_subtitle (self);
  SummerReport *report = summer_report_new (_ ("Waiting list"), subtitle);

  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 1u << 0 | 1u << 5);
  return report;
}

static const SummerListColumn list_columns[] = {
  { "waiting list", NC_ ("waiting list", "Rank"), 6, SUMMER_LIST_COUNT },
  { NULL, N_ ("Class"), 10, SUMMER_LIST_CODE },
  { "application", NC_ ("application", "Number"), 10, SUMMER_LIST_CODE },
  { NULL, N_ ("Name"), 12, SUMMER_LIST_TEXT },
  { NULL, N_ ("State"), 22, SUMMER_LIST_TEXT },
  { "priority", NC_ ("priority", "Points"), 8, SUMMER_LIST_COUNT },
  { "waiting list", NC_ ("waiting list", "Place"), 10, SUMMER_LIST_CENTRE },
  { NULL, N_ ("Grade"), 10, SUMMER_LIST_TEXT },
  { NULL, N_ ("Guardian"), 12, SUMMER_LIST_TEXT },
  { NULL, N_ ("Applied on"), 12, SUMMER_LIST_DAY },
  { NULL, N_ ("Why"), 60, SUMMER_LIST_WRAP },
};

typedef struct
{
  SummerEnrolmentRows *rows;
  const guint *shown;
} Export;

static void
fill_row (gpointer owner, guint row, SummerListValue *values)
{
  const Export *export = owner;
  SummerEnrolmentRows *self = export->rows;
  const guint of = export->shown[row];
  const SummerRollEntry *entry = get_entry (self, of);
  g_autofree char *state = dup_state (self, of);
  g_autoptr (GPtrArray) reasons = summer_roll_list_reasons (self->roll, entry);
  g_autofree char *why = NULL;

  g_ptr_array_add (reasons, NULL);
  why = g_strjoinv ("\n", (char **) reasons->pdata);
  if (entry->standing.rank > 0)
    summer_list_set_number (&values[0], entry->standing.rank);
  summer_list_set_text (&values[1], get_class (self, of)->code);
  summer_list_set_text (&values[2], entry->record.number);
  summer_list_set_text (&values[3], entry->record.name);
  summer_list_set_text (&values[4], state);
  summer_list_set_number (&values[5], entry->standing.points);
  summer_list_set_text (&values[6], summer_roll_get_place_text (entry));
  summer_list_set_text (&values[7], entry->record.grade);
  summer_list_set_text (&values[8], entry->record.guardian);
  summer_list_set_number (&values[9], entry->record.applied_on);
  summer_list_set_text (&values[10], why);
}

/**
 * summer_enrolment_rows_save:
 * @table: what is shown, in its order
 * @path: ends in .xlsx, .csv or .pdf
 */
gboolean
summer_enrolment_rows_save (SummerEnrolmentRows *self,
                            SummerTable *table,
                            const char *path,
                            GError **error)
{
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree guint *shown = NULL;
  guint n;

  if (summer_list_chooser_is (path, ".pdf"))
    {
      g_autoptr (SummerReport) report
          = summer_enrolment_rows_new_report (self, summer_table_list_texts (table));

      return summer_form_save_pdf (SUMMER_FORM (report), path, error);
    }
  shown = summer_table_dup_shown (table, &n);
  return summer_export_list (_ ("Waiting list"), subtitle, list_columns,
                             G_N_ELEMENTS (list_columns), fill_row, &(Export){ self, shown }, n,
                             path, error);
}
