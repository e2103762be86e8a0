#include "config.h"

#include <glib/gi18n.h>

#include "summer-rescue-rows.h"

#include "summer-chip.h"
#include "summer-needle.h"
#include "summer-phrase.h"
#include "summer-wording.h"

struct _SummerRescueRows
{
  SummerAssessment *assessment; /* owned: what is shown */
  guint *order;                 /* owned: the class of each row */
  char *needle;                 /* owned: the filter's text, folded; NULL = none */
  char *district;               /* owned; NULL = all */
  int state;                    /* -1 = all */
};

static const SummerClassAssessment *
get_of (gpointer owner, guint row)
{
  return summer_rescue_rows_get_class (owner, row);
}

static const SummerClassFacts *
get_facts (gpointer owner, guint row)
{
  SummerRescueRows *self = owner;

  return &self->assessment->facts->classes[self->order[row]];
}

static const SummerFinding *
get_urgent (gpointer owner, guint row)
{
  return summer_class_assessment_get_urgent (get_of (owner, row));
}

static const SummerProspect *
get_attendance (gpointer owner, guint row)
{
  const SummerFinding *finding
      = summer_class_assessment_find (get_of (owner, row), SUMMER_CONDITION_ATTENDANCE);

  return finding ? &finding->prospect : NULL;
}

static SummerDay
get_due (gpointer owner, guint row)
{
  const SummerFinding *urgent = get_urgent (owner, row);

  return urgent ? urgent->prospect.due : SUMMER_DAY_NONE;
}

static gboolean
is_overdue (gpointer owner, guint row)
{
  SummerRescueRows *self = owner;
  const SummerDay due = get_due (self, row);

  return due != SUMMER_DAY_NONE && due < self->assessment->as_of;
}

/* {{{ What stands in a row */

static char *
dup_code (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row)->code);
}

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row)->name);
}

static char *
dup_union (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row)->union_name);
}

static const char *
get_word (gpointer owner, guint row)
{
  const SummerProspectState outlook = get_of (owner, row)->outlook;

  return outlook == SUMMER_PROSPECT_AT_RISK && is_overdue (owner, row)
             ? _ ("Overdue")
             : summer_prospect_get_text (outlook);
}

static char *
dup_outlook (gpointer owner, guint row)
{
  return g_strdup (get_word (owner, row));
}

static GtkWidget *
create_chip (gpointer owner)
{
  return summer_chip_new ();
}

static void
bind_chip (gpointer owner, GtkWidget *cell, guint row)
{
  const SummerProspectState outlook = get_of (owner, row)->outlook;

  summer_chip_set_prospect (SUMMER_CHIP (cell), outlook, get_word (owner, row));
}

/* Of a class on track only what a day hangs on is named. */
static const SummerFinding *
get_named (gpointer owner, guint row)
{
  const SummerFinding *urgent = get_urgent (owner, row);

  return urgent && urgent->prospect.state == SUMMER_PROSPECT_ON_TRACK
                 && urgent->prospect.due == SUMMER_DAY_NONE
             ? NULL
             : urgent;
}

static char *
dup_condition (gpointer owner, guint row)
{
  const SummerFinding *named = get_named (owner, row);

  return named ? g_strdup (summer_condition_get_title (named->condition)) : NULL;
}

/* How many required conditions beside the one that is named are as it is. */
static guint
count_others (const SummerClassAssessment *of)
{
  guint n = 0;

  for (guint i = 0; i < of->n_findings; i++)
    n += of->findings[i].level == SUMMER_LEVEL_REQUIRED
         && of->findings[i].prospect.state == of->outlook && (int) i != of->urgent;
  return n;
}

static char *
dup_sentence (gpointer owner, guint row)
{
  SummerRescueRows *self = owner;
  const SummerClassAssessment *of = get_of (self, row);
  const SummerFinding *urgent = get_urgent (self, row);
  g_autofree char *sentence = NULL;
  g_autofree char *others = NULL;
  guint n;

  if (!urgent)
    return g_strdup (_ ("Is met, whatever comes"));
  sentence
      = summer_prospect_dup_sentence (urgent, self->assessment->policy, self->assessment->as_of);
  n = of->outlook == SUMMER_PROSPECT_ON_TRACK ? 0 : count_others (of);
  if (n == 0)
    return g_steal_pointer (&sentence);
  others = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  /* Translators: what is to be done, then "2 more" */
  return g_strdup_printf (_ ("%s (%s)"), sentence, others);
}

