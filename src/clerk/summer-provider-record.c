#include "config.h"

#include "summer-provider-record.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-life-queries.h"

/* {{{ Particulars */

static gboolean
check (SummerStore *store,
       const SummerProviderForm *form,
       SummerComplaints *complaints,
       GError **error)
{
  GError *local = NULL;
  g_autofree char *other = summer_provider_dup_other (store, &form->provider, &local);
  SummerDay last = SUMMER_DAY_NONE;

  if (local == NULL && form->provider.id != 0)
    last = summer_provider_get_last_day (store, form->provider.id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  if (form->provider.name == NULL)
    summer_complaints_add (complaints, "name", _ ("Write its name."));
  if (form->provider.credit_code != NULL && !summer_credit_code_check (form->provider.credit_code))
    summer_complaints_add (complaints, "credit_code",
                           _ ("This is no unified social credit code: compare its 18 characters "
                              "with the licence."));
  if (other != NULL)
    summer_complaints_add (complaints,
                           g_strcmp0 (other, form->provider.name) == 0 ? "name" : "credit_code",
                           _ ("“%s” is registered already."), other);
  if (form->provider.qualified_until == SUMMER_DAY_NONE)
    summer_complaints_warn (complaints, "qualified_until",
                            _ ("Without it none of its classes can be approved."));
  else if (last != SUMMER_DAY_NONE && form->provider.qualified_until < last)
    summer_complaints_warn (complaints, "qualified_until",
                            _ ("One of its classes ends after this day."));
  if (form->detail.telephone != NULL && !summer_telephone_check (form->detail.telephone))
    summer_complaints_warn (complaints, "telephone", _ ("This number cannot be dialled."));
  return summer_complaints_is_empty (complaints);
}

void
summer_provider_form_check (SummerStore *store,
                            const SummerProviderForm *form,
                            SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;

  if (!check (store, form, complaints, &error) && error != NULL)
    summer_complaints_add (complaints, "name", "%s", error->message);
}

static gboolean
is_empty (const SummerProviderDetailRecord *detail)
{
  return detail->licence == NULL && detail->qualification == NULL && detail->contact == NULL
         && detail->telephone == NULL && detail->address == NULL && detail->experience == NULL
         && detail->note == NULL;
}

static gboolean
take_state (const SummerProviderRecord *record, gpointer user_data)
{
  ((SummerProviderRecord *) user_data)->state = record->state;
  return FALSE;
}

static gboolean
write_provider (SummerStore *store,
                SummerProviderRecord *provider,
                SummerProviderDetailRecord *detail,
                GError **error)
{
  if (provider->id == 0 ? !summer_provider_insert (store, provider, error)
                        : !summer_provider_find (store, provider->id, take_state, provider, error)
                              || !summer_provider_update (store, provider, error))
    return FALSE;
  detail->provider = provider->id;
  return is_empty (detail) ? summer_provider_detail_clear (store, provider->id, error)
                           : summer_provider_detail_save (store, detail, error);
}

/**
 * summer_provider_form_save:
 * @form: a new provider is given its id
 *
 * Stores a provider with its particulars, as one entry. Whether it is barred is its integrity record's to say.
 */
gboolean
summer_provider_form_save (SummerStore *store,
                           SummerProviderForm *form,
                           SummerComplaints *complaints,
                           char **done,
                           GError **error)
{
  SummerProviderRecord provider = form->provider;
  SummerProviderDetailRecord detail = form->detail;

  if (!check (store, form, complaints, error)
      || !summer_store_begin (store, provider.id == 0 ? "add" : "edit", provider.name, error)
      || !summer_clerk_finish (store, write_provider (store, &provider, &detail, error),
                               form->provider.id == 0 ? _ ("Added: %s") : _ ("Changed: %s"),
                               provider.name, done, error))
    return FALSE;
  form->provider.id = provider.id;
  return TRUE;
}

static gboolean
take_name (const SummerProviderRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup (record->name);
  return FALSE;
}

static gboolean
delete_event (const SummerProviderEventRecord *record, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, record->id);
  return TRUE;
}

static gboolean
delete_provider (SummerStore *store, gint64 id, GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!summer_provider_event_each (store, id, delete_event, events, error))
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    if (!summer_provider_event_delete (store, g_array_index (events, gint64, i), error))
      return FALSE;
  return summer_provider_detail_clear (store, id, error)
         && summer_provider_delete (store, id, error);
}

/**
 * summer_provider_record_delete:
 *
 * Deletes a provider that no class and no document belongs to, with its particulars and its integrity record.
 */
gboolean
summer_provider_record_delete (SummerStore *store, gint64 id, char **done, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) references = NULL;

  if (!summer_provider_find (store, id, take_name, &name, error))
    return FALSE;
  references = summer_references_list (store, "provider", id, error);
  if (references == NULL)
    return FALSE;
  for (guint i = references->len; i-- > 0;)
    if (g_str_has_prefix (g_array_index (references, SummerReference, i).table, "provider_"))
      g_array_remove_index (references, i);
  if (references->len > 0)
    {
      text = summer_references_dup_text (references);
      return summer_clerk_set_refused (error,
                                       _ ("%s cannot be deleted: there are records of it (%s)."),
                                       name, text);
    }
  if (!summer_store_begin (store, "delete", name, error))
    return FALSE;
  return summer_clerk_finish (store, delete_provider (store, id, error), _ ("Deleted: %s"), name,
                              done, error);
}

