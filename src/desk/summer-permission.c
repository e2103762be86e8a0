#include "config.h"

#include "summer-permission.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-desk-entry.h"
#include "summer-money.h"
#include "summer-name.h"
#include "summer-pickup-table.h"

/* "Lin Tiantian: Wang Xiuying (may collect)" */
static char *
dup_what (const SummerAuthorisationRecord *record, const char *child_name)
{
  const char *kind = summer_terms_get_text (SUMMER_TERMS_AUTHORISATION, (int) record->kind);

  if (record->kind == SUMMER_MAY_GO_ALONE)
    return g_strdup_printf (_ ("%s: %s"), child_name, kind);
  /* Translators: child, the other person, "may collect" or "must not collect". */
  return g_strdup_printf (_ ("%s: %s (%s)"), child_name, record->name, kind);
}

/* What is stored of one paper, beside what was shown of it and what it is to be. */
typedef struct
{
  gint64 id;
  const char *seen;                 /* borrowed: the state that was shown */
  gconstpointer wanted;             /* borrowed; NULL = taken away */
  gboolean found, changed;          /* changed: it is not what was shown any more */
  gboolean ends;                    /* of what is wanted only the last day is another one */
  SummerAuthorisationRecord record; /* stored; its only text is name */
  char *name;                       /* owned */
  SummerDay last_day;               /* stored */
  SummerDay used;                   /* the latest day on which it counted; none = never */
} Paper;

static void
paper_clear (Paper *self)
{
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static gboolean
check_seen (const Paper *self, const char *child_name, GError **error)
{
  if (self->found && !self->changed)
    return TRUE;
  return summer_desk_set_conflict (error,
                                   self->found ? _ ("%s: this paper was changed in another window "
                                                    "meanwhile. Nothing was written; look at what "
                                                    "stands there now.")
                                               : _ ("%s: this paper was taken away in another "
                                                    "window meanwhile. Nothing was written."),
                                   child_name);
}

/* A paper that counted already may stay the same record only if no day that has passed is told otherwise: it ends
 * earlier, but not before it counted, or later, if it has not ended yet. */
static gboolean
keeps_past (const Paper *self, SummerDay last_day, SummerDay today)
{
  if (!self->ends)
    return FALSE;
  if (last_day == SUMMER_DAY_NONE
      || (self->last_day != SUMMER_DAY_NONE && last_day > self->last_day))
    return self->last_day == SUMMER_DAY_NONE || self->last_day >= today - 1;
  return last_day >= self->used;
}

/* The day on which a paper ends that counted already and is no more: yesterday, or when it counted last. */
static SummerDay
get_end (const Paper *self, SummerDay today)
{
  SummerDay yesterday = today - 1;

  if (self->last_day != SUMMER_DAY_NONE)
    yesterday = MIN (yesterday, self->last_day);
  return MAX (self->used, yesterday);
}

static gboolean
refuse_end (int *field, int which, GError **error)
{
  if (field != NULL)
    *field = which;
  g_set_error_literal (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                       _ ("It counted already, so that what is changed holds from now on: write a "
                          "later last day."));
  return FALSE;
}

static gboolean
take_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  Paper *self = user_data;

  if (record->id != self->id)
    return TRUE;

  g_autofree char *state = summer_authorisation_dup_state (record);
  self->found = TRUE;
  self->changed = g_strcmp0 (state, self->seen) != 0;
  self->record = *record;
  self->record.name = self->name
      = g_strdup (record->kind == SUMMER_MAY_GO_ALONE
                      ? summer_terms_get_chinese (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE)
                      : record->name);
  self->last_day = record->last_day;
  self->used = record->used_on;
  if (self->wanted != NULL)
    {
      SummerAuthorisationRecord ended = *record;
      g_autofree char *wanted = summer_authorisation_dup_state (self->wanted);
      g_autofree char *same = NULL;

      ended.last_day = ((const SummerAuthorisationRecord *) self->wanted)->last_day;
      same = summer_authorisation_dup_state (&ended);
      self->ends = g_str_equal (same, wanted);
    }
  return FALSE;
}