static char *
dup_work (gpointer owner, guint row)
{
  g_autofree char *condition = dup_condition (owner, row);
  g_autofree char *sentence = dup_sentence (owner, row);

  return condition ? g_strdup_printf (_ ("%s: %s"), condition, sentence)
                   : g_steal_pointer (&sentence);
}

static char *
dup_needed (gpointer owner, guint row)
{
  const SummerProspect *attendance = get_attendance (owner, row);

  return attendance ? summer_phrase_dup_count (attendance->needed) : NULL;
}

static char *
dup_open (gpointer owner, guint row)
{
  const SummerProspect *attendance = get_attendance (owner, row);

  return attendance ? summer_phrase_dup_count (attendance->open) : NULL;
}

static char *
dup_due (gpointer owner, guint row)
{
  SummerRescueRows *self = owner;
  const SummerDay due = get_due (self, row);

  if (due == SUMMER_DAY_NONE)
    return NULL;
  return due == self->assessment->as_of ? g_strdup (C_ ("deadline", "Today"))
                                        : summer_day_dup_text (due);
}

static const char *
get_due_style (gpointer owner, guint row)
{
  SummerRescueRows *self = owner;

  if (get_of (self, row)->outlook <= SUMMER_PROSPECT_ON_TRACK)
    return "dim-label";
  if (is_overdue (self, row))
    return "bad-strong";
  return get_due (self, row) == self->assessment->as_of ? "strong" : NULL;
}

static const char *
get_settled_style (gpointer owner, guint row)
{
  return get_of (owner, row)->outlook <= SUMMER_PROSPECT_ON_TRACK ? "dim-label" : NULL;
}

static const char *
get_needed_style (gpointer owner, guint row)
{
  const SummerProspect *attendance = get_attendance (owner, row);

  if (attendance && attendance->state == SUMMER_PROSPECT_LOST)
    return "bad-strong";
  if (attendance && attendance->needed == 0)
    return "dim-label";
  return attendance && attendance->state == SUMMER_PROSPECT_AT_RISK ? "wait-strong" : NULL;
}

/* }}} */
/* {{{ Their order */

static int
compare_codes (gpointer owner, guint a, guint b)
{
  return strcmp (get_facts (owner, a)->code, get_facts (owner, b)->code);
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (get_facts (owner, a)->name, get_facts (owner, b)->name);
}

static int
compare_unions (gpointer owner, guint a, guint b)
{
  return g_strcmp0 (get_facts (owner, a)->union_name, get_facts (owner, b)->union_name);
}

/* The rows are made in this order. */
static int
compare_urgency (gpointer owner, guint a, guint b)
{
  return (int) a - (int) b;
}

static int
compare_conditions (gpointer owner, guint a, guint b)
{
  const SummerFinding *x = get_named (owner, a), *y = get_named (owner, b);

  return (x ? (int) x->condition : -1) - (y ? (int) y->condition : -1);
}

static int
compare_needed (gpointer owner, guint a, guint b)
{
  const SummerProspect *x = get_attendance (owner, a), *y = get_attendance (owner, b);

  return x && y ? (x->needed > y->needed) - (x->needed < y->needed) : 0;
}

static int
compare_open (gpointer owner, guint a, guint b)
{
  const SummerProspect *x = get_attendance (owner, a), *y = get_attendance (owner, b);

  return x && y ? (x->open > y->open) - (x->open < y->open) : 0;
}

/* What has no day comes last. */
static int
compare_due (gpointer owner, guint a, guint b)
{
  const SummerDay x = get_due (owner, a), y = get_due (owner, b);

  if ((x == SUMMER_DAY_NONE) != (y == SUMMER_DAY_NONE))
    return x == SUMMER_DAY_NONE ? 1 : -1;
  return (x > y) - (x < y);
}

