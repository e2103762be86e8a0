#include "config.h"

#include "summer-pickup-form.h"

#include <glib/gi18n.h>

#include "summer-release-check.h"
#include "summer-table-form.h"
#include "summer-terms.h"

enum
{
  NUMBER,
  CODE,
  NAME,
  HEALTH,
  IN,
  BROUGHT_BY,
  OUT,
  COLLECTED_BY,
  RELATIONSHIP,
  SIGNATURE,
  /* Blank: who may take the child home; filled in: why it was not there. */
  LAST,
};

/* Points: two lines of small letters, a signature. */
#define LOWEST 20.0
#define HIGHEST 30.0

static void
add_columns (SummerTableForm *form, const SummerClassDay *of, gboolean blank)
{
  gsize longest = 0;

  for (guint i = 0; i < of->n_children; i++)
    longest = MAX (longest, strlen (of->children[i].code));
  summer_table_form_add_column (form, _ ("No."), NULL, 20, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Code"), NULL, summer_form_get_code_width (longest), 0,
                                SUMMER_FORM_WHOLE);
  summer_table_form_add_column (form, _ ("Name"), NULL, 52, 0, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Health note"), NULL, 26, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Signed in"), NULL, 38, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Brought by"), NULL, 48, 0, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Signed out"), NULL, 38, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Collected by"), NULL, 48, 0, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, C_ ("pick-up form", "Relation"), NULL, 38, 0,
                                SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Signature"), NULL, 56, 1, SUMMER_FORM_PLAIN);
  if (blank)
    summer_table_form_add_column (form, _ ("May collect"), NULL, 104, 2, SUMMER_FORM_WHOLE);
  else
    summer_table_form_add_column (form, _ ("Remarks"), NULL, 60, 0, SUMMER_FORM_PLAIN);
}

/* Each stays whole: lines end at the spaces between them. */
static void
append_person (GString *text, const SummerReleasePerson *person)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (person->relationship != NULL && *person->relationship != '\0')
    /* Translators: a name and a relationship, in a narrow column. */
    g_string_append_printf (text, C_ ("person", "%s(%s)"), person->name, person->relationship);
  else
    g_string_append (text, person->name);
}

/* Who may take the child home on this day, and first of all who must not. */
static void
set_collectors (SummerFormRow *row, const SummerReleaseCheck *check)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < check->forbidden->len; i++)
    append_person (text, g_ptr_array_index (check->forbidden, i));
  if (text->len > 0)
    {
      /* Translators: before names, on the pick-up form. */
      g_string_prepend (text, _ ("NOT to be collected by: "));
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < check->n_valid; i++)
    append_person (text, g_ptr_array_index (check->persons, i));
  if (check->alone)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ ("may go home alone"));
  summer_form_row_set (row, LAST, text->str,
                       check->forbidden->len > 0 ? SUMMER_FORM_STRONG : SUMMER_FORM_PLAIN);
}

static gboolean
went_alone (const SummerDayChild *child)
{
  return g_strcmp0 (child->collected_by,
                    summer_terms_get_chinese (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE))
         == 0;
}

static void
set_record (SummerFormRow *row, const SummerDayChild *child, const SummerReleaseCheck *check)
{
  const SummerReleasePerson *collector
      = child->collected_by != NULL ? summer_release_check_get_person (check, child->collected_by)
                                    : NULL;
  g_autofree char *in = summer_time_dup_text (child->in);
  g_autofree char *out = summer_time_dup_text (child->out);

  if (child->mark != SUMMER_MARK_PRESENT)
    {
      summer_form_row_set (row, LAST, summer_presence_get_text (child->presence),
                           SUMMER_FORM_PLAIN);
      return;
    }
  summer_form_row_set (row, IN, in, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, BROUGHT_BY, child->brought_by, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, OUT, out, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, COLLECTED_BY, child->collected_by, SUMMER_FORM_PLAIN);
  if (collector != NULL)
    summer_form_row_set (row, RELATIONSHIP, collector->relationship, SUMMER_FORM_PLAIN);
  else if (check->alone && went_alone (child))
    summer_form_row_set (row, LAST, _ ("may go home alone"), SUMMER_FORM_PLAIN);
  else if (child->collected_by != NULL)
    summer_form_row_set (row, LAST, _ ("Collector not listed"), SUMMER_FORM_STRONG);
}

