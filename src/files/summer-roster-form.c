#include "config.h"

#include "summer-roster-form.h"

#include <glib/gi18n.h>

#include "summer-child-table.h"
#include "summer-table-form.h"

enum
{
  NUMBER,
  CODE,
  NAME,
  SEX,
  BIRTH,
  SCHOOL,
  GUARDIAN,
  TELEPHONE,
  COLLECTORS,
  HEALTH,
  REMARKS,
};

#define LOWEST 22.0 /* points */

typedef struct
{
  SummerTableForm *form;
  const SummerClassDay *of;
  SummerDay today;
  guint number;
} Making;

static void
add_columns (SummerTableForm *form, const SummerClassDay *of)
{
  gsize longest = 0;
  glong longest_name = 0;

  for (guint i = 0; i < of->n_children; i++)
    {
      longest = MAX (longest, strlen (of->children[i].code));
      longest_name = MAX (longest_name, g_utf8_strlen (of->children[i].name, -1));
    }
  summer_table_form_add_column (form, _ ("No."), NULL, 22, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Code"), NULL, summer_form_get_code_width (longest), 0,
                                SUMMER_FORM_WHOLE);
  summer_table_form_add_column (form, _ ("Name"), NULL, summer_form_get_name_width (longest_name),
                                0, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Sex"), NULL, 28, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("Born"), NULL, 62, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (form, _ ("School and grade"), NULL, 90, 2, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Guardian"), NULL, 58, 0, SUMMER_FORM_WHOLE);
  summer_table_form_add_column (form, _ ("Telephone"), NULL, 70, 0, SUMMER_FORM_WHOLE);
  summer_table_form_add_column (form, _ ("Collectors"), NULL, 160, 1, SUMMER_FORM_WHOLE);
  summer_table_form_add_column (form, _ ("Health"), NULL, 84, 1, SUMMER_FORM_PLAIN);
  summer_table_form_add_column (form, _ ("Remarks"), NULL, 62, 0, SUMMER_FORM_PLAIN);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A name and in brackets the relationship. */
static char *
dup_person (const char *name, const char *relationship)
{
  if (!is_given (name))
    return NULL;
  if (!is_given (relationship))
    return g_strdup (name);
  /* Translators: a name and a relationship, in a narrow column. */
  return g_strdup_printf (C_ ("person", "%s(%s)"), name, relationship);
}

/* The date and below it the age in whole years. */
static char *
dup_birth (SummerDay birth, SummerDay today)
{
  int year, month, day, born_year, born_month, born_day, age;
  g_autofree char *iso = NULL;

  if (birth == SUMMER_DAY_NONE)
    return NULL;
  summer_day_to_ymd (today, &year, &month, &day);
  summer_day_to_ymd (birth, &born_year, &born_month, &born_day);
  age = year - born_year - (month < born_month || (month == born_month && day < born_day));
  iso = summer_day_dup_iso (birth);
  /* Translators: a date of birth, and the age in years on a line of its own. */
  return g_strdup_printf (ngettext ("%s\naged %d", "%s\naged %d", (gulong) MAX (0, age)), iso, age);
}