/* }}} */

static gboolean
matches (gpointer owner, guint row)
{
  SummerRescueRows *self = owner;
  const SummerClassFacts *facts = get_facts (self, row);
  g_autofree char *condition = NULL;

  if (self->state >= 0 && (int) get_of (self, row)->outlook != self->state)
    return FALSE;
  if (self->district && g_strcmp0 (facts->union_name, self->district) != 0)
    return FALSE;
  if (!self->needle)
    return TRUE;
  condition = dup_condition (self, row);
  return summer_needle_is_in (self->needle, facts->code)
         || summer_needle_is_in (self->needle, facts->name)
         || summer_needle_is_in (self->needle, facts->union_name)
         || summer_needle_is_in (self->needle, condition);
}

/**
 * summer_rescue_rows_new:
 *
 * Returns: (transfer full): no rows yet
 */
SummerRescueRows *
summer_rescue_rows_new (void)
{
  SummerRescueRows *self = g_new0 (SummerRescueRows, 1);

  self->state = -1;
  return self;
}

/**
 * summer_rescue_rows_free:
 * @self: (transfer full): the table that asks it must be gone or empty
 */
void
summer_rescue_rows_free (SummerRescueRows *self)
{
  g_return_if_fail (self);

  g_clear_pointer (&self->assessment, summer_assessment_unref);
  g_free (self->order);
  g_free (self->needle);
  g_free (self->district);
  g_free (self);
}

/**
 * summer_rescue_rows_set_assessment:
 * @assessment: what the rows show from now on; referenced
 *
 * Rows ask for what they show: the table must be empty.
 */
void
summer_rescue_rows_set_assessment (SummerRescueRows *self, SummerAssessment *assessment)
{
  g_return_if_fail (self && assessment);

  summer_assessment_ref (assessment);
  g_clear_pointer (&self->assessment, summer_assessment_unref);
  self->assessment = assessment;
  g_free (self->order);
  self->order = summer_assessment_list_by_urgency (assessment);
}

/**
 * summer_rescue_rows_get_assessment:
 *
 * Returns: (transfer none) (nullable): what the rows show; %NULL until there is something
 */
SummerAssessment *
summer_rescue_rows_get_assessment (SummerRescueRows *self)
{
  g_return_val_if_fail (self, NULL);
  return self->assessment;
}

/**
 * summer_rescue_rows_count_urgent:
 *
 * How many classes somebody must see to: those that are not on track, but for the ones that take no part. They are the
 * first rows.
 */
guint
summer_rescue_rows_count_urgent (SummerRescueRows *self)
{
  guint n = 0;

  g_return_val_if_fail (self && self->assessment, 0);

  while (n < self->assessment->n_classes && get_of (self, n)->outlook > SUMMER_PROSPECT_ON_TRACK
         && summer_class_facts_takes_part (get_facts (self, n)))
    n++;
  return n;
}

/**
 * summer_rescue_rows_set_filter:
 * @text: looked for in codes, names, unions and conditions, whatever its case; empty lets all through
 * @state: a SummerProspectState, -1 = all
 * @district: (nullable): the union of the classes, %NULL = all
 */
void
summer_rescue_rows_set_filter (SummerRescueRows *self,
                               const char *text,
                               int state,
                               const char *district)
{
  char *wanted = g_strdup (district);

  g_return_if_fail (self && text);

  summer_needle_set (&self->needle, text);
  self->state = state;
  g_free (self->district);
  self->district = wanted;
}

static int
get_chip_room (void)
{
  int room = summer_chip_get_room (_ ("Overdue"));

  for (int i = 0; i < SUMMER_N_PROSPECTS; i++)
    room = MAX (room, summer_chip_get_room (summer_prospect_get_text ((SummerProspectState) i)));
  return room;
}

/**
 * summer_rescue_rows_add_columns:
 * @table: without columns; its owner is a SummerRescueRows
 *
 * Adds the columns and the filter.
 */