/* }}} */
/* {{{ The integrity record */

void
summer_provider_event_check (const SummerProviderEventRecord *record,
                             SummerDay today,
                             SummerComplaints *complaints)
{
  if (record->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", _ ("Write the day."));
  else if (record->kind != SUMMER_INTEGRITY_BARRED && record->day > today)
    summer_complaints_add (complaints, "day", _ ("This day is still to come."));
  if (record->until != SUMMER_DAY_NONE && record->kind != SUMMER_INTEGRITY_BARRED)
    summer_complaints_add (complaints, "until", _ ("Only a bar lasts until a day."));
  else if (record->until != SUMMER_DAY_NONE && record->day != SUMMER_DAY_NONE
           && record->until < record->day)
    summer_complaints_add (complaints, "until", _ ("This is before its first day."));
  else if (record->until == SUMMER_DAY_NONE && record->kind == SUMMER_INTEGRITY_BARRED)
    summer_complaints_warn (complaints, "until", _ ("Without a day it is barred for good."));
  if (record->reason == NULL)
    summer_complaints_add (complaints, "reason", _ ("Write the reason."));
  if (record->person == NULL)
    summer_complaints_add (complaints, "person", _ ("Write who enters it."));
}

/* The numbers of an entry; its texts go with the call. */
static gboolean
take_event (const SummerProviderEventRecord *record, gpointer user_data)
{
  *(SummerProviderEventRecord *) user_data = (SummerProviderEventRecord){
    .provider = record->provider,
    .kind = record->kind,
  };
  return FALSE;
}

/**
 * summer_provider_event_save:
 * @record: a new one is given its id
 *
 * Stores an entry of the integrity record. Whether the provider is barred follows from its bars, in the same entry of
 * the journal.
 */
gboolean
summer_provider_event_save (SummerStore *store,
                            SummerProviderEventRecord *record,
                            SummerDay today,
                            SummerComplaints *complaints,
                            char **done,
                            GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  SummerProviderEventRecord before = { .kind = record->kind };
  gboolean bars;

  summer_provider_event_check (record, today, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_provider_find (store, record->provider, take_name, &name, error)
      || (record->id != 0
          && !summer_provider_event_find (store, record->id, take_event, &before, error)))
    return FALSE;
  /* Only a bar says whether it is barred; that may have come with the workbook. */
  bars = before.kind == SUMMER_INTEGRITY_BARRED || record->kind == SUMMER_INTEGRITY_BARRED;
  what = g_strdup_printf ("%s · %s", name,
                          summer_terms_get_text (SUMMER_TERMS_INTEGRITY, (int) record->kind));
  if (!summer_store_begin (store, "integrity", what, error))
    return FALSE;
  return summer_clerk_finish (store,
                              (record->id == 0
                                   ? summer_provider_event_insert (store, record, error)
                                   : summer_provider_event_update (store, record, error))
                                  && summer_provider_sync_state (store, record->provider, bars,
                                                                 error),
                              _ ("Entered: %s"), what, done, error);
}

/**
 * summer_provider_event_remove:
 *
 * Takes an entry off the integrity record. Only without a bar that was on it the provider is barred no more.
 */
gboolean
summer_provider_event_remove (SummerStore *store, gint64 id, char **done, GError **error)
{
  SummerProviderEventRecord event = { 0 };
  g_autofree char *name = NULL;

  if (!summer_provider_event_find (store, id, take_event, &event, error)
      || !summer_provider_find (store, event.provider, take_name, &name, error)
      || !summer_store_begin (store, "integrity", name, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_provider_event_delete (store, id, error)
                                  && summer_provider_sync_state (store, event.provider,
                                                                 event.kind
                                                                     == SUMMER_INTEGRITY_BARRED,
                                                                 error),
                              _ ("Taken off the integrity record: %s"), name, done, error);
}

/**
 * summer_provider_lift_bar:
 * @day: the first day on which it is not barred any more
 * @reason: why
 * @today: the clock's day: a bar is lifted when it ends, not ahead
 *
 * Ends for good the bars that are in force, and takes back those to come; also a bar that came with the workbook alone.
 */
gboolean
summer_provider_lift_bar (SummerStore *store,
                          gint64 id,
                          SummerDay day,
                          const char *reason,
                          SummerDay today,
                          char **done,
                          GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  if (reason == NULL || *reason == '\0')
    return summer_clerk_set_refused (error, _ ("Write the reason."));
  if (day > today)
    return summer_clerk_set_refused (error, _ ("This day is still to come."));
  if (!summer_provider_find (store, id, take_name, &name, error))
    return FALSE;
  what = g_strdup_printf ("%s · %s", name, reason);
  if (!summer_store_begin (store, "integrity", what, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_provider_end_bars (store, id, day, error)
                                  && summer_provider_sync_state (store, id, TRUE, error),
                              _ ("Not barred any more: %s"), name, done, error);
}

/* }}} */