/* Something is to be known of the child's health that day: a note, or a medicine that it is given. */
static gboolean
has_health (const SummerClassDay *of, const SummerDayChild *child)
{
  if (child->health != NULL && *child->health != '\0')
    return TRUE;
  for (guint i = 0; i < of->n_medicines; i++)
    if (&of->children[of->medicines[i].child] == child)
      return TRUE;
  return FALSE;
}

static gboolean
add_child (SummerTableForm *form,
           SummerStore *store,
           const SummerClassDay *of,
           const SummerDayChild *child,
           guint number,
           gboolean blank,
           GError **error)
{
  SummerFormRow *row = summer_table_form_add_row (form);
  g_autofree char *numbers = g_strdup_printf ("%u", number);
  g_autoptr (SummerReleaseCheck) check
      = summer_release_check_load (store, of->of->id, child->id, of->day, error);

  if (check == NULL)
    return FALSE;
  summer_form_row_set (row, NUMBER, numbers, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, CODE, child->code, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, NAME, child->name, SUMMER_FORM_PLAIN);
  if (has_health (of, child))
    summer_form_row_set (row, HEALTH, C_ ("health note", "Yes"), SUMMER_FORM_STRONG);
  else
    summer_form_row_set (row, HEALTH, C_ ("health note", "No"), SUMMER_FORM_PLAIN);
  if (blank)
    set_collectors (row, check);
  else
    set_record (row, child, check);
  return TRUE;
}

static char *
dup_words (const SummerClassDay *of, guint n)
{
  int year;
  g_autofree char *weekday = summer_day_dup_text (of->day);

  summer_day_to_ymd (of->day, &year, NULL, NULL);
  /* Translators: above a printed form: the year, a day with its weekday, and how many children are expected. */
  return g_strdup_printf (ngettext ("%d · %s · %u child", "%d · %s · %u children", n), year,
                          weekday, n);
}

/**
 * summer_pickup_form_new:
 * @of: the day; its children who are expected, or have a mark, stand on the form
 * @today: the day of printing
 * @blank: to be filled in by hand, with those who may collect each child beside it
 *
 * The health of a child is not on this form, which lies open at the door: only whether there is a note, or a
 * medicine that day.
 *
 * Returns: (transfer full): the form, or NULL with @error set
 */
SummerForm *
summer_pickup_form_new (
    SummerStore *store, const SummerClassDay *of, SummerDay today, gboolean blank, GError **error)
{
  g_autoptr (SummerTableForm) form = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  guint n = 0;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && of != NULL, NULL);

  /* Translators: title of a printed form; %s is the programme. */
  title = g_strdup_printf (_ ("%s: sign-in and pick-up"), of->facts->name);
  form = summer_table_form_new (title, FALSE);
  day = summer_day_dup_iso (of->day);
  summer_form_take_name (SUMMER_FORM (form),
                         g_strdup_printf ("%s %s %s", of->of->code,
                                          blank ? _ ("Blank pick-up form") : _ ("Pick-up form"),
                                          day));
  summer_table_form_set_heights (form, LOWEST, HIGHEST);
  add_columns (form, of, blank);
  for (guint i = 0; i < of->n_children; i++)
    {
      const SummerDayChild *child = &of->children[i];

      if (!child->expected && child->mark == SUMMER_MARK_UNRECORDED)
        continue;
      if (!add_child (form, store, of, child, ++n, blank, error))
        return NULL;
    }
  words = dup_words (of, n);
  summer_table_form_set_about (form, of->of, words, today);
  if (!of->is_open)
    summer_table_form_add_note (form, _ ("The class is not held on this day."));
  summer_table_form_add_note (
      form, _ ("A child goes home only with somebody who may collect it. Anybody else: telephone "
               "the guardian first, and a second member of staff signs too."));
  summer_table_form_add_signature (form, _ ("Head of the class:"));
  summer_table_form_add_signature (form, _ ("At the desk:"));
  summer_table_form_add_signature (form, _ ("Date:"));
  return SUMMER_FORM (g_steal_pointer (&form));
}