void
summer_rescue_rows_add_columns (SummerTable *table)
{
  g_return_if_fail (SUMMER_IS_TABLE (table));

  summer_table_add_text (table, _ ("Code"), 74, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 150, SUMMER_TABLE_PLAIN, dup_name, compare_names);
  summer_table_add_text (table, _ ("Union"), 102, SUMMER_TABLE_PLAIN, dup_union, compare_unions);
  summer_table_add_cell (table, _ ("Outlook"), get_chip_room (), SUMMER_TABLE_PLAIN, create_chip,
                         bind_chip, dup_outlook, compare_urgency);
  summer_table_add_text (table, _ ("Condition"), 92, SUMMER_TABLE_PLAIN, dup_condition,
                         compare_conditions);
  summer_table_style_text (table, get_settled_style);
  summer_table_add_text (table, _ ("What must happen"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP,
                         dup_sentence, NULL);
  summer_table_style_text (table, get_settled_style);
  summer_table_add_text (table, C_ ("child-days", "Needed"), 76, SUMMER_TABLE_END, dup_needed,
                         compare_needed);
  summer_table_style_text (table, get_needed_style);
  summer_table_add_text (table, C_ ("child-days", "To come"), 76, SUMMER_TABLE_END, dup_open,
                         compare_open);
  summer_table_add_text (table, _ ("Latest"), 108, SUMMER_TABLE_PLAIN, dup_due, compare_due);
  summer_table_style_text (table, get_due_style);
  summer_table_set_filter (table, matches);
}

/**
 * summer_rescue_rows_add_few_columns:
 * @table: without columns; its owner is a SummerRescueRows
 *
 * The same for half a page.
 */
void
summer_rescue_rows_add_few_columns (SummerTable *table)
{
  g_return_if_fail (SUMMER_IS_TABLE (table));

  summer_table_add_text (table, _ ("Code"), 74, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 134, SUMMER_TABLE_PLAIN, dup_name, compare_names);
  summer_table_add_cell (table, _ ("Outlook"), get_chip_room (), SUMMER_TABLE_PLAIN, create_chip,
                         bind_chip, dup_outlook, compare_urgency);
  summer_table_add_text (table, _ ("What must happen"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP,
                         dup_work, NULL);
  summer_table_add_text (table, _ ("Latest"), 102, SUMMER_TABLE_PLAIN, dup_due, compare_due);
  summer_table_style_text (table, get_due_style);
}

/**
 * summer_rescue_rows_new_report:
 * @texts: (transfer full): of the table with all columns, as it shows them
 *
 * Returns: (transfer full): the list on pages
 */
SummerReport *
summer_rescue_rows_new_report (SummerRescueRows *self, GPtrArray *texts)
{
  const double shares[] = { 8, 15, 11, 8, 8, 28, 7, 7, 11 };
  g_autoptr (GPtrArray) rows = texts;
  g_autofree char *as_of = NULL;
  g_autofree char *subtitle = NULL;
  SummerReport *report;

  g_return_val_if_fail (self && self->assessment, NULL);

  as_of = summer_day_dup_text_in_year (self->assessment->as_of);
  subtitle = g_strdup_printf ("%s · %s", self->assessment->facts->name, as_of);
  report = summer_report_new (_ ("Rescue list"), subtitle);
  summer_report_add_table (report, rows, shares, G_N_ELEMENTS (shares), 1u << 6 | 1u << 7);
  return report;
}

/**
 * summer_rescue_rows_get_class:
 *
 * Returns: (transfer none): the class of a row
 */
const SummerClassAssessment *
summer_rescue_rows_get_class (SummerRescueRows *self, guint row)
{
  g_return_val_if_fail (self && row < self->assessment->n_classes, NULL);
  return &self->assessment->classes[self->order[row]];
}

/**
 * summer_rescue_rows_dup_classes:
 *
 * Returns: (transfer full): the index of the class of each of these rows
 */
guint *
summer_rescue_rows_dup_classes (SummerRescueRows *self, const guint *rows, guint n_rows)
{
  guint *classes = g_new (guint, MAX (n_rows, 1));

  for (guint i = 0; i < n_rows; i++)
    classes[i] = self->order[rows[i]];
  return classes;
}
