#include "config.h"

#include "summer-permission.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-money.h"
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

/* Commits what was written, or takes it back. */
static gboolean
finish (SummerStore *store,
        gboolean written,
        const char *format,
        const char *what,
        char **done,
        GError **error)
{
  if (!written)
    summer_store_rollback (store);
  if (!written || !summer_store_commit (store, NULL, error))
    return FALSE;
  if (done != NULL)
    *done = g_strdup_printf (format, what);
  return TRUE;
}

static gboolean
save (SummerStore *store,
      SummerAuthorisationRecord *record,
      gboolean with_photo,
      GBytes *photo,
      const char *child_name,
      SummerDay today,
      SummerAuthorisationField *field,
      char **done,
      GError **error)
{
  g_autofree char *what = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && record != NULL, FALSE);

  if (!summer_authorisation_check (record, today, field, error))
    return FALSE;

  what = dup_what (record, child_name);
  if (!summer_store_begin (store, "authorisation", what, error))
    return FALSE;
  written = record->id == 0 ? summer_authorisation_insert (store, record, error)
                            : summer_authorisation_update (store, record, error);
  written = written
            && (!with_photo || summer_authorisation_save_photo (store, record->id, photo, error));
  return finish (store, written, _ ("Kept: %s"), what, done, error);
}

/**
 * summer_permission_save:
 * @record: id 0 for a new one; it is filled in
 * @today: the clock's day
 * @field: (out) (optional): the field that was refused
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Keeps what a guardian said about one person, or that the child may go home alone.
 */
gboolean
summer_permission_save (SummerStore *store,
                        SummerAuthorisationRecord *record,
                        const char *child_name,
                        SummerDay today,
                        SummerAuthorisationField *field,
                        char **done,
                        GError **error)
{
  return save (store, record, FALSE, NULL, child_name, today, field, done, error);
}

/**
 * summer_permission_save_with_photo:
 * @photo: (nullable): of at most 256 KiB; %NULL takes it away
 */
gboolean
summer_permission_save_with_photo (SummerStore *store,
                                   SummerAuthorisationRecord *record,
                                   GBytes *photo,
                                   const char *child_name,
                                   SummerDay today,
                                   SummerAuthorisationField *field,
                                   char **done,
                                   GError **error)
{
  return save (store, record, TRUE, photo, child_name, today, field, done, error);
}

gboolean
summer_permission_remove (SummerStore *store,
                          const SummerAuthorisationRecord *record,
                          const char *child_name,
                          char **done,
                          GError **error)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && record != NULL, FALSE);

  what = dup_what (record, child_name);
  return summer_store_begin (store, "authorisation", what, error)
         && finish (store, summer_authorisation_delete (store, record->id, error),
                    _ ("Taken away: %s"), what, done, error);
}

/**
 * summer_permission_save_medicine:
 * @record: id 0 for a new one; its time is not read
 * @times: (array length=n_times): at which times of the day it is given
 *
 * Keeps one record a time. A record that is stored gets the first time, the others are new.
 */
gboolean
summer_permission_save_medicine (SummerStore *store,
                                 SummerMedicineRecord *record,
                                 const SummerTime *times,
                                 guint n_times,
                                 const char *child_name,
                                 SummerDay today,
                                 SummerMedicineField *field,
                                 char **done,
                                 GError **error)
{
  g_autofree char *what = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && record != NULL, FALSE);

  record->time = n_times > 0 ? times[0] : SUMMER_TIME_NONE;
  if (!summer_medicine_check (record, today, field, error))
    return FALSE;

  /* The journal is not sealed: it says for whom, not what. */
  what = g_strdup_printf (_ ("%s: medicine"), child_name);
  if (!summer_store_begin (store, "medicine", what, error))
    return FALSE;
  written = record->id == 0 ? summer_medicine_insert (store, record, error)
                            : summer_medicine_update (store, record, error);
  for (guint i = 1; written && i < n_times; i++)
    {
      SummerMedicineRecord another = *record;

      another.id = 0;
      another.time = times[i];
      written = summer_medicine_insert (store, &another, error);
    }
  return finish (store, written, _ ("Kept: %s"), what, done, error);
}

typedef struct
{
  gint64 medicine;
  gboolean given;
} Giving;

static gboolean
look_for_giving (const SummerMedicineGivenRecord *record, gpointer user_data)
{
  Giving *giving = user_data;

  giving->given |= record->medicine == giving->medicine;
  return !giving->given;
}

/**
 * summer_permission_remove_medicine:
 * @today: the clock's day
 *
 * Takes a medicine away. What was given of it stays in the records: such a one ends yesterday instead, or on its
 * first day where that has not passed.
 */
gboolean
summer_permission_remove_medicine (SummerStore *store,
                                   const SummerMedicineRecord *record,
                                   const char *child_name,
                                   SummerDay today,
                                   char **done,
                                   GError **error)
{
  g_autofree char *what = NULL;
  SummerMedicineRecord ended;
  Giving giving = { 0 };
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && record != NULL, FALSE);

  giving.medicine = record->id;
  what = g_strdup_printf (_ ("%s: medicine"), child_name);
  if (!summer_medicine_given_each (store, record->child, look_for_giving, &giving, error)
      || !summer_store_begin (store, "medicine", what, error))
    return FALSE;

  ended = *record;
  ended.last_day = MAX (record->first_day, MIN (record->last_day, today - 1));
  written = giving.given ? summer_medicine_update (store, &ended, error)
                         : summer_medicine_delete (store, record->id, error);
  return finish (store, written, giving.given ? _ ("Ended: %s") : _ ("Taken away: %s"), what, done,
                 error);
}
