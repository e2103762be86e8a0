#include "config.h"

#include "summer-release-check.h"

#include "summer-child-table.h"
#include "summer-day-table.h"
#include "summer-name.h"
#include "summer-pickup-table.h"

#include <glib/gi18n.h>

static void
person_free (gpointer data)
{
  SummerReleasePerson *person = data;

  g_free (person->name);
  g_free (person->relationship);
  g_free (person->telephone);
  g_free (person->note);
  g_free (person->signed_by);
  g_clear_pointer (&person->photo, g_bytes_unref);
  g_free (person);
}

static SummerReleasePerson *
person_new (const char *name, const char *relationship, const char *telephone)
{
  SummerReleasePerson *person = g_new0 (SummerReleasePerson, 1);

  person->name = g_strstrip (g_strdup (name));
  person->relationship = g_strdup (relationship);
  person->telephone = g_strdup (telephone);
  person->first_day = person->last_day = person->signed_on = SUMMER_DAY_NONE;
  return person;
}

static SummerReleasePerson *
find_person (GPtrArray *persons, const char *name)
{
  for (guint i = 0; i < persons->len; i++)
    if (summer_name_equal (((SummerReleasePerson *) persons->pdata[i])->name, name))
      return persons->pdata[i];
  return NULL;
}

static void
add_listed (SummerReleaseCheck *self,
            const char *name,
            const char *relationship,
            const char *telephone,
            gboolean guardian)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));
  SummerReleasePerson *person;

  if (*trimmed == '\0' || find_person (self->persons, trimmed) != NULL)
    return;
  person = person_new (trimmed, relationship, telephone);
  person->guardian = guardian;
  g_ptr_array_add (self->persons, person);
}

/* The guardian first, then the collectors in the order of the roster. */
static gboolean
take_child (const SummerChildRecord *record, gpointer user_data)
{
  SummerReleaseCheck *self = user_data;

  add_listed (self, record->guardian, record->relationship, record->telephone, TRUE);
  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    add_listed (self, record->collectors[i].name, record->collectors[i].relationship,
                record->collectors[i].telephone, FALSE);
  return TRUE;
}

static void
fill_person (SummerReleasePerson *person, const SummerAuthorisationRecord *record)
{
  person->authorisation = record->id;
  if (record->relationship != NULL)
    {
      g_free (person->relationship);
      person->relationship = g_strdup (record->relationship);
    }
  if (record->telephone != NULL)
    {
      g_free (person->telephone);
      person->telephone = g_strdup (record->telephone);
    }
  g_free (person->note);
  g_free (person->signed_by);
  person->note = g_strdup (record->note);
  person->signed_by = g_strdup (record->signed_by);
  person->signed_on = record->signed_on;
  person->first_day = record->first_day;
  person->last_day = record->last_day;
  person->weekdays = record->weekdays;
  person->once = record->once != 0;
}

/* Several rows may be about one person: the one that lets it collect today is what counts, and else that it is a
 * minor. */
static void
take_may (SummerReleaseCheck *self, const SummerAuthorisationRecord *record)
{
  SummerReleasePerson *person = find_person (self->persons, record->name);
  SummerCollectorState state = summer_authorisation_judge (record, self->day);

  if (person == NULL)
    {
      person = person_new (record->name, record->relationship, record->telephone);
      g_ptr_array_add (self->persons, person);
    }
  else if (person->authorisation != 0
           && (person->state == SUMMER_COLLECTOR_VALID
               || (person->state == SUMMER_COLLECTOR_MINOR && state != SUMMER_COLLECTOR_VALID)))
    return;
  person->state = state;
  fill_person (person, record);
}

static gboolean
take_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  SummerReleaseCheck *self = user_data;

  switch (record->kind)
    {
    case SUMMER_MAY_COLLECT:
      take_may (self, record);
      break;
    case SUMMER_MUST_NOT_COLLECT:
      if (summer_authorisation_forbids (record, self->day))
        {
          SummerReleasePerson *person
              = person_new (record->name, record->relationship, record->telephone);

          person->state = SUMMER_COLLECTOR_FORBIDDEN;
          fill_person (person, record);
          g_ptr_array_add (self->forbidden, person);
        }
      break;
    case SUMMER_MAY_GO_ALONE:
    default:
      if (summer_authorisation_judge (record, self->day) == SUMMER_COLLECTOR_VALID && !self->alone)
        {
          self->alone = TRUE;
          self->alone_signed_by = g_strdup (record->signed_by);
          self->alone_signed_on = record->signed_on;
        }
      break;
    }
  return TRUE;
}

static gboolean
take_day (const SummerDayRow *row, gpointer user_data)
{
  SummerReleaseCheck *self = user_data;
  SummerReleasePerson *person = find_person (self->persons, row->brought_by);

  if (person == NULL && row->brought_by != NULL)
    for (guint i = 0; i < self->persons->len && person == NULL; i++)
      if (g_strcmp0 (((SummerReleasePerson *) self->persons->pdata[i])->relationship,
                     row->brought_by)
          == 0)
        person = self->persons->pdata[i];
  if (person != NULL)
    person->brought = TRUE;
  return TRUE;
}