static gboolean
take_release (SummerDay day, const char *collected_by, gpointer user_data)
{
  Paper *self = user_data;

  if (summer_name_equal (collected_by, self->name)
      && (self->record.kind == SUMMER_MUST_NOT_COLLECT
              ? summer_authorisation_forbids (&self->record, day)
              : summer_authorisation_judge (&self->record, day) == SUMMER_COLLECTOR_VALID))
    self->used = MAX (self->used, day);
  return TRUE;
}

static gboolean
find_authorisation (
    Paper *self, SummerStore *store, gint64 child, const char *child_name, GError **error)
{
  return summer_authorisation_each (store, child, take_authorisation, self, error)
         && check_seen (self, child_name, error)
         && summer_release_each (store, child, take_release, self, error);
}

static gboolean
change_authorisation (SummerStore *store,
                      SummerAuthorisationRecord *record,
                      const char *seen,
                      const char *child_name,
                      SummerDay today,
                      SummerAuthorisationField *field,
                      GError **error)
{
  g_auto (Paper) paper = { .id = record->id, .seen = seen, .wanted = record };

  if (!find_authorisation (&paper, store, record->child, child_name, error))
    return FALSE;
  if (paper.used == SUMMER_DAY_NONE || keeps_past (&paper, record->last_day, today))
    return summer_authorisation_update (store, record, error);
  if (paper.record.once)
    {
      g_autofree char *day = summer_day_dup_text (paper.used);

      return summer_desk_set_refused (error,
                                      _ ("It was good for one release, which was on %s, and stays "
                                         "as it was. Add a new one."),
                                      day);
    }

  record->first_day = MAX (record->first_day, today);
  if (record->last_day != SUMMER_DAY_NONE && record->last_day < record->first_day)
    return refuse_end ((int *) field, SUMMER_AUTHORISATION_LAST_DAY, error);
  record->id = 0;
  return summer_authorisation_end (store, paper.id, get_end (&paper, today), error)
         && summer_authorisation_insert (store, record, error);
}

/* A photo that is another one than was shown is another paper, too. */
static gboolean
check_photo (SummerStore *store, gint64 id, GBytes *seen, const char *child_name, GError **error)
{
  GError *local = NULL;
  g_autoptr (GBytes) stored = summer_authorisation_load_photo (store, id, &local);
  const Paper paper = { .found = TRUE, .changed = TRUE };

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (seen == stored || (seen != NULL && stored != NULL && g_bytes_equal (seen, stored)))
    return TRUE;
  return check_seen (&paper, child_name, error);
}

static gboolean
write_authorisation (SummerStore *store,
                     SummerAuthorisationRecord *record,
                     GBytes *photo,
                     const SummerPermissionSeen *seen,
                     const char *child_name,
                     SummerDay today,
                     SummerAuthorisationField *field,
                     GError **error)
{
  const gint64 id = record->id;

  if (id == 0)
    {
      if (!summer_authorisation_insert (store, record, error))
        return FALSE;
    }
  else if (!check_photo (store, id, seen->photo, child_name, error)
           || !change_authorisation (store, record, seen->state, child_name, today, field, error))
    return FALSE;
  return (id == record->id && seen->photo == photo)
         || summer_authorisation_save_photo (store, record->id, photo, error);
}

/**
 * summer_permission_save:
 * @record: id 0 for a new one; it is filled in
 * @photo: (nullable): of at most 256 KiB; %NULL takes it away
 * @seen: what was shown of a stored one; of a new one nothing is read
 * @today: the clock's day
 * @field: (out) (optional): the field that was refused
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Keeps what a guardian said about one person, or that the child may go home alone. One by which the child went
 * home already ends, and what is written now begins today: the past stays as it was. One that is not any more
 * what was shown is a conflict, %SUMMER_DESK_ERROR_CONFLICT.
 */
