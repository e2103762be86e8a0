#include "config.h"

#include "summer-agreement.h"

#include <glib/gi18n.h>

#include "summer-agreement-table.h"
#include "summer-clerk-entry.h"
#include "summer-document-table.h"

void
summer_agreement_check (const SummerAgreementRecord *record,
                        SummerDay today,
                        SummerComplaints *complaints)
{
  if (record->version == NULL || *record->version == '\0')
    summer_complaints_add (complaints, "version", _ ("Write which version was signed."));
  if (record->guardian == NULL || *record->guardian == '\0')
    summer_complaints_add (complaints, "guardian", _ ("Write who signed."));
  if (record->signed_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "signed_on", _ ("Write the day on which it was signed."));
  else if (record->signed_on > today)
    summer_complaints_add (complaints, "signed_on", _ ("This day is still to come."));
}

typedef struct
{
  const SummerAgreementRecord *record;
  gboolean taken;
  SummerDay former; /* on which the stored one was signed; none = it is new */
} Version;

static gboolean
find_version (const SummerAgreementRecord *record, gpointer user_data)
{
  Version *version = user_data;

  if (record->id == version->record->id)
    version->former = record->signed_on;
  version->taken |= record->id != version->record->id
                    && record->class_id == version->record->class_id
                    && g_strcmp0 (record->version, version->record->version) == 0;
  return TRUE;
}

/**
 * summer_agreement_save:
 * @record: gets an id when it has none
 * @complaints: what is wrong, and nothing was written
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Stores an agreement. The enrolments of the child in the class are agreed to from the earliest day signed: that is
 * what the conditions of the subsidy ask for.
 *
 * Returns: FALSE with complaints, or with @error set
 */
gboolean
summer_agreement_save (SummerStore *store,
                       SummerAgreementRecord *record,
                       SummerDay today,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  const gboolean is_new = record->id == 0;
  Version version = { record, FALSE, SUMMER_DAY_NONE };
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_agreement_check (record, today, complaints);
  if (!summer_agreement_each (store, record->child, find_version, &version, error))
    return FALSE;
  if (version.taken)
    summer_complaints_add (complaints, "version",
                           _ ("An agreement of this version is kept already."));
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "agreement", NULL, error))
    return FALSE;
  written = is_new ? summer_agreement_insert (store, record, error)
                   : summer_agreement_update (store, record, error);
  if (summer_clerk_finish (store,
                           written
                               && summer_agreement_apply (store, record->class_id, record->child,
                                                          version.former, error),
                           _ ("Agreement kept: %s"), record->version, done, error))
    return TRUE;
  if (is_new)
    record->id = 0;
  return FALSE;
}

typedef struct
{
  SummerAgreementRecord record;
  char *version; /* owned */
} Kept;

static gboolean
note_kept (const SummerAgreementRecord *record, gpointer user_data)
{
  Kept *kept = user_data;

  kept->record = *record;
  kept->version = g_strdup (record->version);
  return FALSE;
}

/**
 * summer_agreement_remove:
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Takes an agreement out that was noted by mistake, with its documents. The enrolments of the child in the class are
 * agreed to from the earliest day of those that stay; of none without any.
 */
gboolean
summer_agreement_remove (SummerStore *store, gint64 id, char **done, GError **error)
{
  Kept kept = { 0 };
  g_autofree char *version = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_agreement_find (store, id, note_kept, &kept, error))
    return FALSE;
  version = kept.version;
  if (!summer_store_begin (store, "delete", version, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_document_delete_of (store, "agreement", id, error)
                                  && summer_agreement_delete (store, id, error)
                                  && summer_agreement_apply (store, kept.record.class_id,
                                                             kept.record.child,
                                                             kept.record.signed_on, error),
                              _ ("Deleted: %s"), version, done, error);
}