/* Who must not collect is not among those who may, whatever else was put in writing. Who may comes first. */
static void
part_persons (SummerReleaseCheck *self)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->persons);

  self->persons = g_ptr_array_new_with_free_func (person_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < all->len; i++)
      {
        SummerReleasePerson *person = all->pdata[i];

        if (person == NULL || (pass == 0) != (person->state == SUMMER_COLLECTOR_VALID))
          continue;
        all->pdata[i] = NULL;
        if (find_person (self->forbidden, person->name) != NULL)
          {
            person_free (person);
            continue;
          }
        g_ptr_array_add (self->persons, person);
        self->n_valid += pass == 0;
      }
}

static gboolean
load_photos (SummerStore *store, GPtrArray *persons, GError **error)
{
  for (guint i = 0; i < persons->len; i++)
    {
      SummerReleasePerson *person = persons->pdata[i];
      GError *local = NULL;

      if (person->authorisation != 0)
        person->photo = summer_authorisation_load_photo (store, person->authorisation, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * summer_release_check_load:
 * @class_id: where the child is to be collected, for who brought it
 *
 * Returns: (transfer full) (nullable): who may take the child home on @day and who must not; NULL with @error set
 */
SummerReleaseCheck *
summer_release_check_load (
    SummerStore *store, gint64 class_id, gint64 child, SummerDay day, GError **error)
{
  g_autoptr (SummerReleaseCheck) self = g_new0 (SummerReleaseCheck, 1);

  self->child = child;
  self->day = day;
  self->alone_signed_on = SUMMER_DAY_NONE;
  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->forbidden = g_ptr_array_new_with_free_func (person_free);
  if (!summer_child_find (store, child, take_child, self, error)
      || !summer_authorisation_each (store, child, take_authorisation, self, error))
    return NULL;
  part_persons (self);
  if (!load_photos (store, self->persons, error) || !load_photos (store, self->forbidden, error)
      || !summer_day_row_find (store, class_id, day, child, take_day, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_release_check_free:
 */
void
summer_release_check_free (SummerReleaseCheck *self)
{
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->forbidden);
  g_free (self->alone_signed_by);
  g_free (self);
}

/**
 * summer_release_check_get_person:
 * @name: as it was said at the door
 *
 * Returns: (nullable) (transfer none): the person of this name, forbidden or not; NULL when nobody listed is
 *   called so
 */
const SummerReleasePerson *
summer_release_check_get_person (const SummerReleaseCheck *self, const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));
  const SummerReleasePerson *person = find_person (self->forbidden, trimmed);

  return person != NULL ? person : find_person (self->persons, trimmed);
}

static char *
dup_weekdays (int weekdays)
{
  static const char *const names[]
      = { NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"),
          NC_ ("weekday", "Thu"), NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"),
          NC_ ("weekday", "Sun") };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (weekdays & 1 << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "",
                              g_dpgettext2 (NULL, "weekday", names[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_period (const SummerReleasePerson *person)
{
  g_autofree char *first = summer_day_dup_text (person->first_day);
  g_autofree char *last = summer_day_dup_text (person->last_day);

  if (person->first_day != SUMMER_DAY_NONE && person->first_day == person->last_day)
    return g_strdup_printf (_ ("only on %s"), first);
  if (person->first_day != SUMMER_DAY_NONE && person->last_day != SUMMER_DAY_NONE)
    return g_strdup_printf (_ ("%s to %s"), first, last);
  if (person->first_day != SUMMER_DAY_NONE)
    return g_strdup_printf (_ ("from %s"), first);
  if (person->last_day != SUMMER_DAY_NONE)
    return g_strdup_printf (_ ("until %s"), last);
  return g_strdup (person->once ? _ ("once") : _ ("the whole summer"));
}

/**
 * summer_release_person_dup_validity:
 *
 * Returns: (transfer full): when the person may collect, or why not today, in words
 */
char *
summer_release_person_dup_validity (const SummerReleasePerson *person)
{
  g_autofree char *period = dup_period (person);
  g_autofree char *days = dup_weekdays (person->weekdays);
  g_autofree char *day = NULL;

  switch (person->state)
    {
    case SUMMER_COLLECTOR_FORBIDDEN:
      return g_strdup (_ ("must not collect"));
    case SUMMER_COLLECTOR_MINOR:
      return g_strdup (_ ("under 18: may not collect"));
    case SUMMER_COLLECTOR_USED:
      return g_strdup (_ ("was good for one release, which was"));
    case SUMMER_COLLECTOR_EXPIRED:
      day = summer_day_dup_text (person->last_day);
      return g_strdup_printf (_ ("expired on %s"), day);
    case SUMMER_COLLECTOR_NOT_YET:
      day = summer_day_dup_text (person->first_day);
      return g_strdup_printf (_ ("not before %s"), day);
    case SUMMER_COLLECTOR_OTHER_WEEKDAY:
      return g_strdup_printf (_ ("not today: only %s"), days);
    case SUMMER_COLLECTOR_VALID:
    default:
      return *days == '\0' ? g_steal_pointer (&period) : g_strdup_printf ("%s · %s", period, days);
    }
}
