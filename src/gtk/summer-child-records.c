#include "config.h"

#include "summer-child-records.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-identity.h"
#include "summer-pickup-table.h"
#include "summer-release-check.h"

#define MOST_GIVINGS 8 /* the latest of them are shown */

typedef struct
{
  SummerDetails *details;
  GPtrArray *lines; /* of GStrv: label, value; owned */
} Lines;

static void
add (Lines *self, char *label, char *value)
{
  char **line = g_new0 (char *, 3);

  line[0] = label;
  line[1] = value;
  g_ptr_array_add (self->lines, line);
}

/* Everything that was added, or a sentence that there is nothing; from the last most on where most is not 0. */
static void
flush (Lines *self, const char *title, const char *nothing, guint most)
{
  const guint first = most != 0 && self->lines->len > most ? self->lines->len - most : 0;

  if (self->lines->len == 0 && nothing == NULL)
    return;
  summer_details_add_section (self->details, title);
  for (guint i = first; i < self->lines->len; i++)
    {
      char **line = self->lines->pdata[i];

      summer_details_add_line (self->details, line[0], line[1]);
    }
  if (self->lines->len == 0)
    summer_details_add_note (self->details, nothing);
  g_ptr_array_set_size (self->lines, 0);
}

static char *
dup_person (const SummerReleasePerson *person)
{
  g_autofree char *telephone = summer_telephone_dup_masked (person->telephone);
  g_autofree char *validity = summer_release_person_dup_validity (person);
  GString *text = g_string_new (person->name);

  if (telephone != NULL)
    g_string_append_printf (text, " %s", telephone);
  g_string_append_printf (text, "\n%s", validity);
  return g_string_free (text, FALSE);
}

static void
describe_forbidden (SummerDetails *details, const SummerReleasePerson *person)
{
  g_autofree char *day = summer_day_dup_text (person->signed_on);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Must not collect: %s"), person->name);
  if (person->relationship != NULL)
    g_string_append_printf (text, _ (" (%s)"), person->relationship);
  if (person->note != NULL)
    g_string_append_printf (text, "\n%s", person->note);
  if (*day != '\0')
    g_string_append_printf (text, _ (" · signed on %s"), day);
  summer_details_add_warning (details, text->str);
  g_string_free (text, TRUE);
}

static gboolean
take_exception (const SummerReleaseExceptionRecord *record, gpointer user_data)
{
  GString *text = g_string_new (summer_terms_get_text (SUMMER_TERMS_RELEASE, (int) record->kind));
  g_autofree char *telephone = summer_telephone_dup_masked (record->telephone);
  g_autofree char *out = summer_time_dup_text (record->out);

  if (record->kind != SUMMER_RELEASE_ALONE && record->collected_by != NULL)
    g_string_append_printf (text, " · %s", record->collected_by);
  if (*telephone != '\0')
    g_string_append_printf (text, " %s", telephone);
  if (*out != '\0')
    g_string_append_printf (text, " · %s", out);
  if (record->reason != NULL)
    g_string_append_printf (text, _ (": %s"), record->reason);
  if (record->released_by != NULL)
    g_string_append_printf (text, _ (" · released by %s"), record->released_by);
  if (record->confirmed_by != NULL)
    g_string_append_printf (text, _ (", confirmed by %s"), record->confirmed_by);
  add (user_data, summer_day_dup_text (record->day), g_string_free (text, FALSE));
  return TRUE;
}

static gboolean
take_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  g_autofree char *first = summer_day_dup_text (record->first_day);
  g_autofree char *last = summer_day_dup_text (record->last_day);

  add (user_data, summer_time_dup_text (record->time),
       g_strdup_printf ("%s %s\n%s – %s", record->drug, record->dose, first, last));
  return TRUE;
}

static gboolean
take_giving (const SummerMedicineGivenRecord *record, gpointer user_data)
{
  g_autofree char *time = summer_time_dup_text (record->time);

  add (user_data, summer_day_dup_text (record->day),
       record->given ? g_strdup_printf (_ ("given %s, %s"), time, record->given_by)
                     : g_strdup_printf (_ ("not given (%s): %s"), record->given_by, record->note));
  return TRUE;
}

static void
describe_release (SummerDetails *details, const SummerReleaseCheck *check, Lines *lines)
{
  g_autofree char *day = summer_day_dup_text (check->alone_signed_on);

  for (guint i = 0; i < check->forbidden->len; i++)
    describe_forbidden (details, check->forbidden->pdata[i]);
  for (guint i = 0; i < check->persons->len; i++)
    {
      const SummerReleasePerson *person = check->persons->pdata[i];

      add (lines, g_strdup (person->relationship != NULL ? person->relationship : ""),
           dup_person (person));
    }
  if (check->alone)
    add (lines, g_strdup (_ ("Home alone")),
         g_strdup_printf (_ ("allowed, signed by %s on %s"), check->alone_signed_by, day));
  flush (lines, _ ("May take the child home"), _ ("Nobody is named."), 0);
}

/* Of the class that the desk works at, where the child is in it: who brought the child today is told there. */
static SummerReleaseCheck *
load_check (SummerWorkplace *workplace, gint64 child, SummerDay today, GError **error)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));

  return summer_release_check_load (store, summer_workplace_get_class (workplace), child, today,
                                    error);
}

/**
 * summer_child_records_describe:
 * @details: the panel; the sections are added at its end
 */
void
summer_child_records_describe (SummerDetails *details, SummerWorkplace *workplace, gint64 child)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Lines lines = { details, array };
  g_autoptr (SummerReleaseCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (workplace, &today, NULL);
  check = load_check (workplace, child, today, &error);
  if (check != NULL)
    describe_release (details, check, &lines);
  else
    summer_details_add_note (details, error->message);
  summer_details_add_button (details, _ ("Change Collectors and Medicines…"), "win.child-papers",
                             g_variant_new_int64 (child));

  g_clear_error (&error);
  if (!summer_release_exception_each (store, child, take_exception, &lines, &error))
    summer_details_add_note (details, error->message);
  flush (&lines, _ ("Releases that were exceptions"), NULL, 0);
  g_clear_error (&error);
  if (!summer_medicine_each (store, child, take_medicine, &lines, &error))
    summer_details_add_note (details, error->message);
  flush (&lines, _ ("Medicines"), NULL, 0);
  g_clear_error (&error);
  if (!summer_medicine_given_each (store, child, take_giving, &lines, &error))
    summer_details_add_note (details, error->message);
  flush (&lines, _ ("Medicines given"), NULL, MOST_GIVINGS);
}