gboolean
summer_permission_save (SummerStore *store,
                        SummerAuthorisationRecord *record,
                        GBytes *photo,
                        const SummerPermissionSeen *seen,
                        const char *child_name,
                        SummerDay today,
                        SummerAuthorisationField *field,
                        char **done,
                        GError **error)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && record != NULL && seen != NULL, FALSE);

  if (!summer_authorisation_check (record, today, field, error))
    return FALSE;

  what = dup_what (record, child_name);
  if (!summer_store_begin (store, "authorisation", what, error))
    return FALSE;
  return summer_desk_finish (store,
                             write_authorisation (store, record, photo, seen, child_name, today,
                                                  field, error),
                             _ ("Kept: %s"), what, done, error);
}

/**
 * summer_permission_remove:
 * @seen: what was shown of it
 * @today: the clock's day
 *
 * Takes a paper away. One by which the child went home already stays in the records and ends.
 */
gboolean
summer_permission_remove (SummerStore *store,
                          const SummerAuthorisationRecord *record,
                          const SummerPermissionSeen *seen,
                          const char *child_name,
                          SummerDay today,
                          char **done,
                          GError **error)
{
  g_autofree char *what = NULL;
  g_auto (Paper) paper = { .id = record->id, .seen = seen->state };
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  what = dup_what (record, child_name);
  if (!summer_store_begin (store, "authorisation", what, error))
    return FALSE;
  written = find_authorisation (&paper, store, record->child, child_name, error)
            && (paper.used == SUMMER_DAY_NONE
                    ? summer_authorisation_delete (store, record->id, error)
                    : summer_authorisation_end (store, record->id, get_end (&paper, today), error));
  return summer_desk_finish (store, written,
                             paper.used == SUMMER_DAY_NONE ? _ ("Taken away: %s") : _ ("Ended: %s"),
                             what, done, error);
}

static gboolean
take_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  Paper *self = user_data;

  if (record->id != self->id)
    return TRUE;

  g_autofree char *state = summer_medicine_dup_state (record);
  self->found = TRUE;
  self->changed = g_strcmp0 (state, self->seen) != 0;
  self->last_day = record->last_day;
  self->used = SUMMER_DAY_NONE;
  if (self->wanted != NULL)
    {
      SummerMedicineRecord ended = *record;
      g_autofree char *wanted = summer_medicine_dup_state (self->wanted);
      g_autofree char *same = NULL;

      ended.last_day = ((const SummerMedicineRecord *) self->wanted)->last_day;
      same = summer_medicine_dup_state (&ended);
      self->ends = g_str_equal (same, wanted);
    }
  return FALSE;
}

static gboolean
take_giving (const SummerMedicineGivenRecord *record, gpointer user_data)
{
  Paper *self = user_data;

  if (record->medicine == self->id)
    self->used = MAX (self->used, record->day);
  return TRUE;
}

static gboolean
find_medicine (
    Paper *self, SummerStore *store, gint64 child, const char *child_name, GError **error)
{
  return summer_medicine_each (store, child, take_medicine, self, error)
         && check_seen (self, child_name, error)
         && summer_medicine_given_each (store, child, take_giving, self, error);
}

/* What was given today is not given again today: then what is changed begins tomorrow. first: (out): on which
 * day further times begin. */
static gboolean
change_medicine (SummerStore *store,
                 SummerMedicineRecord *record,
                 const char *seen,
                 const char *child_name,
                 SummerDay today,
                 SummerMedicineField *field,
                 SummerDay *first,
                 GError **error)
{
  g_auto (Paper) paper = { .id = record->id, .seen = seen, .wanted = record };

  if (!find_medicine (&paper, store, record->child, child_name, error))
    return FALSE;
  if (paper.used == SUMMER_DAY_NONE)
    return summer_medicine_update (store, record, error);
  *first = MAX (record->first_day, today);
  if (keeps_past (&paper, record->last_day, today))
    return summer_medicine_update (store, record, error);

  record->first_day = *first = MAX (*first, paper.used + 1);
  if (record->last_day < record->first_day)
    return refuse_end ((int *) field, SUMMER_MEDICINE_LAST_DAY, error);
  record->id = 0;
  return summer_medicine_end (store, paper.id, get_end (&paper, today), error)
         && summer_medicine_insert (store, record, error);
}