/* One in a line. */
static char *
dup_collectors (const SummerChildRecord *child)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    {
      const SummerCollector *collector = &child->collectors[i];
      g_autofree char *person = dup_person (collector->name, collector->relationship);

      if (person == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", person);
      if (is_given (collector->telephone))
        g_string_append_printf (text, " %s", collector->telephone);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
find_fact_child (const SummerClassFacts *of, gint64 id)
{
  for (guint i = 0; i < of->n_children; i++)
    if (of->children[i].id == id)
      return i;
  return G_MAXUINT;
}

/* That a child joins later than the class begins, or leaves before it ends. */
static char *
dup_remarks (const SummerClassFacts *of, gint64 id)
{
  const guint child = find_fact_child (of, id);
  SummerDay first = SUMMER_DAY_NONE, last = SUMMER_DAY_NONE;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < of->n_enrolments; i++)
    if (of->enrolments[i].child == child)
      {
        first = first == SUMMER_DAY_NONE ? of->enrolments[i].first
                                         : MIN (first, of->enrolments[i].first);
        last = MAX (last, of->enrolments[i].last);
      }
  if (first == SUMMER_DAY_NONE)
    return g_strdup (_ ("not enrolled"));
  from = summer_day_dup_iso (first);
  to = summer_day_dup_iso (last);
  if (first > of->first_day && last < of->last_day)
    return g_strdup_printf (_ ("from %s\nto %s"), from, to);
  if (first > of->first_day)
    return g_strdup_printf (_ ("from %s"), from);
  if (last < of->last_day)
    return g_strdup_printf (_ ("to %s"), to);
  return NULL;
}

static gboolean
add_child (const SummerChildRecord *child, gpointer user_data)
{
  Making *self = user_data;
  SummerFormRow *row = summer_table_form_add_row (self->form);
  g_autofree char *number = g_strdup_printf ("%u", ++self->number);
  g_autofree char *birth = dup_birth (child->birth, self->today);
  g_autofree char *school
      = g_strdup_printf ("%s%s%s", is_given (child->school) ? child->school : "",
                         is_given (child->school) && is_given (child->grade) ? "\n" : "",
                         is_given (child->grade) ? child->grade : "");
  g_autofree char *guardian = dup_person (child->guardian, child->relationship);
  g_autofree char *collectors = dup_collectors (child);
  g_autofree char *remarks = dup_remarks (self->of->of, child->id);

  summer_form_row_set (row, NUMBER, number, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, CODE, child->code, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, NAME, child->name, SUMMER_FORM_PLAIN);
  if (child->sex != SUMMER_SEX_UNKNOWN)
    summer_form_row_set (row, SEX, summer_terms_get_text (SUMMER_TERMS_SEX, (int) child->sex),
                         SUMMER_FORM_PLAIN);
  summer_form_row_set (row, BIRTH, birth, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, SCHOOL, school, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, GUARDIAN, guardian, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, TELEPHONE, child->telephone, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, COLLECTORS, collectors, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, HEALTH, child->health, SUMMER_FORM_STRONG);
  summer_form_row_set (row, REMARKS, remarks, SUMMER_FORM_PLAIN);
  return TRUE;
}

/**
 * summer_roster_form_new:
 * @of: any day of the class: its children, whatever the dates of their enrolments
 * @today: the day of printing, by which ages are given
 *
 * Telephone numbers stand in full and health in words, because that is what this form is printed for; it says
 * on its foot that it is not for the wall.
 *
 * Returns: (transfer full): the form, or NULL with @error set
 */
SummerForm *
summer_roster_form_new (SummerStore *store,
                        const SummerClassDay *of,
                        SummerDay today,
                        GError **error)
{
  Making self = { .of = of, .today = today };
  g_autoptr (SummerTableForm) form = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && of != NULL, NULL);

  /* Translators: title of a printed form; %s is the programme. */
  title = g_strdup_printf (_ ("%s: roster with telephone numbers"), of->facts->name);
  form = self.form = summer_table_form_new (title, TRUE);
  summer_form_take_name (SUMMER_FORM (form),
                         g_strdup_printf ("%s %s", of->of->code, _ ("Roster with telephones")));
  summer_table_form_set_heights (form, LOWEST, 0);
  add_columns (form, of);
  for (guint i = 0; i < of->n_children; i++)
    if (!summer_child_find (store, of->children[i].id, add_child, &self, error))
      return NULL;
  words = g_strdup_printf (ngettext ("%u child", "%u children", self.number), self.number);
  summer_table_form_set_about (form, of->of, words, today);
  summer_table_form_add_note (
      form, _ ("Personal data of children and parents: for the staff of this class only. Keep it "
               "locked away, do not put it up, and destroy it when the class has ended."));
  return SUMMER_FORM (g_steal_pointer (&form));
}
