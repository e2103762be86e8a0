#include "config.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-life-queries.h"
#include "summer-provider-record.h"

static gboolean
check (SummerStore *store,
       const SummerOrganisationRecord *record,
       SummerComplaints *complaints,
       GError **error)
{
  gboolean taken = FALSE;

  if (!summer_organisation_is_taken (store, record, &taken, error))
    return FALSE;
  if (record->name == NULL)
    summer_complaints_add (complaints, "name", _ ("Write its name."));
  else if (taken)
    summer_complaints_add (complaints, "name", _ ("“%s” is registered already."), record->name);
  if (record->credit_code != NULL && !summer_credit_code_check (record->credit_code))
    summer_complaints_add (complaints, "credit_code",
                           _ ("This is no unified social credit code: compare its 18 characters "
                              "with the licence."));
  if (record->telephone != NULL && !summer_telephone_check (record->telephone))
    summer_complaints_warn (complaints, "telephone", _ ("This number cannot be dialled."));
  return summer_complaints_is_empty (complaints);
}

void
summer_organisation_check (SummerStore *store,
                           const SummerOrganisationRecord *record,
                           SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;

  if (!check (store, record, complaints, &error) && error != NULL)
    summer_complaints_add (complaints, "name", "%s", error->message);
}

static gboolean
take_name (const SummerOrganisationRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup (record->name);
  return FALSE;
}

static gboolean
write_changed (SummerStore *store, const SummerOrganisationRecord *record, GError **error)
{
  g_autofree char *before = NULL;

  return summer_organisation_find (store, record->id, take_name, &before, error)
         && summer_organisation_update (store, record, error)
         && (g_strcmp0 (before, record->name) == 0
             || summer_organisation_rename (store, record->programme, record->kind, before,
                                            record->name, error));
}

/**
 * summer_organisation_save:
 * @record: a new one is given its id
 *
 * Stores a host or a co-organiser, as one entry. Where it has another name than before, its classes name it so.
 */
gboolean
summer_organisation_save (SummerStore *store,
                          SummerOrganisationRecord *record,
                          SummerComplaints *complaints,
                          char **done,
                          GError **error)
{
  SummerOrganisationRecord changed = *record;

  if (!check (store, record, complaints, error)
      || !summer_store_begin (store, record->id == 0 ? "add" : "edit", record->name, error)
      || !summer_clerk_finish (store,
                               record->id == 0 ? summer_organisation_insert (store, &changed, error)
                                               : write_changed (store, &changed, error),
                               record->id == 0 ? _ ("Added: %s") : _ ("Changed: %s"), record->name,
                               done, error))
    return FALSE;
  record->id = changed.id;
  return TRUE;
}

typedef struct
{
  gint64 programme;
  SummerOrganisationKind kind;
  char *name; /* owned */
} Organisation;

static gboolean
take_organisation (const SummerOrganisationRecord *record, gpointer user_data)
{
  *(Organisation *) user_data
      = (Organisation){ record->programme, record->kind, g_strdup (record->name) };
  return FALSE;
}

gboolean
summer_organisation_remove (SummerStore *store, gint64 id, char **done, GError **error)
{
  Organisation found = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) references = NULL;
  guint classes = 0;

  if (!summer_organisation_find (store, id, take_organisation, &found, error))
    return FALSE;
  name = found.name;
  if (!summer_organisation_count_classes (store, found.programme, found.kind, name, &classes,
                                          error))
    return FALSE;
  if (classes > 0)
    return summer_clerk_set_refused (error,
                                     ngettext ("%s cannot be deleted: %u class names it.",
                                               "%s cannot be deleted: %u classes name it.",
                                               classes),
                                     name, classes);
  references = summer_references_list (store, "organisation", id, error);
  if (references == NULL)
    return FALSE;
  if (references->len > 0)
    {
      text = summer_references_dup_text (references);
      return summer_clerk_set_refused (error,
                                       _ ("%s cannot be deleted: there are records of it (%s)."),
                                       name, text);
    }
  if (!summer_store_begin (store, "delete", name, error))
    return FALSE;
  return summer_clerk_finish (store, summer_organisation_delete (store, id, error),
                              _ ("Deleted: %s"), name, done, error);
}