static gboolean
write_medicine (SummerStore *store,
                SummerMedicineRecord *record,
                const char *seen,
                const SummerTime *times,
                guint n_times,
                const char *child_name,
                SummerDay today,
                SummerMedicineField *field,
                GError **error)
{
  SummerDay first = record->first_day;

  if (!(record->id == 0
            ? summer_medicine_insert (store, record, error)
            : change_medicine (store, record, seen, child_name, today, field, &first, error)))
    return FALSE;
  for (guint i = 1; i < n_times; i++)
    {
      SummerMedicineRecord another = *record;

      another.id = 0;
      another.time = times[i];
      another.first_day = first;
      if (another.last_day < first)
        return refuse_end ((int *) field, SUMMER_MEDICINE_LAST_DAY, error);
      if (!summer_medicine_insert (store, &another, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_permission_save_medicine:
 * @record: id 0 for a new one; its time is not read
 * @seen: what was shown of a stored one; of a new one nothing is read
 * @times: (array length=n_times): at which times of the day it is given
 *
 * Keeps one record a time. A record that is stored gets the first time, the others are new. One that was given
 * already ends, and what is written now begins today, or tomorrow where it was given today.
 */
gboolean
summer_permission_save_medicine (SummerStore *store,
                                 SummerMedicineRecord *record,
                                 const SummerPermissionSeen *seen,
                                 const SummerTime *times,
                                 guint n_times,
                                 const char *child_name,
                                 SummerDay today,
                                 SummerMedicineField *field,
                                 char **done,
                                 GError **error)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && record != NULL && seen != NULL, FALSE);

  record->time = n_times > 0 ? times[0] : SUMMER_TIME_NONE;
  if (!summer_medicine_check (record, today, field, error))
    return FALSE;

  /* The journal is not sealed: it says for whom, not what. */
  what = g_strdup_printf (_ ("%s: medicine"), child_name);
  if (!summer_store_begin (store, "medicine", what, error))
    return FALSE;
  return summer_desk_finish (store,
                             write_medicine (store, record, seen->state, times, n_times, child_name,
                                             today, field, error),
                             _ ("Kept: %s"), what, done, error);
}

/**
 * summer_permission_remove_medicine:
 * @seen: what was shown of it
 * @today: the clock's day
 *
 * Takes a medicine away. What was given of it stays in the records: such a one ends yesterday instead, or on the
 * day on which it was given last.
 */
gboolean
summer_permission_remove_medicine (SummerStore *store,
                                   const SummerMedicineRecord *record,
                                   const SummerPermissionSeen *seen,
                                   const char *child_name,
                                   SummerDay today,
                                   char **done,
                                   GError **error)
{
  g_autofree char *what = NULL;
  g_auto (Paper) paper = { .id = record->id, .seen = seen->state };
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  what = g_strdup_printf (_ ("%s: medicine"), child_name);
  if (!summer_store_begin (store, "medicine", what, error))
    return FALSE;
  written = find_medicine (&paper, store, record->child, child_name, error)
            && (paper.used == SUMMER_DAY_NONE
                    ? summer_medicine_delete (store, record->id, error)
                    : summer_medicine_end (store, record->id, get_end (&paper, today), error));
  return summer_desk_finish (store, written,
                             paper.used == SUMMER_DAY_NONE ? _ ("Taken away: %s") : _ ("Ended: %s"),
                             what, done, error);
}
